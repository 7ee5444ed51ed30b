package dev.cartwright.identity;

import dev.cartwright.customers.CustomerProfile;
import dev.cartwright.customers.Customers;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * What the owners of accounts are called and what they read: what their profile says, and before
 * there is one what somebody said who registered.
 */
@Component
class Profiles {

    private final Customers customers;

    Profiles(Customers customers) {
        this.customers = customers;
    }

    /** How somebody is to be called and written to. */
    record Shown(String name, Locale locale) {}

    Shown of(User user) {
        var profile = Optional.ofNullable(user.customer()).flatMap(customers::find);
        return new Shown(
                profile.map(CustomerProfile::name).orElse(user.name()),
                profile.map(CustomerProfile::locale)
                        .map(Locale::forLanguageTag)
                        .orElse(user.locale()));
    }

    /** What a password must not consist of. */
    List<String> personal(User user) {
        return List.of(user.email().value(), of(user).name());
    }
}
