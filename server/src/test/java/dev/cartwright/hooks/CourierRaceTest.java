package dev.cartwright.hooks;

import static java.util.Collections.nCopies;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cartwright.checkout.Race;
import dev.cartwright.hooks.Receiver.Heard;
import dev.cartwright.outbound.OutboundLimits;
import dev.cartwright.outbound.OutboundLine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Many servers send at once, and receivers that take their time. */
@HooksTest
class CourierRaceTest {

    @Autowired Desk desk;
    @Autowired Courier courier;
    @Autowired MessageTable table;
    @Autowired HookQuery hooks;
    @Autowired Outcomes outcomes;
    @Autowired OutboundLine line;
    @Autowired HookSettings settings;

    @BeforeEach
    void nobody_is_told_of_anything() {
        desk.clear();
    }

    @Test
    void of_many_who_reach_for_the_same_messages_each_gets_others() throws Exception {
        desk.hook("https://1.1.1.1/hooks", null);
        for (int i = 0; i < 60; i++) {
            desk.happens();
        }
        var now = desk.clock().instant();
        Callable<List<UUID>> reach =
                () -> {
                    var taken = new ArrayList<UUID>();
                    while (true) {
                        var message = table.claim(now, now.plusSeconds(60), 1_000);
                        if (message.isEmpty()) {
                            return taken;
                        }
                        taken.add(message.get().getEventId());
                    }
                };

        var taken = Race.of(nCopies(8, reach));

        assertThat(taken.stream().flatMap(List::stream)).hasSize(60).doesNotHaveDuplicates();
    }

    @Test
    void of_several_servers_that_send_at_once_none_sends_what_another_does() throws Exception {
        try (var receiver = new Receiver()) {
            var hook = desk.hook(receiver);
            var ids = new ArrayList<String>();
            for (int i = 0; i < 40; i++) {
                ids.add("" + desk.happens());
            }
            var other = new Courier(table, hooks, outcomes, line, settings, desk.clock(), false);

            Race.of(List.of(courier::work, other::work, courier::work, other::work));
            courier.work();

            other.close();
            assertThat(receiver.heard())
                    .extracting(Heard::id)
                    .containsExactlyInAnyOrderElementsOf(ids);
            assertThat(desk.messages(hook.id()))
                    .allSatisfy(it -> {
                        assertThat(it.state()).isEqualTo(Message.State.DELIVERED);
                        assertThat(it.attempts()).isOne();
                    });
        }
    }

    @Test
    void one_that_takes_its_time_holds_up_no_other_and_is_asked_by_few() {
        try (var slow = new Receiver();
                var quick = new Receiver()) {
            var goOn = new CountDownLatch(1);
            var busy = new AtomicInteger();
            slow.before =
                    () -> {
                        busy.incrementAndGet();
                        await(goOn);
                    };
            var slowHook = desk.hook(slow, "orders.order-placed.v1");
            for (int i = 0; i < 20; i++) {
                desk.happens();
            }
            courier.wakeUp();
            await(() -> busy.get() == 4);
            desk.hook(quick, "orders.order-cancelled.v1");
            desk.happens(desk.cancelled());

            courier.wakeUp();

            await(() -> quick.heard().size() == 1);
            assertThat(busy).hasValue(4);
            assertThat(slow.heard()).hasSize(4);
            goOn.countDown();
            await(() -> isDone(slowHook.id()));
            assertThat(slow.heard()).hasSize(20);
        }
    }

    @Test
    void one_that_fails_is_asked_for_one_thing_at_a_time() throws Exception {
        var hook = desk.hook("https://1.1.1.1/hooks", null);
        desk.happens();
        desk.happens();
        desk.db().execute("update hooks.hooks set failing_since = '2026-01-01'");
        var now = desk.clock().instant();

        assertThat(table.claim(now, now.plusSeconds(60), 4)).isPresent();
        assertThat(table.claim(now, now.plusSeconds(60), 4)).isEmpty();
        assertThat(desk.messages(hook.id()))
                .extracting(Message::state)
                .containsExactlyInAnyOrder(Message.State.SENDING, Message.State.QUEUED);
    }

    @Test
    void what_was_taken_over_meanwhile_is_settled_by_whoever_has_it_now() {
        var hook = desk.hook("https://1.1.1.1/hooks", null);
        var event = desk.happens();
        var now = desk.clock().instant();
        var first = table.claim(now, now, 4).orElseThrow();
        var second = table.claim(now, now.plusSeconds(60), 4).orElseThrow();

        assertThat(table.settle(first, Message.State.FAILED, 500, "late", now)).isFalse();
        assertThat(table.again(first, 500, "late", now)).isFalse();
        assertThat(table.settle(second, Message.State.DELIVERED, 200, null, now)).isTrue();
        assertThat(desk.message(hook.id(), event).state()).isEqualTo(Message.State.DELIVERED);
    }

    @Test
    void a_line_that_allows_no_house_reaches_none_and_tries_again_later() {
        var limits =
                new OutboundLimits(
                        false, true, Duration.ofSeconds(1), Duration.ofSeconds(5), 65_536, 1);
        try (var receiver = new Receiver();
                var strict = new OutboundLine(limits)) {
            var hook = desk.hook(receiver);
            desk.happens();

            new Courier(table, hooks, outcomes, strict, settings, desk.clock(), false).work();

            assertThat(receiver.heard()).isEmpty();
            assertThat(desk.attempts(hook.id()).getFirst().error())
                    .isEqualTo("127.0.0.1 is an address of a private network");
            assertThat(desk.messages(hook.id()).getFirst().state()).isEqualTo(Message.State.QUEUED);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean isDone(UUID hook) {
        return desk.messages(hook).stream().allMatch(it -> it.state() == Message.State.DELIVERED);
    }

    private static void await(BooleanSupplier isTrue) {
        for (int i = 0; i < 1_000 && !isTrue.getAsBoolean(); i++) {
            LockSupport.parkNanos(10_000_000);
        }
        assertThat(isTrue.getAsBoolean()).isTrue();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
