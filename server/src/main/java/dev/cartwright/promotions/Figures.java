package dev.cartwright.promotions;

import dev.cartwright.kernel.CustomerId;
import dev.cartwright.promotions.FigureQuery.Buyer;
import dev.cartwright.promotions.FigureQuery.Subject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What promotions cost and brought, day by day; cancelled orders do not count. */
@Component
class Figures {

    /** An order is noted here a moment before or after it is noted as the customer's first. */
    private static final Duration SAME_ORDER = Duration.ofMinutes(1);

    private final FigureQuery query;
    private final ObjectProvider<ShopperFacts> shoppers;

    Figures(FigureQuery query, ObjectProvider<ShopperFacts> shoppers) {
        this.query = query;
        this.shoppers = shoppers;
    }

    /**
     * A day, as the orders' channels have it, in one currency.
     *
     * @param cost what was taken off goods and delivery, and what gifts would have cost
     * @param revenue what was paid for the goods of these orders, after all discounts
     * @param margin of that what is left after the goods' cost; null where it is not known of all
     * @param newCustomers whose first order it was
     * @param returningCustomers who had bought before; of some neither is known
     */
    record Row(
            LocalDate day,
            long uses,
            Money cost,
            Money revenue,
            @Nullable Money margin,
            int newCustomers,
            int returningCustomers) {}

    private record Cell(LocalDate day, CurrencyUnit currency) {}

    private static final class People {
        private int fresh;
        private int returning;
    }

    @Transactional(readOnly = true)
    List<Row> of(Subject subject, LocalDate from, LocalDate to) {
        var people = new HashMap<Cell, People>();
        query.buyers(subject, from, to, some -> count(some, people));
        return query.days(subject, from, to).stream().map(it -> row(it, people)).toList();
    }

    private static Row row(FigureQuery.Day it, Map<Cell, People> people) {
        var seen = people.getOrDefault(new Cell(it.day(), it.currency()), new People());
        var cost = it.goodsCostMinor();
        return new Row(
                it.day(),
                it.uses(),
                Money.ofMinor(it.currency(), it.costMinor()),
                Money.ofMinor(it.currency(), it.paidMinor()),
                cost == null ? null : Money.ofMinor(it.currency(), it.paidMinor() - cost),
                seen.fresh,
                seen.returning);
    }

    private void count(List<Buyer> some, Map<Cell, People> people) {
        var first = firstOrders(some.stream().map(Buyer::customer).collect(Collectors.toSet()));
        for (var buyer : some) {
            var since = first.get(buyer.customer());
            if (since != null) {
                var seen =
                        people.computeIfAbsent(
                                new Cell(buyer.day(), buyer.currency()), _ -> new People());
                if (since.isBefore(buyer.at().minus(SAME_ORDER))) {
                    seen.returning++;
                } else {
                    seen.fresh++;
                }
            }
        }
    }

    private Map<CustomerId, Instant> firstOrders(Set<CustomerId> customers) {
        var first = new HashMap<CustomerId, Instant>();
        shoppers.forEach(it ->
                it.firstOrders(customers)
                        .forEach((who, at) -> first.merge(who, at, Figures::earlier)));
        return first;
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
