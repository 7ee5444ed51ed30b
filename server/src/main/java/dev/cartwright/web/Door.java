package dev.cartwright.web;

import dev.cartwright.platform.Access;
import dev.cartwright.platform.Actor;
import dev.cartwright.platform.ForStaff;
import dev.cartwright.platform.Grants;
import dev.cartwright.platform.OpenTo;
import dev.cartwright.platform.OpenTo.Audience;
import dev.cartwright.platform.Permission;
import dev.cartwright.platform.Scope.Dimension;
import java.lang.reflect.AnnotatedElement;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.http.HttpMethod;
import org.springframework.web.method.HandlerMethod;

/** Who may ask an endpoint, as it says itself. */
sealed interface Door {

    /** Returns what the method says, or its class; empty where neither says anything. */
    static Optional<Door> of(HandlerMethod endpoint) {
        return said(endpoint.getMethod()).or(() -> said(endpoint.getBeanType()));
    }

    private static Optional<Door> said(AnnotatedElement element) {
        var staff = element.getAnnotation(ForStaff.class);
        var others = element.getAnnotation(OpenTo.class);
        if (staff != null && others != null) {
            throw new IllegalStateException(element + " asks for a permission and for none");
        }
        return staff != null
                ? Optional.of(new Staff(staff))
                : Optional.ofNullable(others).map(it -> new Others(it.value()));
    }

    /** Returns whether it belongs below the addresses of the staff. */
    boolean isOfStaff();

    /**
     * Throws a problem where who asks may not.
     *
     * @param isDemo whether some are open to everybody
     */
    void pass(HttpMethod method, boolean isDemo);

    /** For staff alone. */
    record Staff(ForStaff said) implements Door {

        @Override
        public boolean isOfStaff() {
            return true;
        }

        List<Permission> permissions(HttpMethod method) {
            var asked = said.access();
            if (asked.length > 0) {
                return Arrays.stream(asked).map(it -> new Permission(said.value(), it)).toList();
            }
            var reads = method.equals(HttpMethod.GET) || method.equals(HttpMethod.HEAD);
            return List.of(new Permission(said.value(), reads ? Access.READ : Access.WRITE));
        }

        /** By what it narrows what it shows and does. */
        Set<Dimension> honoured() {
            return Set.of(said.honours());
        }

        @Override
        public void pass(HttpMethod method, boolean isDemo) {
            if (isDemo && said.openInDemo()) {
                return;
            }
            switch (Actor.current().kind()) {
                case STAFF, API_KEY -> {
                    var grants = Grants.CURRENT.orElse(Grants.NONE);
                    permissions(method).forEach(grants::require);
                    grants.scope().requireLimitsWithin(honoured());
                }
                case GUEST -> throw WebProblem.noKey();
                case CUSTOMER, SYSTEM, PROCESSOR -> throw WebProblem.staffOnly();
            }
        }
    }

    /** For whom no permission is needed. */
    record Others(Audience audience) implements Door {

        @Override
        public boolean isOfStaff() {
            return audience == Audience.STAFF || audience == Audience.ARRIVING_STAFF;
        }

        @Override
        public void pass(HttpMethod method, boolean isDemo) {
            switch (audience) {
                case CUSTOMERS -> Actor.current().requireCustomer();
                case STAFF -> requirePerson(Actor.current().kind());
                case EVERYBODY, HOLDERS, ARRIVING_STAFF -> {}
            }
        }

        private static void requirePerson(Actor.Kind kind) {
            switch (kind) {
                case STAFF -> {}
                case GUEST -> throw WebProblem.noKey();
                case API_KEY, CUSTOMER, SYSTEM, PROCESSOR -> throw WebProblem.peopleOnly();
            }
        }
    }
}
