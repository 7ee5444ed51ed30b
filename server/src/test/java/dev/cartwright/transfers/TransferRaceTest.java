package dev.cartwright.transfers;

import static dev.cartwright.transfers.Depot.MAIN;
import static dev.cartwright.transfers.Depot.SHOP;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cartwright.Meanwhile;
import dev.cartwright.ModuleTest;
import dev.cartwright.ModuleTest.BootstrapMode;
import dev.cartwright.TestDatabase;
import dev.cartwright.inventory.Inventory;
import dev.cartwright.inventory.InventoryProblem;
import dev.cartwright.inventory.Reservation.Held;
import dev.cartwright.inventory.Sourcing;
import dev.cartwright.inventory.Stockroom;
import dev.cartwright.kernel.OrderId;
import dev.cartwright.kernel.Sku;
import dev.cartwright.platform.Auditor;
import dev.cartwright.platform.Channels;
import dev.cartwright.platform.Problem;
import dev.cartwright.transfers.NewTransfer.NewLine;
import dev.cartwright.transfers.Receipt.Received;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.transaction.support.TransactionTemplate;

/** Two who want the same goods, most of them in a fixed order. */
@ModuleTest(BootstrapMode.DIRECT_DEPENDENCIES)
@Import({TestDatabase.class, Teas.class})
class TransferRaceTest {

    @Autowired Transfers transfers;
    @Autowired Stockroom stockroom;
    @Autowired Inventory inventory;
    @Autowired Auditor auditor;
    @Autowired TransactionTemplate transaction;
    @Autowired DSLContext db;

    Sku tea = new Sku("replaced");

    @BeforeEach
    void ten_teas_and_a_shop() {
        db.execute(Depot.OPEN_A_SHOP);
        tea = Depot.tea();
        stockroom.receive(MAIN, Map.of(tea, 10), "first delivery");
    }

    @AfterEach
    void the_books_balance() {
        assertThat(auditor.audit().violations()).isEmpty();
    }

    @Test
    void two_receipts_of_parts_at_once_both_count() throws Exception {
        var id = sent(10);

        assertThat(meanwhile().of(() -> receive(id, 3), () -> receive(id, 4)))
                .isEqualTo("RECEIVING");

        assertStock("main 0+0", "shop 7+3");
    }

    @Test
    void two_receipts_of_the_whole_at_once_count_once() throws Exception {
        var id = sent(10);

        assertThat(meanwhile().of(() -> receive(id, 10), () -> receive(id, 10)))
                .isEqualTo("/problems/transfer-is-over");

        assertStock("main 0+0", "shop 10+0");
    }

    @Test
    void a_cancellation_waits_for_a_receipt_and_is_refused() throws Exception {
        var id = sent(10);

        assertThat(meanwhile().of(() -> receive(id, 3), () -> cancel(id)))
                .isEqualTo("/problems/transfer-partly-received");

        assertStock("main 0+0", "shop 3+7");
    }

    @Test
    void a_receipt_waits_for_a_cancellation_and_is_refused() throws Exception {
        var id = sent(10);

        assertThat(meanwhile().of(() -> cancel(id), () -> receive(id, 3)))
                .isEqualTo("/problems/transfer-is-over");

        assertStock("main 10+0", "shop 0+0");
    }

    @Test
    void a_transfer_waits_for_the_sale_of_the_last_units_and_is_refused() throws Exception {
        assertThat(meanwhile().of(() -> sell(10), () -> send(10)))
                .isEqualTo("/problems/promised-to-orders");

        assertStock("main 10+0");
    }

    @Test
    void a_sale_waits_for_a_transfer_of_the_last_units_and_is_refused() throws Exception {
        assertThat(meanwhile().of(() -> send(10), () -> sell(10))).isEqualTo("short");

        assertStock("main 0+0", "shop 0+10");
    }

    @Test
    void of_many_transfers_and_sales_of_ten_units_ten_win() throws Exception {
        var all = new ArrayList<Callable<String>>();
        for (int i = 0; i < 15; i++) {
            all.add(() -> send(1));
            all.add(() -> sell(1));
        }

        assertThat(race(all).filter(it -> it.equals("SENT") || it.equals("held"))).hasSize(10);

        var level = inventory.levels(tea).getFirst();
        assertThat(level.onHand()).isEqualTo(level.reserved());
    }

    @Test
    void transfers_in_opposite_directions_never_lock_each_other_out() throws Exception {
        var cup = Depot.tea();
        for (var place : List.of(MAIN, SHOP)) {
            stockroom.receive(place, Map.of(tea, 100, cup, 100), "delivery");
        }
        var all = new ArrayList<Callable<String>>();
        for (int i = 0; i < 30; i++) {
            all.add(() -> send(MAIN, SHOP, List.of(tea, cup), 1));
            all.add(() -> send(SHOP, MAIN, List.of(cup, tea), 1));
        }

        assertThat(race(all)).hasSize(60).containsOnly("SENT");
    }

    private UUID sent(int units) {
        var id = UUID.randomUUID();
        transfers.send(id, wanted(MAIN, SHOP, List.of(tea), units));
        return id;
    }

    private String send(int units) {
        return send(MAIN, SHOP, List.of(tea), units);
    }

    private String send(String from, String to, List<Sku> skus, int units) {
        return outcome(() ->
                transfers
                        .send(UUID.randomUUID(), wanted(from, to, skus, units))
                        .transfer()
                        .status()
                        .name());
    }

    private static NewTransfer wanted(String from, String to, List<Sku> skus, int units) {
        var lines = skus.stream().map(sku -> new NewLine(sku, units, null, null, null)).toList();
        return new NewTransfer(from, to, null, null, lines);
    }

    private String receive(UUID id, int units) {
        var receipt = new Receipt(List.of(new Received(tea, units, null, null, null, null)));
        return outcome(() -> transfers.receive(id, receipt).transfer().status().name());
    }

    private String cancel(UUID id) {
        return outcome(() -> transfers.cancel(id).transfer().status().name());
    }

    private String sell(int units) {
        return Objects.requireNonNull(
                transaction.execute(status -> {
                    var answer =
                            inventory.reserve(
                                    new OrderId(UUID.randomUUID()),
                                    null,
                                    Channels.DEFAULT,
                                    new Sourcing(List.of(MAIN), null),
                                    Map.of(tea, units));
                    if (answer instanceof Held) {
                        return "held";
                    }
                    status.setRollbackOnly();
                    return "short";
                }));
    }

    private static String outcome(Callable<String> work) {
        try {
            return work.call();
        } catch (TransferProblem | InventoryProblem refusal) {
            return slug(refusal);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static String slug(Problem refusal) {
        return String.valueOf(refusal.getBody().getType());
    }

    private void assertStock(String... stock) {
        assertThat(inventory.levels(tea))
                .extracting(it -> it.location() + " " + it.onHand() + "+" + it.incoming())
                .containsExactly(stock);
    }

    private static <T> Stream<T> race(List<Callable<T>> all) throws Exception {
        try (var threads = Executors.newFixedThreadPool(8)) {
            return threads.invokeAll(all).stream().map(it -> it.resultNow());
        }
    }

    private Meanwhile meanwhile() {
        return new Meanwhile(transaction, db);
    }
}
