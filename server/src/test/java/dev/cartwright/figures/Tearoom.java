package dev.cartwright.figures;

import static java.time.ZoneOffset.UTC;

import dev.cartwright.inventory.Dispatch;
import dev.cartwright.inventory.Inventory;
import dev.cartwright.inventory.KnownSkus;
import dev.cartwright.inventory.LoadingDock;
import dev.cartwright.inventory.LotLabel;
import dev.cartwright.inventory.Sourcing;
import dev.cartwright.inventory.Stockroom;
import dev.cartwright.inventory.Stockroom.Arrival;
import dev.cartwright.inventory.Stockroom.Counted;
import dev.cartwright.kernel.OrderId;
import dev.cartwright.kernel.Sku;
import dev.cartwright.platform.Channels;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionTemplate;

/** A known history at a location of its own, so that no test sees another's. */
record Tearoom(
        Inventory inventory,
        Stockroom stockroom,
        LoadingDock dock,
        Dispatch dispatch,
        TransactionTemplate transaction)
        implements KnownSkus {

    static final Sku TEA = new Sku("TEA");
    static final Sku CUP = new Sku("=CUP,\"7\"");
    static final Sku JAR = new Sku("JAR");
    static final Sku BAG = new Sku("BAG");

    static final Calendar CALENDAR = new Calendar();

    /** Stands at noon of the day that is set. */
    static final class Calendar extends Clock {
        private volatile Instant instant = Instant.parse("2026-01-01T12:00:00Z");

        void set(String day) {
            instant = Instant.parse(day + "T12:00:00Z");
        }

        @Override
        public Instant instant() {
            return instant;
        }

        @Override
        public ZoneId getZone() {
            return UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException();
        }
    }

    @Override
    public boolean contains(Sku sku) {
        return true;
    }

    static String somewhere() {
        return "room-" + UUID.randomUUID();
    }

    /**
     * Ten days, in cents. What leaves takes its share of the value along, half up.
     *
     * <pre>
     * TEA  01-02 received 10 at 200           10   2000
     *      01-03 received 10 at 301           20   5010
     *      01-04 shipped   4: 5010 ×  4 ÷ 20 = 1002   16   4008
     *      01-07 returned  1: 1002 ×  1 ÷  4 =  250.5 17   4259
     *      01-08 counted  16: 4259 ×  1 ÷ 17 =  250.5… 16  4008
     *      01-09 broken    2: 4008 ×  2 ÷ 16 =  501   14   3507
     *      01-10 shipped   5: 3507 ×  5 ÷ 14 = 1252.5  9   2254
     *      01-10 found     1: 2254 ×  1 ÷  9 =  250.4 10   2504
     * CUP  01-03 received  5 at 10000          5  50000
     *      01-04 shipped   1                   4  40000
     * JAR  01-02 received  3 at 100;  BAG  01-02 received 1 at 50
     * </pre>
     */
    String tenDays() {
        var room = somewhere();
        CALENDAR.set("2026-01-02");
        receive(room, TEA, 10, 200L, null);
        receive(room, JAR, 3, 100L, null);
        receive(room, BAG, 1, 50L, null);
        CALENDAR.set("2026-01-03");
        receive(room, TEA, 10, 301L, null);
        receive(room, CUP, 5, 10_000L, null);
        CALENDAR.set("2026-01-04");
        var first = ship(room, Map.of(TEA, 4, CUP, 1));
        CALENDAR.set("2026-01-07");
        dispatch.takeBack(first, Map.of(TEA, 1), null, true, "did not like it");
        CALENDAR.set("2026-01-08");
        stockroom.count(room, List.of(new Counted(TEA, 16, null)), "count 1");
        CALENDAR.set("2026-01-09");
        stockroom.adjust(TEA, room, -2, null, "broken");
        CALENDAR.set("2026-01-10");
        ship(room, Map.of(TEA, 5));
        stockroom.adjust(TEA, room, 1, null, "found");
        CALENDAR.set("2026-01-11");
        return room;
    }

    void receive(String room, Sku sku, int units, long unitCost, @Nullable LotLabel lot) {
        stockroom.receive(room, List.of(new Arrival(sku, units, unitCost, lot)), "delivery");
    }

    OrderId ship(String room, Map<Sku, Integer> units) {
        var order = new OrderId(UUID.randomUUID());
        transaction.executeWithoutResult(_ ->
                inventory.reserve(
                        order, null, Channels.DEFAULT, new Sourcing(List.of(room), null), units));
        inventory.allocate(order);
        dispatch.ship(order, units, null, "parcel");
        return order;
    }

    /** Goods that are sent and arrive at once. */
    void move(String from, String to, Sku sku, int units) {
        transaction.executeWithoutResult(_ ->
                dock.arrive(
                        to,
                        dock.send(from, Map.of(sku, units), Map.of(), "transfer"),
                        Map.of(sku, 0),
                        "transfer"));
    }
}
