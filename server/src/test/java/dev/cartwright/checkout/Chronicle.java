package dev.cartwright.checkout;

import static org.awaitility.Awaitility.await;

import dev.cartwright.checkout.Shopper.Answer;
import dev.cartwright.orders.OrderEvent;
import dev.cartwright.refunds.RefundGranted;
import dev.cartwright.returns.ReturnEvent;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.PayloadApplicationEvent;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * All that is told of orders, moves on the shelves, is posted and is mailed, as it came: what a
 * scenario names to the last entry.
 */
public final class Chronicle
        implements ApplicationListener<PayloadApplicationEvent<?>>, AutoCloseable {

    private static final String MOVEMENTS =
            """
            select kind || ' ' || greatest(abs(on_hand_delta), abs(reserved_delta))
            from inventory.inventory_movements where order_id = ? order by at, sku, id
            """;

    /** Each fact with what it debits in all. */
    private static final String POSTINGS =
            """
            select kind || ' ' || round(sum(debit_minor) / 100.0, 2)
            from ledger.transactions fact join ledger.entries on transaction_id = fact.id
            where order_id = ? group by fact.id, kind, place order by fact.at, fact.place, fact.id
            """;

    private static final String UNTOLD =
            "select count(*) from events.event_publication where serialized_event like ?";

    private record Told(UUID order, String event) {}

    private final ConfigurableApplicationContext server;
    private final DSLContext db;
    private final Shopper shopper;
    private final List<Told> told = Collections.synchronizedList(new ArrayList<>());

    /** Begins to listen. */
    public Chronicle(ConfigurableApplicationContext server, DSLContext db, Shopper shopper) {
        this.server = server;
        this.db = db;
        this.shopper = shopper;
        server.addApplicationListener(this);
    }

    @Override
    public void onApplicationEvent(PayloadApplicationEvent<?> event) {
        var name = event.getPayload().getClass().getSimpleName();
        switch (event.getPayload()) {
            case OrderEvent it -> tell(new Told(it.order().value(), name));
            case RefundGranted it -> tell(new Told(it.order().value(), name));
            case ReturnEvent it -> tell(new Told(it.order().value(), name));
            default -> {}
        }
    }

    /** What is rolled back was never told. */
    private void tell(Told event) {
        TransactionSynchronizationManager.registerSynchronization(
                new TransactionSynchronization() {
                    @Override
                    public void afterCommit() {
                        told.add(event);
                    }
                });
    }

    @Override
    public void close() {
        server.removeApplicationListener(this);
    }

    /** Waits until all who listen have heard, and tells what befell an order so far. */
    public String of(Answer order) {
        var id = UUID.fromString(order.text("/id"));
        await().until(() -> db.fetchSingle(UNTOLD, "%" + id + "%").get(0, int.class) == 0);
        return """
        events: %s
        movements: %s
        postings: %s
        mails: %s
        """
                .formatted(
                        told.stream()
                                .filter(it -> it.order().equals(id))
                                .map(Told::event)
                                .collect(Collectors.joining(", ")),
                        all(MOVEMENTS, id),
                        all(POSTINGS, id),
                        String.join(", ", mails(id)));
    }

    /** By their names: who listens does so in any order. */
    private List<String> mails(UUID order) {
        return shopper.asAdmin("GET", "/api/admin/orders/" + order + "/mails?limit=100", "")
                .json()
                .at("/items")
                .valueStream()
                .map(it -> it.get("kind").asString())
                .sorted()
                .toList();
    }

    private String all(String sql, UUID order) {
        return String.join(", ", db.fetch(sql, order).getValues(0, String.class));
    }
}
