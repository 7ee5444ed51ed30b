package dev.cartwright.sales;

import static java.util.Locale.ROOT;

import dev.cartwright.kernel.ChannelId;
import java.time.LocalDate;
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

        private final String key;
        final String label;

        By(String key, String label) {
            this.key = key;
            this.label = label;
        }

        /** Returns the row of a column of days, in SQL; an empty text where there is none. */
        String key(String day) {
            return key.replace("{day}", day);
        }

        /** Returns the row that is compared with that of a column of days, in SQL. */
        String nextKey(String day) {
            return isTime()
                    ? key("(%s + interval '1 %s')::date".formatted(day, name().toLowerCase(ROOT)))
                    : key(day);
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
            return switch (this) {
                case WEEK -> begin.plusWeeks(1);
                case MONTH -> begin.plusMonths(1);
                default -> begin.plusDays(1);
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

    /**
     * The period before. Of weeks it is whole weeks earlier, of months, or where the period is
     * whole months, whole months: as few as it takes, and the same days of them. Else it is as many
     * days.
     */
    Question before() {
        if (by == By.WEEK) {
            var weeks = begun(ChronoUnit.WEEKS);
            return in(from.minusWeeks(weeks), to.minusWeeks(weeks));
        }
        var isWhole = from.getDayOfMonth() == 1 && to.getDayOfMonth() == 1;
        if (by == By.MONTH || isWhole) {
            var months = begun(ChronoUnit.MONTHS);
            return in(from.minusMonths(months), end(months));
        }
        return in(from.minusDays(ChronoUnit.DAYS.between(from, to)), from);
    }

    /** What rows are compared with: of time the same days a row earlier, so that days are alike. */
    Question rowsBefore() {
        return switch (by) {
            case DAY -> in(from.minusDays(1), to.minusDays(1));
            case WEEK -> in(from.minusWeeks(1), to.minusWeeks(1));
            case MONTH -> in(from.minusMonths(1), end(1));
            case NONE, SKU, PRODUCT, CATEGORY, COUNTRY, CHANNEL, SOURCE, REASON -> before();
        };
    }

    private long begun(ChronoUnit unit) {
        var whole = unit.between(from, to);
        return from.plus(whole, unit).isBefore(to) ? whole + 1 : whole;
    }

    /** The end of a month stays that; of other days the last one has its like. */
    private LocalDate end(long monthsBefore) {
        return to.getDayOfMonth() == 1
                ? to.minusMonths(monthsBefore)
                : to.minusDays(1).minusMonths(monthsBefore).plusDays(1);
    }
}
