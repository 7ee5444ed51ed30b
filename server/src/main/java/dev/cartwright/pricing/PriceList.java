package dev.cartwright.pricing;

import dev.cartwright.kernel.ChannelId;
import dev.cartwright.kernel.InvalidField;
import dev.cartwright.kernel.Text;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * When a list's prices hold.
 *
 * @param code names it for good
 * @param channel null is every channel
 * @param customerGroup null is everybody
 * @param countries none is everywhere
 * @param priority of the lists that hold the highest decides; above the base list's 0
 * @param startsAt null is from the beginning
 * @param endsAt the first instant it holds no more; null is never
 */
record PriceList(
        String code,
        String name,
        Kind kind,
        @Nullable ChannelId channel,
        @Nullable String customerGroup,
        List<String> countries,
        int priority,
        @Nullable Instant startsAt,
        @Nullable Instant endsAt) {

    /** What a list is for. */
    enum Kind {
        BASE,
        SALE,
        TERMS
    }

    PriceList {
        if (!code.matches("[a-z0-9-]{1,64}")) {
            throw new InvalidField("code", "must be 1 to 64 of a-z, 0-9 and '-'");
        }
        name = Text.required("name", name, 200);
        customerGroup = Text.optional("customerGroup", customerGroup, 100);
        countries = List.copyOf(countries);
        if (!countries.stream().allMatch(it -> it.matches("[A-Z]{2}"))) {
            throw new InvalidField("countries", "must be two letters of ISO 3166-1 each");
        }
        if (kind != Kind.BASE && (priority < 1 || priority > 1_000)) {
            throw new InvalidField("priority", "must be 1 to 1000");
        }
        if (startsAt != null && endsAt != null && !startsAt.isBefore(endsAt)) {
            throw new InvalidField("endsAt", "must be later than startsAt");
        }
    }
}
