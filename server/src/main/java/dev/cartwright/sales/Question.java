package dev.cartwright.sales;

import dev.cartwright.kernel.ChannelId;
import java.time.LocalDate;
import java.time.Period;
import java.time.temporal.ChronoUnit;
import org.joda.money.CurrencyUnit;
import org.jspecify.annotations.Nullable;

/**
 * What is asked about sales.
 *
 * @param from the first day
 * @param to the day after the last
 * @param cohort a cancellation or refund counts on the day of its sale, and not on its own
 * @param most rows; null is all
 * @param compare with the period before
 */
record Question(
        LocalDate from,
        LocalDate to,
        By by,
        CurrencyUnit currency,
        Only only,
        boolean cohort,
        Sort sort,
        @Nullable Integer most,
        boolean compare) {

    /**
     * Which facts count; null is any.
     *
     * @param source live, import for all of them, or an import's id
     * @param known whether the customer has to be known, or must not be
     */
    record Only(
            @Nullable String source,
            @Nullable ChannelId channel,
            @Nullable String country,
            @Nullable String category,
            @Nullable String sku,
            @Nullable Boolean known) {}

    /** What the rows are. */
    enum By {
        NONE("''", "null"),
        DAY("{day}::text", "null"),
        WEEK("date_trunc('week', {day})::date::text", "null"),
        MONTH("date_trunc('month', {day})::date::text", "null"),
        SKU("coalesce(sku, '')", "name"),
        PRODUCT("coalesce(product_id::text, sku, '')", "name"),
        CATEGORY("coalesce(category, '')", "null"),
        COUNTRY("coalesce(country, '')", "null"),
        CHANNEL("channel_id", "null"),
        SOURCE("source", "null"),
        REASON("coalesce(reason, '')", "null");

        /** In SQL; an empty text where there is none. */
        final String key;

        final String label;

        By(String key, String label) {
            this.key = key;
            this.label = label;
        }

        boolean isTime() {
            return this == DAY || this == WEEK || this == MONTH;
        }

        /** Returns when the row of a day begins; of time only. */
        LocalDate begin(LocalDate day) {
            return switch (this) {
                case WEEK -> day.minusDays(day.getDayOfWeek().getValue() - 1L);
                case MONTH -> day.withDayOfMonth(1);
                default -> day;
            };
        }

        LocalDate next(LocalDate begin) {
            return step(begin, 1);
        }

        LocalDate before(LocalDate begin) {
            return step(begin, -1);
        }

        private LocalDate step(LocalDate begin, int many) {
            return switch (this) {
                case WEEK -> begin.plusWeeks(many);
                case MONTH -> begin.plusMonths(many);
                default -> begin.plusDays(many);
            };
        }
    }

    /** What rows are ranked by, the most first. */
    enum Sort {
        REVENUE("this.total_net"),
        GROSS("this.total_gross"),
        SOLD("this.sale_net"),
        ORDERS("this.sale_orders"),
        UNITS("this.sale_units"),
        CUSTOMERS("this.sale_customers"),
        CANCELLED("-this.cancellation_net"),
        REFUNDED("-this.refund_net");

        final String column;

        Sort(String column) {
            this.column = column;
        }
    }

    /** Returns the same of other days. */
    Question in(LocalDate from, LocalDate to) {
        return new Question(from, to, by, currency, only, cohort, sort, most, compare);
    }

    /** Returns the same as one sum. */
    Question whole() {
        return new Question(from, to, By.NONE, currency, only, cohort, sort, null, false);
    }

    /** The period before: as many whole months where it is such, else as many days. */
    Question before() {
        if (from.getDayOfMonth() == 1 && to.getDayOfMonth() == 1) {
            return in(from.minus(Period.ofMonths((int) ChronoUnit.MONTHS.between(from, to))), from);
        }
        return in(from.minusDays(ChronoUnit.DAYS.between(from, to)), from);
    }
}
