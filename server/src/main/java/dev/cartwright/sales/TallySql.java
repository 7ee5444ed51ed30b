package dev.cartwright.sales;

import static java.util.stream.Collectors.joining;

import dev.cartwright.sales.Question.By;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
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

    /** Whose first order is which: of all facts there are, whatever is asked. */
    static final String BEGINNINGS =
            """
            beginnings as (
                select distinct on (buyer) buyer, order_key
                from (
                    select coalesce(merged.now, facts.buyer) as buyer, at, order_key
                    from sales.facts left join sales.merged_buyers merged
                        on merged.buyer = facts.buyer
                    where kind = 'SALE' and facts.buyer is not null
                ) sale
                order by buyer, at, order_key
            )
            """;

    private TallySql() {}

    /** The names of all columns but key and label. */
    static List<String> columns() {
        var columns = new ArrayList<String>();
        for (var group : Group.values()) {
            Stream.of("lines", "orders", "customers", "skus")
                    .forEach(it -> columns.add(group.prefix() + it));
            SUMS.forEach(it -> columns.add(group.prefix() + it.replace("_minor", "")));
        }
        columns.add("new_customers");
        columns.add("repeat_customers");
        return columns;
    }

    /**
     * Returns common table expressions of which the last has this name: a key, a label, and the
     * {@link #columns}.
     *
     * @param day the column of the day that counts
     * @param condition which facts, as a place in the text
     */
    static String tally(String name, By by, String day, String condition) {
        return """
        [name]_fact as materialized (
            select [key] as key, [label] as label, kind, order_key,
                coalesce(merged.now, facts.buyer) as buyer, sku, units, items_minor,
                discount_minor, tax_minor, net_minor, gross_minor
            from sales.facts left join sales.merged_buyers merged on merged.buyer = facts.buyer
            where [condition]
        ), [name]_sums as (
            select key, max(label) as label, [sums] from [name]_fact group by key
        ), [name]_orders as (
            select key, [orders] from (
                select key, order_key, [has] from [name]_fact group by key, order_key
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
        )
        """
                .replace("[name]", name)
                .replace("[key]", by.key.replace("{day}", day))
                .replace("[label]", by.label)
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
