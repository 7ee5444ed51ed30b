package dev.cartwright.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cartwright.kernel.ChannelId;
import dev.cartwright.platform.Scope.Dimension;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Where somebody may do what they may. */
class ScopeTest {

    private static final Scope SHOP = Scope.of(List.of("web"), List.of());
    private static final Scope PLACE = Scope.of(List.of(), List.of("attic", "main"));
    private static final Scope BOTH = Scope.of(List.of("web"), List.of("main"));

    private static void assertRefused(Runnable asking, Map<String, Object> facts) {
        assertThatThrownBy(asking::run)
                .isInstanceOfSatisfying(
                        PermissionProblem.class,
                        it -> {
                            assertThat(it.getStatusCode().value()).isEqualTo(403);
                            assertThat(it.getBody().getType())
                                    .hasToString("/problems/scope-too-narrow");
                            assertThat(it.getBody().getProperties()).isEqualTo(facts);
                        });
    }

    @Test
    void naming_nothing_is_everywhere() {
        assertThat(Scope.EVERYWHERE.isEverywhere()).isTrue();
        assertThat(Scope.EVERYWHERE.admits(new ChannelId("web"))).isTrue();
        assertThat(Scope.EVERYWHERE.admitsLocation("main")).isTrue();
        assertThat(Scope.EVERYWHERE.admitsLocation(null)).isTrue();
        assertThat(BOTH.limits()).containsExactly(Dimension.CHANNEL, Dimension.LOCATION);
        assertThat(SHOP.limits()).containsExactly(Dimension.CHANNEL);
    }

    @Test
    void less_is_within_more_and_everywhere_is_within_nothing_less() {
        assertThat(BOTH.isWithin(SHOP)).isTrue();
        assertThat(BOTH.isWithin(PLACE)).isTrue();
        assertThat(SHOP.isWithin(BOTH)).as("at every location").isFalse();
        assertThat(PLACE.isWithin(BOTH)).isFalse();
        assertThat(Scope.EVERYWHERE.isWithin(SHOP)).isFalse();
        assertThat(SHOP.isWithin(Scope.EVERYWHERE)).isTrue();
        assertThat(SHOP.isWithin(Scope.of(List.of("till"), List.of()))).isFalse();
    }

    @Test
    void what_lies_elsewhere_is_refused_and_the_limits_are_told() {
        assertRefused(
                () -> SHOP.requireChannel(new ChannelId("till")),
                Map.of("channels", List.of("web")));
        assertRefused(
                () -> PLACE.requireLocation("cellar"),
                Map.of("locations", List.of("attic", "main")));
        assertThat(PLACE.admitsLocation(null)).as("at several").isFalse();
        assertThatCode(() -> PLACE.requireLocation("main")).doesNotThrowAnyException();
    }

    @Test
    void what_is_not_honoured_is_refused() {
        assertRefused(
                () -> BOTH.requireLimitsWithin(Set.of(Dimension.CHANNEL)),
                Map.of("channels", List.of("web"), "locations", List.of("main")));
        assertThatCode(() -> SHOP.requireLimitsWithin(Set.of(Dimension.CHANNEL)))
                .doesNotThrowAnyException();
        assertThatCode(() -> Scope.EVERYWHERE.requireLimitsWithin(Set.of()))
                .doesNotThrowAnyException();
    }

    @Test
    void stock_is_of_no_channel_and_changed_by_who_is_limited_to_its_place() {
        assertRefused(() -> SHOP.requireStock("main"), Map.of("channels", List.of("web")));
        assertThatCode(() -> BOTH.requireStock("main")).doesNotThrowAnyException();
        assertThatCode(() -> Scope.EVERYWHERE.requireStock("main")).doesNotThrowAnyException();
    }

    @Test
    void jobs_and_customers_are_not_limited() {
        assertThat(Grants.currentScope()).isEqualTo(Scope.EVERYWHERE);
        assertThat(Grants.NONE.scope()).isEqualTo(Scope.EVERYWHERE);
    }
}
