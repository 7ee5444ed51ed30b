package dev.cartwright.hooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.cartwright.Meanwhile;
import dev.cartwright.StatementCount;
import dev.cartwright.kernel.ChannelId;
import dev.cartwright.orders.OrderPlaced;
import dev.cartwright.platform.Channels;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What is queued for whom, when something happens in the shop. */
@HooksTest
class QueueTest {

    static final String URL = "https://1.1.1.1/hooks";

    @Autowired Desk desk;

    @BeforeEach
    void nobody_is_told_of_anything() {
        desk.clear();
    }

    @Test
    void an_event_is_queued_in_its_own_words_under_its_own_id() {
        var hook = desk.hook(URL, null);
        var event = desk.placed();

        desk.happens(event);

        var message = desk.message(hook.id(), event.id());
        assertThat(message.type()).isEqualTo("orders.order-placed.v1");
        assertThat(message.state()).isEqualTo(Message.State.QUEUED);
        assertThat(message.nextAttemptAt()).isEqualTo(desk.clock().instant());
        assertThat(message.payload())
                .isEqualTo(
                        """
                        {"type":"orders.order-placed.v1","timestamp":"%s","data":{"id":"%s",\
                        "at":"%s","channel":"default","order":"%s","customer":"%s",\
                        "facts":{"number":"100001","email":"ada@example.org","locale":"en-US",\
                        "country":"US","region":"CA","totals":{\
                        "items":{"amount":"19.99","currency":"USD"},\
                        "discount":{"amount":"0.00","currency":"USD"},\
                        "shipping":{"amount":"5.99","currency":"USD"},\
                        "tax":{"amount":"1.45","currency":"USD"},\
                        "total":{"amount":"27.43","currency":"USD"},"taxIncluded":false},\
                        "lines":[]}}}\
                        """
                                .formatted(
                                        event.at(),
                                        event.id(),
                                        event.at(),
                                        event.order(),
                                        event.customer()));
    }

    @Test
    void what_is_rolled_back_was_never_told() {
        var hook = desk.hook(URL, null);

        desk.transaction()
                .executeWithoutResult(status -> {
                    desk.events().publishEvent(desk.placed());
                    status.setRollbackOnly();
                });

        assertThat(desk.messages(hook.id())).isEmpty();
    }

    @Test
    void an_event_that_comes_twice_is_one_message() {
        var hook = desk.hook(URL, null);
        var event = desk.placed();

        desk.happens(event);
        desk.happens(event);

        assertThat(desk.messages(hook.id())).hasSize(1);
    }

    @Test
    void an_event_that_comes_twice_at_once_is_one_message() throws Exception {
        var hook = desk.hook(URL, null);
        var event = desk.placed();

        new Meanwhile(desk.transaction(), desk.db())
                .of(
                        () -> desk.events().publishEvent(event),
                        Meanwhile.done(() -> desk.happens(event)));

        assertThat(desk.messages(hook.id())).hasSize(1);
    }

    @Test
    void an_endpoint_is_told_of_what_it_wants() {
        var all = desk.hook(URL, null);
        var orders = desk.hook(URL, null, "orders.*");
        var cancelled = desk.hook(URL, null, "orders.order-cancelled.v1");
        var placed = desk.hook(URL, null, "orders.order-placed.*");

        desk.happens(desk.placed());
        desk.happens(desk.cancelled());

        assertThat(desk.messages(all.id())).hasSize(2);
        assertThat(desk.messages(orders.id())).hasSize(2);
        assertThat(desk.messages(cancelled.id()))
                .extracting(Message::type)
                .containsExactly("orders.order-cancelled.v1");
        assertThat(desk.messages(placed.id()))
                .extracting(Message::type)
                .containsExactly("orders.order-placed.v1");
    }

    @Test
    void an_endpoint_of_one_channel_hears_of_no_other() {
        var here = desk.hook(URL, Channels.DEFAULT);
        var event = desk.placed();

        desk.happens(event);
        desk.happens(
                new OrderPlaced(
                        desk.ids().next(),
                        event.at(),
                        new ChannelId("elsewhere"),
                        event.order(),
                        event.customer(),
                        event.facts()));

        assertThat(desk.messages(here.id())).extracting(Message::id).containsExactly(event.id());
    }

    @Test
    void what_happens_meanwhile_waits_for_one_that_is_paused_and_not_for_one_that_is_disabled() {
        var paused = desk.hook(URL, null);
        var disabled = desk.hook(URL, null);
        desk.hooks().turn(paused.id(), Hook.Status.PAUSED);
        desk.db()
                .execute(
                        "update hooks.hooks set status = 'DISABLED', status_reason = 'x'"
                                + " where id = '"
                                + disabled.id()
                                + "'");

        desk.happens();

        assertThat(desk.messages(paused.id())).hasSize(1);
        assertThat(desk.messages(disabled.id())).isEmpty();
    }

    @Test
    void where_nobody_wants_it_the_database_is_asked_nothing_and_else_once() {
        // A server that has not heard the database for a second asks whether anybody wants it.
        await().untilAsserted(() -> {
            var hook = desk.hook(URL, null, "orders.order-cancelled.v1");
            desk.happens();

            assertThat(StatementCount.during(desk::happens).statements()).isEmpty();
            assertThat(StatementCount.during(() -> desk.happens(desk.cancelled())).statements())
                    .hasSize(1);
            assertThat(desk.messages(hook.id())).hasSize(1);
        });
    }
}
