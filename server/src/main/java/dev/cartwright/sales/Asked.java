package dev.cartwright.sales;

import dev.cartwright.kernel.InvalidField;
import dev.cartwright.platform.Grants;
import org.jspecify.annotations.Nullable;

/**
 * The filters of a question as they stand in an address.
 *
 * @param source live, import, an import's id, or all
 * @param customer known, unknown, or all
 */
record Asked(
        @Nullable String currency,
        @Nullable String source,
        @Nullable String channel,
        @Nullable String country,
        @Nullable String category,
        @Nullable String sku,
        @Nullable String customer) {

    /** Who is limited to channels asks of one of them; of theirs, where they have just one. */
    Asked inScope() {
        var scope = Grants.currentScope();
        if (channel != null) {
            scope.requireChannel(SalesQuestions.channel(channel));
            return this;
        }
        if (scope.channels().size() > 1) {
            throw new InvalidField(
                    "channel", "must be one of " + String.join(", ", scope.channels()));
        }
        return scope.channels().stream().findAny().map(this::of).orElse(this);
    }

    private Asked of(String other) {
        return new Asked(currency, source, other, country, category, sku, customer);
    }
}
