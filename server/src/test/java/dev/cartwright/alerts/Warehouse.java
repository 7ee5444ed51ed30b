package dev.cartwright.alerts;

import static dev.cartwright.alerts.schema.Tables.STOCK_ALERTS;

import dev.cartwright.alerts.schema.tables.records.StockAlertsRecord;
import dev.cartwright.inventory.Dispatch;
import dev.cartwright.inventory.Inventory;
import dev.cartwright.inventory.KnownSkus;
import dev.cartwright.inventory.LotLabel;
import dev.cartwright.inventory.Sourcing;
import dev.cartwright.inventory.Stockroom;
import dev.cartwright.inventory.Stockroom.Arrival;
import dev.cartwright.inventory.Stockroom.Counted;
import dev.cartwright.kernel.OrderId;
import dev.cartwright.kernel.Sku;
import dev.cartwright.platform.Channels;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionTemplate;

/** Named situations. Every test has goods of its own, so none needs a clean database. */
record Warehouse(
        Inventory inventory,
        Stockroom stockroom,
        Dispatch dispatch,
        Evaluation evaluation,
        TransactionTemplate transaction,
        DSLContext db)
        implements KnownSkus {

    static final String MAIN = "main";

    /** All the tests' goods are teas. */
    @Override
    public boolean contains(Sku sku) {
        return sku.code().startsWith("TEA-");
    }

    static Sku tea() {
        return new Sku("TEA-" + UUID.randomUUID());
    }

    Sku teas(int units) {
        var sku = tea();
        receive(sku, MAIN, units);
        return sku;
    }

    void receive(Sku sku, String location, int units) {
        stockroom.receive(location, Map.of(sku, units), "delivery");
    }

    void receiveLot(Sku sku, int units, String lot, LocalDate expiresOn) {
        var label = new LotLabel(lot, expiresOn);
        stockroom.receive(MAIN, List.of(new Arrival(sku, units, null, label)), "delivery");
    }

    void writeOff(Sku sku, int units) {
        stockroom.adjust(sku, MAIN, -units, null, "broken");
    }

    void count(Sku sku, int units) {
        stockroom.count(MAIN, List.of(new Counted(sku, units, null)), "stock-take");
    }

    OrderId reserve(Sku sku, int units) {
        var order = new OrderId(UUID.randomUUID());
        var from = new Sourcing(List.of(MAIN), null);
        transaction.executeWithoutResult(
                _ -> inventory.reserve(order, null, Channels.DEFAULT, from, Map.of(sku, units)));
        return order;
    }

    OrderId sell(Sku sku, int units) {
        var order = reserve(sku, units);
        inventory.allocate(order);
        dispatch.ship(order, Map.of(sku, units), null, "parcel");
        return order;
    }

    /** Looks at everything, as the jobs do in turn. */
    void look() {
        evaluation.paces();
        evaluation.all();
    }

    /** Of one kind and SKU, the oldest first. */
    List<StockAlertsRecord> alerts(StockAlertKind kind, Sku sku) {
        return db.selectFrom(STOCK_ALERTS)
                .where(STOCK_ALERTS.KIND.eq(kind.name()))
                .and(STOCK_ALERTS.SKU.eq(sku))
                .orderBy(STOCK_ALERTS.RAISED_AT)
                .fetch();
    }

    @Nullable StockAlertsRecord open(StockAlertKind kind, Sku sku) {
        return db.fetchOne(
                STOCK_ALERTS,
                STOCK_ALERTS
                        .KIND
                        .eq(kind.name())
                        .and(STOCK_ALERTS.SKU.eq(sku))
                        .and(STOCK_ALERTS.RESOLVED_AT.isNull()));
    }

    List<String> openKinds(Sku sku) {
        return db.select(STOCK_ALERTS.KIND)
                .from(STOCK_ALERTS)
                .where(STOCK_ALERTS.SKU.eq(sku))
                .and(STOCK_ALERTS.RESOLVED_AT.isNull())
                .orderBy(STOCK_ALERTS.KIND)
                .fetch(STOCK_ALERTS.KIND);
    }

    /** Whether no news of a SKU waits for its listener. */
    boolean isHeard(Sku sku) {
        return db.fetch(
                        "select 1 from events.event_publication where serialized_event like ?",
                        "%" + sku + "%")
                .isEmpty();
    }
}
