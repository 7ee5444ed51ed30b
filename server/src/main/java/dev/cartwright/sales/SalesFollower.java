package dev.cartwright.sales;

import static java.util.stream.Collectors.toMap;

import dev.cartwright.kernel.OrderId;
import dev.cartwright.orders.OrderFeed;
import dev.cartwright.refunds.RefundFeed;
import dev.cartwright.refunds.RefundFeed.Granted;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Looks at what was bought, cancelled and given back since it looked last, so that no purchase does
 * more than without it. To look twice makes nothing twice; of many servers one looks at a time.
 */
@Component
class SalesFollower {

    static final int AT_ONCE = 500;

    /** Longer than anything takes from its instant to its commit. */
    static final Duration PERHAPS_UNSEEN = Duration.ofMinutes(2);

    private final OrderFeed orders;
    private final RefundFeed refunds;
    private final FactMaking making;
    private final FactTable table;
    private final TransactionTemplate transaction;

    /** Who waits here holds no connection meanwhile: these are for who shops. */
    private final Lock turn = new ReentrantLock(true);

    SalesFollower(
            OrderFeed orders,
            RefundFeed refunds,
            FactMaking making,
            FactTable table,
            TransactionTemplate transaction) {
        this.orders = orders;
        this.refunds = refunds;
        this.making = making;
        this.table = table;
        this.transaction = transaction;
    }

    /** Where something happens. */
    private interface Feed<T> {
        List<T> piece(Instant since, @Nullable T after, int most);
    }

    /** Something that happened, as a feed tells it. */
    private record News<T>(Kind kind, Function<T, UUID> cause, Function<T, Instant> at) {}

    private static final News<OrderFeed.Step> PLACED =
            new News<>(Kind.SALE, it -> it.order().value(), OrderFeed.Step::at);
    private static final News<OrderFeed.Step> CANCELLED =
            new News<>(Kind.CANCELLATION, it -> it.order().value(), OrderFeed.Step::at);
    private static final News<Granted> GRANTED =
            new News<>(Kind.REFUND, Granted::refund, Granted::at);
    private static final News<Granted> WAIVED =
            new News<>(Kind.CANCELLATION, Granted::refund, Granted::at);

    /** Makes facts of all that has happened up to now. */
    void look() {
        look(PERHAPS_UNSEEN);
    }

    /**
     * As {@link #look()}, and again at what was seen.
     *
     * @param again so far back from the last that was seen
     */
    void look(Duration again) {
        turn.lock();
        try {
            follow("orders", again, orders::placings, PLACED, this::placed);
            follow("cancellations", again, orders::cancellations, CANCELLED, this::cancelled);
            follow("refunds", again, refunds::granted, GRANTED, it -> undone(Kind.REFUND, it));
            follow("waivers", again, refunds::waived, WAIVED, it -> undone(Kind.CANCELLATION, it));
        } finally {
            turn.unlock();
        }
    }

    private <T> void follow(
            String name, Duration again, Feed<T> feed, News<T> news, Consumer<List<T>> deed) {
        var seen = table.seen(name);
        var since = seen.equals(Instant.EPOCH) ? seen : seen.minus(again);
        @Nullable T last = null;
        List<T> some;
        do {
            var after = last;
            some =
                    Objects.requireNonNull(
                            transaction.execute(_ -> {
                                table.lock();
                                var piece = feed.piece(since, after, AT_ONCE);
                                take(name, piece, news, deed);
                                return piece;
                            }));
            last = some.isEmpty() ? null : some.getLast();
        } while (some.size() == AT_ONCE);
    }

    private <T> void take(String name, List<T> piece, News<T> news, Consumer<List<T>> deed) {
        if (piece.isEmpty()) {
            return;
        }
        var fresh = fresh(piece, news);
        if (!fresh.isEmpty()) {
            deed.accept(fresh);
        }
        table.seen(name, news.at().apply(piece.getLast()));
    }

    private <T> List<T> fresh(List<T> some, News<T> news) {
        var known = table.known(news.kind(), some.stream().map(news.cause()).toList());
        return some.stream().filter(it -> !known.contains(news.cause().apply(it))).toList();
    }

    private void placed(List<OrderFeed.Step> some) {
        sell(some.stream().map(OrderFeed.Step::order).toList());
    }

    private void sell(Collection<OrderId> placed) {
        table.insert(making.sales(orders.load(placed)));
    }

    private void cancelled(List<OrderFeed.Step> some) {
        var ids = some.stream().map(OrderFeed.Step::order).toList();
        var sales = sales(ids);
        var given = refunds.of(ids);
        var facts = new ArrayList<Fact>();
        some.forEach(step -> facts.addAll(making.cancellation(step, sales, given)));
        table.insert(facts);
    }

    private void undone(Kind kind, List<Granted> some) {
        var sales = sales(some.stream().map(Granted::order).distinct().toList());
        var facts = new ArrayList<Fact>();
        some.forEach(refund -> facts.addAll(making.undone(kind, refund, sales)));
        table.insert(facts);
    }

    /** What is undone was sold before, whatever was seen of it so far. */
    private SaleLines sales(Collection<OrderId> of) {
        var ids = of.stream().collect(toMap(OrderId::value, Function.identity()));
        var known = table.known(Kind.SALE, ids.keySet());
        if (known.size() < ids.size()) {
            ids.keySet().removeAll(known);
            sell(ids.values());
        }
        return SaleLines.of(table.sales(of.stream().map(OrderId::value).toList()));
    }
}
