package dev.cartwright.hooks;

import static java.time.Duration.ofDays;
import static java.time.Duration.ofMinutes;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** Endpoints that are gone, dead or paused. */
@HooksTest
class HealthTest {

    @Autowired Desk desk;
    @Autowired Courier courier;
    @Autowired Messages messages;
    @Autowired MockMvcTester http;

    final Receiver receiver = new Receiver();

    @BeforeEach
    void nobody_is_told_of_anything() {
        desk.clear();
        receiver.heard().clear();
        receiver.forgetReplies();
    }

    @AfterAll
    void the_receiver_closes() {
        receiver.close();
    }

    @Test
    void who_is_gone_is_told_nothing_more() {
        receiver.answers(410);
        var hook = desk.hook(receiver);
        var event = desk.happens();

        courier.work();
        desk.happens();
        desk.clock().move(ofDays(1));

        assertThat(courier.work()).isZero();
        assertThat(desk.messages(hook.id())).extracting(Message::id).containsExactly(event);
        assertThat(desk.message(hook.id(), event).state()).isEqualTo(Message.State.FAILED);
        var now = desk.query().get(hook.id());
        assertThat(now.status()).isEqualTo(Hook.Status.DISABLED);
        assertThat(now.statusReason()).isEqualTo("It answered 410 Gone");
    }

    @Test
    void where_nothing_succeeds_for_five_days_nothing_more_is_told() {
        receiver.before = () -> receiver.answers(500);
        var hook = desk.hook(receiver);
        desk.happens();
        desk.giveUp(courier);
        var since = desk.query().get(hook.id()).failingSince();
        desk.clock().move(ofDays(4));
        assertThat(desk.query().get(hook.id()).status()).isEqualTo(Hook.Status.ACTIVE);

        desk.happens();
        courier.work();
        assertThat(desk.query().get(hook.id()).status()).isEqualTo(Hook.Status.ACTIVE);
        desk.giveUp(courier);

        var now = desk.query().get(hook.id());
        assertThat(now.failingSince()).isEqualTo(since);
        assertThat(now.status()).isEqualTo(Hook.Status.DISABLED);
        assertThat(now.statusReason()).startsWith("Nothing was delivered since ");
    }

    @Test
    void one_success_begins_the_five_days_anew() {
        receiver.before = () -> receiver.answers(500);
        var hook = desk.hook(receiver);
        desk.happens();
        desk.giveUp(courier);
        desk.clock().move(ofDays(4));
        receiver.forgetReplies();
        desk.happens();
        courier.work();
        assertThat(desk.query().get(hook.id()).failingSince()).isNull();
        receiver.before = () -> receiver.answers(500);
        desk.happens();

        desk.giveUp(courier);

        assertThat(desk.query().get(hook.id()).status()).isEqualTo(Hook.Status.ACTIVE);
    }

    @Test
    void who_takes_messages_again_is_no_longer_left_alone() {
        receiver.answers(429, Map.of("Retry-After", "120"), "");
        var hook = desk.hook(receiver);
        desk.happens();
        courier.work();
        assertThat(desk.query().get(hook.id()).heldUntil())
                .isEqualTo(desk.clock().instant().plusSeconds(120));
        desk.clock().move(ofMinutes(2));

        courier.work();

        assertThat(desk.query().get(hook.id()).heldUntil()).isNull();
    }

    @Test
    void what_staff_sends_again_waits_for_no_wish_of_before() {
        receiver.answers(503, Map.of("Retry-After", "7200"), "");
        var hook = desk.hook(receiver);
        var event = desk.happens();
        courier.work();
        assertThat(courier.work()).isZero();

        assertThat(messages.replay(hook.id(), event)).isTrue();

        assertThat(courier.work()).isOne();
        assertThat(desk.message(hook.id(), event).state()).isEqualTo(Message.State.DELIVERED);
    }

    @Test
    void whoever_is_resumed_is_told_at_once_what_waited_whatever_it_asked_for_before() {
        receiver.answers(503, Map.of("Retry-After", "7200"), "");
        var hook = desk.hook(receiver);
        var event = desk.happens();
        courier.work();
        desk.hooks().turn(hook.id(), Hook.Status.PAUSED);

        assertThat(http.post().uri("/api/admin/webhook-endpoints/{id}/resumption", hook.id()))
                .hasStatusOk();
        courier.work();

        assertThat(desk.message(hook.id(), event).state()).isEqualTo(Message.State.DELIVERED);
        assertThat(receiver.heard()).hasSize(2);
    }

    @Test
    void how_the_server_before_did_says_nothing_of_the_one_at_the_new_address() {
        receiver.answers(503, Map.of("Retry-After", "7200"), "");
        var hook = desk.hook(receiver);
        desk.happens();
        courier.work();
        var same = new HookDraft(receiver.url(), "ERP", null, null, null);
        desk.hooks().change(hook.id(), null, desk.hooks().draft(hook.id(), same));
        assertThat(desk.query().get(hook.id()).heldUntil()).isNotNull();

        var other = new HookDraft(receiver.url() + "/new", "ERP", null, null, null);
        desk.hooks().change(hook.id(), null, desk.hooks().draft(hook.id(), other));

        assertThat(desk.query().get(hook.id()).heldUntil()).isNull();
        assertThat(desk.query().get(hook.id()).failingSince()).isNull();
    }

    @Test
    void what_waits_for_a_paused_endpoint_is_sent_once_it_is_resumed() {
        var hook = desk.hook(receiver);
        desk.hooks().turn(hook.id(), Hook.Status.PAUSED);
        desk.happens();
        assertThat(courier.work()).isZero();

        desk.hooks().turn(hook.id(), Hook.Status.ACTIVE);

        assertThat(courier.work()).isOne();
    }
}
