package dev.cartwright.abandonment;

import static java.util.Comparator.comparing;
import static java.util.stream.Collectors.toMap;

import dev.cartwright.abandonment.AbandonedCart.RecoveredBy;
import dev.cartwright.abandonment.RecoveryTable.Match;
import dev.cartwright.orders.OrderFeed;
import dev.cartwright.orders.OrderFeed.Placed;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Looks at what was bought since it looked last, so that no purchase does more than without it. To
 * look twice at an order changes nothing.
 */
@Component
class OrderWatch {

    private static final int AT_ONCE = 500;

    /** Longer than any purchase takes from its instant to its commit. */
    private static final Duration PERHAPS_UNSEEN = Duration.ofMinutes(2);

    private final OrderFeed orders;
    private final RecoveryTable table;
    private final Shoppers shoppers;
    private final TransactionTemplate transaction;
    private final Clock clock;

    OrderWatch(
            OrderFeed orders,
            RecoveryTable table,
            Shoppers shoppers,
            TransactionTemplate transaction,
            Clock clock) {
        this.orders = orders;
        this.table = table;
        this.shoppers = shoppers;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Notes what orders recovered and then what is lost, and forgets where nobody is told more. */
    void look() {
        var now = clock.instant();
        var since = table.ordersSeen(now).minus(PERHAPS_UNSEEN);
        @Nullable Placed last = null;
        List<Placed> some;
        do {
            some = orders.placed(since, last, AT_ONCE);
            if (!some.isEmpty()) {
                recover(some);
                last = some.getLast();
                table.seen(last.placedAt());
            }
        } while (some.size() == AT_ONCE);
        table.lose(now);
        table.forgetAddresses(now);
    }

    /** Two orders may choose the same cart: who did not get it chooses again from what is left. */
    private void recover(List<Placed> some) {
        var persons = some.stream().map(it -> shoppers.person(it.email())).toList();
        var placed = some.stream().collect(toMap(Placed::order, Function.identity()));
        boolean anyNew;
        do {
            anyNew = false;
            for (var match : ownCartsFirst(table.matches(some, persons))) {
                anyNew |= recover(Objects.requireNonNull(placed.get(match.order())), match);
            }
        } while (anyNew);
    }

    /** Before another order of the person takes it. */
    private static List<Match> ownCartsFirst(List<Match> matches) {
        return matches.stream().sorted(comparing(it -> it.by() != RecoveredBy.SAME_CART)).toList();
    }

    /**
     * The order is held, so whoever cancels it does so after this, and takes it back.
     *
     * @return false where it was cancelled, or either was matched meanwhile
     */
    private boolean recover(Placed order, Match match) {
        return transaction.execute(_ -> orders.hold(order.order()) && table.recover(match, order));
    }
}
