package dev.cartwright.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cartwright.kernel.CustomerId;
import dev.cartwright.platform.Access;
import dev.cartwright.platform.Actor;
import dev.cartwright.platform.Area;
import dev.cartwright.platform.ForStaff;
import dev.cartwright.platform.Grants;
import dev.cartwright.platform.OpenTo;
import dev.cartwright.platform.OpenTo.Audience;
import dev.cartwright.platform.Permission;
import dev.cartwright.platform.Problem;
import dev.cartwright.platform.Scope;
import dev.cartwright.platform.Scope.Dimension;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpMethod;
import org.springframework.web.method.HandlerMethod;

/** Whom an endpoint lets in, by what it says of itself. */
class DoorTest {

    @ForStaff(Area.ORDERS)
    @SuppressWarnings("unused") // Found by name.
    private static class Desk {

        void ask() {}

        @ForStaff(value = Area.PAYMENTS, access = Access.MONEY)
        void pay() {}

        @OpenTo(Audience.CUSTOMERS)
        void own() {}

        @ForStaff(value = Area.ORDERS, honours = Dimension.CHANNEL)
        void narrow() {}

        @ForStaff(value = Area.MAILS, openInDemo = true)
        void read() {}

        @ForStaff(Area.MAILS)
        @OpenTo(Audience.EVERYBODY)
        void both() {}
    }

    @SuppressWarnings("unused") // Found by name.
    private static class Nothing {
        void ask() {}
    }

    private static HandlerMethod endpoint(Object bean, String method) {
        try {
            return new HandlerMethod(bean, bean.getClass().getDeclaredMethod(method));
        } catch (NoSuchMethodException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static void pass(String endpoint, HttpMethod method, Actor.Kind who, String... may) {
        pass(endpoint, method, who, false, may);
    }

    private static void pass(
            String endpoint, HttpMethod method, Actor.Kind who, boolean demo, String... may) {
        pass(endpoint, method, who, demo, Scope.EVERYWHERE, may);
    }

    private static void pass(
            String endpoint,
            HttpMethod method,
            Actor.Kind who,
            boolean demo,
            Scope scope,
            String... may) {
        var permissions = Stream.of(may).map(Permission::parse).collect(Collectors.toSet());
        var grants = new Grants(permissions, scope);
        var actor = new Actor(who, new CustomerId(UUID.randomUUID()).toString(), "1");
        ScopedValue.where(Actor.CURRENT, actor)
                .where(Grants.CURRENT, grants)
                .run(() ->
                        Door.of(endpoint(new Desk(), endpoint)).orElseThrow().pass(method, demo));
    }

    private static void assertRefused(Runnable asking, String slug) {
        assertThatThrownBy(asking::run)
                .isInstanceOfSatisfying(
                        Problem.class,
                        it -> assertThat(it.getBody().getType()).hasToString("/problems/" + slug));
    }

    @Test
    void reading_and_writing_are_permissions_of_their_own() {
        pass("ask", HttpMethod.GET, Actor.Kind.API_KEY, "orders:read");
        pass("ask", HttpMethod.HEAD, Actor.Kind.STAFF, "orders:read");
        pass("ask", HttpMethod.POST, Actor.Kind.STAFF, "orders:write");
        for (var method : new HttpMethod[] {HttpMethod.PUT, HttpMethod.PATCH, HttpMethod.DELETE}) {
            assertRefused(
                    () -> pass("ask", method, Actor.Kind.STAFF, "orders:read", "orders:money"),
                    "permission-needed");
        }
        assertRefused(
                () -> pass("ask", HttpMethod.GET, Actor.Kind.API_KEY, "orders:write"),
                "permission-needed");
    }

    @Test
    void what_a_method_says_counts_before_its_class() {
        pass("pay", HttpMethod.POST, Actor.Kind.STAFF, "payments:money");
        assertRefused(
                () -> pass("pay", HttpMethod.POST, Actor.Kind.STAFF, "orders:write"),
                "permission-needed");
        pass("own", HttpMethod.GET, Actor.Kind.CUSTOMER);
        assertRefused(() -> pass("own", HttpMethod.GET, Actor.Kind.GUEST), "sign-in-needed");
        assertRefused(
                () -> pass("own", HttpMethod.GET, Actor.Kind.API_KEY, "orders:read"),
                "sign-in-needed");
    }

    @Test
    void nobody_else_comes_to_the_staffs() {
        assertRefused(() -> pass("ask", HttpMethod.GET, Actor.Kind.GUEST), "admin-key-required");
        assertRefused(() -> pass("ask", HttpMethod.GET, Actor.Kind.CUSTOMER), "staff-only");
    }

    @Test
    void the_demo_opens_what_says_so() {
        pass("read", HttpMethod.GET, Actor.Kind.GUEST, true);
        assertRefused(
                () -> pass("ask", HttpMethod.GET, Actor.Kind.GUEST, true), "admin-key-required");
        assertRefused(() -> pass("read", HttpMethod.GET, Actor.Kind.GUEST), "admin-key-required");
    }

    @Test
    void who_is_limited_comes_to_what_narrows_itself_by_that() {
        var channel = Scope.of(List.of("web"), List.of());
        var both = Scope.of(List.of("web"), List.of("main"));

        pass("narrow", HttpMethod.GET, Actor.Kind.STAFF, false, channel, "orders:read");
        assertRefused(
                () -> pass("narrow", HttpMethod.GET, Actor.Kind.STAFF, false, both, "orders:read"),
                "scope-too-narrow");
        assertRefused(
                () ->
                        pass(
                                "ask",
                                HttpMethod.GET,
                                Actor.Kind.API_KEY,
                                false,
                                channel,
                                "orders:read"),
                "scope-too-narrow");
        assertRefused(
                () -> pass("narrow", HttpMethod.GET, Actor.Kind.STAFF, false, channel),
                "permission-needed");
        pass("read", HttpMethod.GET, Actor.Kind.STAFF, true, both);
    }

    @Test
    void saying_nothing_or_two_things_is_no_declaration() {
        assertThat(Door.of(endpoint(new Nothing(), "ask"))).isEmpty();
        assertThatIllegalStateException()
                .isThrownBy(() -> Door.of(endpoint(new Desk(), "both")))
                .withMessageContaining("asks for a permission and for none");
    }

    @Test
    void what_is_asked_of_a_bound_nobody_is_refused_and_of_a_job_is_not() {
        assertThatCode(() -> Grants.requireCurrent(Area.ORDERS, Access.MONEY))
                .doesNotThrowAnyException();
        assertRefused(
                () ->
                        ScopedValue.where(Grants.CURRENT, Grants.NONE)
                                .run(() -> Grants.requireCurrent(Area.ORDERS, Access.MONEY)),
                "permission-needed");
    }
}
