package dev.cartwright.kernel;

import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where a parcel goes or a bill is sent.
 *
 * @param region the state, province or county, where the country has them
 * @param country ISO 3166-1 alpha-2
 */
public record Address(
        String name,
        String line1,
        @Nullable String line2,
        String city,
        @Nullable String region,
        @Nullable String postalCode,
        String country) {

    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());

    public Address {
        name = Text.required("name", name, 200);
        line1 = Text.required("line1", line1, 200);
        line2 = Text.optional("line2", line2, 200);
        city = Text.required("city", city, 100);
        region = Text.optional("region", region, 100);
        postalCode = Text.optional("postalCode", postalCode, 20);
        var given = Text.required("country", country, 2);
        country = given.toUpperCase(Locale.ROOT);
        // Upper case may be longer: of "ß" it is "SS", which is South Sudan.
        if (given.length() != 2 || !COUNTRIES.contains(country)) {
            throw new InvalidField("country", "must be a country code such as US");
        }
    }
}
