package dev.cartwright.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cartwright.kernel.ChannelId;
import dev.cartwright.kernel.InvalidField;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InventorySettingsTest {

    @Test
    void each_channel_holds_its_carts_for_as_long_as_it_says() {
        var settings = holding(List.of("default=20m", "b2b-eu = 2h"));

        assertThat(settings.holdCartsFor(new ChannelId("default")))
                .contains(Duration.ofMinutes(20));
        assertThat(settings.holdCartsFor(new ChannelId("b2b-eu"))).contains(Duration.ofHours(2));
        assertThat(settings.holdCartsFor(new ChannelId("other"))).isEmpty();
    }

    @Test
    void a_time_without_a_channel_holds_for_all_others() {
        var settings = holding(List.of("20m", "b2b-eu=2h"));

        assertThat(settings.holdCartsFor(new ChannelId("other"))).contains(Duration.ofMinutes(20));
        assertThat(settings.holdCartsFor(new ChannelId("b2b-eu"))).contains(Duration.ofHours(2));
    }

    @ParameterizedTest
    @ValueSource(strings = {"default", "default=", "=20m", "default=soon", "default=0s"})
    void what_is_no_channel_and_time_stops_the_start_and_is_named(String said) {
        assertThatThrownBy(() -> holding(List.of(said)))
                .isInstanceOf(InvalidField.class)
                .hasMessageContaining("cartwright.inventory.hold-carts-for must be");
    }

    private static InventorySettings holding(List<String> said) {
        var second = Duration.ofSeconds(1);
        return new InventorySettings(second, second, said, true, 0, second);
    }
}
