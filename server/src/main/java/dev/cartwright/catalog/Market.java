package dev.cartwright.catalog;

import static dev.cartwright.catalog.schema.Tables.PRICES;
import static dev.cartwright.catalog.schema.Tables.PRODUCTS;
import static dev.cartwright.catalog.schema.Tables.PRODUCT_TEXTS;
import static dev.cartwright.catalog.schema.Tables.VARIANTS;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.lateral;
import static org.jooq.impl.DSL.select;

import dev.cartwright.kernel.Amount;
import dev.cartwright.kernel.InvalidField;
import dev.cartwright.platform.Channel;
import java.time.Instant;
import java.util.Objects;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jooq.Field;
import org.jooq.Table;
import org.jspecify.annotations.Nullable;

/** Where, in which currency and when somebody asks: what decides on prices and on language. */
record Market(Channel channel, CurrencyUnit currency, Instant at) {

    Market {
        if (!channel.sellsIn(currency)) {
            throw new InvalidField("currency", "is not sold in here: " + channel.currencies());
        }
    }

    /** Takes the channel's first currency where none is named. */
    static Market of(Channel channel, @Nullable CurrencyUnit currency, Instant at) {
        return new Market(
                channel,
                Objects.requireNonNullElseGet(currency, channel.currencies()::getFirst),
                at);
    }

    Money money(long minor) {
        return Amount.of(currency, minor);
    }

    /** The price of the row's variant, in minor units; null where it has none. */
    Field<Long> price() {
        return field(
                select(PRICES.AMOUNT_MINOR)
                        .from(PRICES)
                        .where(PRICES.SKU.eq(VARIANTS.SKU))
                        .and(PRICES.CHANNEL_ID.eq(channel.id()))
                        .and(PRICES.CURRENCY.eq(currency))
                        .and(PRICES.VALID_FROM.le(at))
                        .orderBy(PRICES.VALID_FROM.desc(), PRICES.PRICE_ID.desc())
                        .limit(1));
    }

    /** The row's product in the channel's language, else in a relative of it, else in any. */
    Table<?> words() {
        var locale = channel.locale();
        return lateral(
                select(PRODUCT_TEXTS.NAME, PRODUCT_TEXTS.DESCRIPTION)
                        .from(PRODUCT_TEXTS)
                        .where(PRODUCT_TEXTS.PRODUCT_ID.eq(PRODUCTS.PRODUCT_ID))
                        .orderBy(
                                field(PRODUCT_TEXTS.LOCALE.eq(locale.toLanguageTag())).desc(),
                                field(PRODUCT_TEXTS.LOCALE.eq(locale.getLanguage())).desc(),
                                PRODUCT_TEXTS.LOCALE)
                        .limit(1)
                        .asTable("words"));
    }
}
