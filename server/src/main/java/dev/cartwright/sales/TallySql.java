package dev.cartwright.sales;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * Adds facts up by some key, in SQL: each distinct count is two plain ones, for PostgreSQL would
 * sort all facts for each. All that is put into the text is a constant of ours.
 */
final class TallySql {

    /** What facts are added up separately, and which these are. */
    private enum Group {
        SALE("kind = 'SALE'"),
        CANCELLATION("kind = 'CANCELLATION'"),
        REFUND("kind = 'REFUND'"),
        ADJUSTMENT("kind = 'ADJUSTMENT'"),
        TOTAL("true");

        private final String which;

        Group(String which) {
            this.which = which;
        }

        private String prefix() {
            return name().toLowerCase(Locale.ROOT) + "_";
        }
    }

    private static final List<String> SUMS =
            List.of(
                    "units",
                    "items_minor",
                    "discount_minor",
                    "tax_minor",
                    "net_minor",
                    "gross_minor");

    /** Whose first order is which, whatever is asked; of who is merged the first of both. */
    static final String BEGINNINGS =
            """
            beginnings as (
                select distinct on (buyer) buyer, order_key
                from (
                    select coalesce(merged.now, first.buyer) as buyer, at, order_key
                    from sales.first_orders first left join sales.merged_buyers merged
                        on merged.buyer = first.buyer
                ) one
                order by buyer, at, order_key
            )
            """;

    /** Of the orders that were sold among these: what became of them. */
    private static final List<String> OWN =
            List.of(
                    "own_cancelled_orders",
                    "own_refunded_orders",
                    "own_refunded_units",
                    "own_refunded_net");

    /** Twice the median: the sum of the two in the middle, or of the one with itself. */
    private static final String MIDDLES =
            "(percentile_disc(0.5) within group (order by seconds)"
                    + " + percentile_disc(0.5) within group (order by seconds desc))";

    private TallySql() {}

    /** The names of all columns but key and label. */
    static List<String> columns() {
        var columns = new ArrayList<String>();
        for (var group : Group.values()) {
            Stream.of("lines", "orders", "customers", "skus")
                    .forEach(it -> columns.add(group.prefix() + it));
            SUMS.forEach(it -> columns.add(group.prefix() + it.replace("_minor", "")));
        }
        columns.addAll(OWN);
        columns.addAll(
                List.of(
                        "new_customers",
                        "repeat_customers",
                        "shipped_orders",
                        "seconds_to_ship",
                        "middle_seconds"));
        return columns;
    }

    /**
     * Returns common table expressions of which the last has this name: a key, a label, and the
     * {@link #columns}.
     *
     * @param key finds the key of a column of days
     * @param day the one that counts
     * @param condition which facts, as a place in the text
     * @param own which of them changed what was sold in the period, as another place
     */
    static String tally(
            String name,
            String label,
            UnaryOperator<String> key,
            String day,
            String condition,
            String own) {
        return """
        [name]_fact as materialized (
            select [key] as key, [label] as label, kind, order_key, at,
                coalesce(merged.now, facts.buyer) as buyer, sku, units, items_minor,
                discount_minor, tax_minor, net_minor, gross_minor,
                [own] and [key] = [sold_key] as own,
                cause = order_key or source <> 'live' as whole
            from sales.facts left join sales.merged_buyers merged on merged.buyer = facts.buyer
            where [condition]
        ), [name]_sums as (
            select key, max(label) as label, [sums],
                coalesce(sum(units) filter (where [refunded]), 0)::bigint as own_refunded_units,
                coalesce(sum(net_minor) filter (where [refunded]), 0)::bigint as own_refunded_net
            from [name]_fact group by key
        ), [name]_orders as (
            select key, [orders], count(*) filter (where cancels) as own_cancelled_orders,
                count(*) filter (where refunds) as own_refunded_orders
            from (
                select key, order_key, [has],
                    bool_or(kind = 'CANCELLATION' and own and whole) as cancels,
                    bool_or([refunded]) as refunds
                from [name]_fact group by key, order_key
            ) one group by key
        ), [name]_shipments as (
            select key, count(*) as shipped_orders, sum(seconds)::bigint as seconds_to_ship,
                [middles] as middle_seconds
            from (
                select key, order_key, greatest(0, extract(
                    epoch from min(shipment.at) - min(fact.at)))::bigint as seconds
                from [name]_fact fact join sales.shipments shipment using (order_key)
                where kind = 'SALE' group by key, order_key
            ) one group by key
        ), [name]_skus as (
            select key, [skus] from (
                select key, sku, [has] from [name]_fact where sku is not null group by key, sku
            ) one group by key
        ), [name]_buyers as (
            select key, [customers], count(*) filter (where begins) as new_customers,
                count(*) filter (where repeats) as repeat_customers
            from (
                select key, buyer, [has],
                    bool_or(kind = 'SALE' and fact.order_key = beginnings.order_key) as begins,
                    bool_or(kind = 'SALE' and fact.order_key <> beginnings.order_key) as repeats
                from [name]_fact fact left join beginnings using (buyer)
                where buyer is not null group by key, buyer
            ) one group by key
        ), [name] as (
            select * from [name]_sums left join [name]_orders using (key)
                left join [name]_skus using (key) left join [name]_buyers using (key)
                left join [name]_shipments using (key)
        )
        """
                .replace("[name]", name)
                .replace("[key]", key.apply(day))
                .replace("[sold_key]", key.apply("sold_day"))
                .replace("[own]", own)
                .replace("[refunded]", "kind = 'REFUND' and own")
                .replace("[middles]", MIDDLES)
                .replace("[label]", label)
                .replace("[condition]", condition)
                .replace("[sums]", each(TallySql::sums))
                .replace("[orders]", each(counted("orders")))
                .replace("[skus]", each(counted("skus")))
                .replace("[customers]", each(counted("customers")))
                .replace(
                        "[has]", each(it -> "bool_or(" + it.which + ") as " + it.prefix() + "has"));
    }

    private static String sums(Group group) {
        var filter = " filter (where " + group.which + ")";
        return Stream.concat(
                        Stream.of("count(*)" + filter + " as " + group.prefix() + "lines"),
                        SUMS.stream()
                                .map(it ->
                                        "coalesce(sum(%s)%s, 0)::bigint as %s"
                                                .formatted(
                                                        it,
                                                        filter,
                                                        group.prefix() + it.replace("_minor", ""))))
                .collect(joining(", "));
    }

    private static Function<Group, String> counted(String what) {
        return it ->
                "count(*) filter (where %shas) as %s%s".formatted(it.prefix(), it.prefix(), what);
    }

    private static String each(Function<Group, String> text) {
        return Stream.of(Group.values()).map(text).collect(joining(", "));
    }
}
