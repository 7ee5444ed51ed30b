package dev.cartwright.hooks;

import static java.time.Duration.ofDays;
import static java.time.Duration.ofSeconds;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cartwright.hooks.Desk.Known;
import dev.cartwright.hooks.Receiver.Heard;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** What receivers hear and how often, whatever they answer. */
@HooksTest
class DeliveryTest {

    @Autowired Desk desk;
    @Autowired Courier courier;

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
    void a_message_arrives_once_signed_and_to_the_letter() throws Exception {
        var hook = desk.hook(receiver);
        var event = desk.happens();

        assertThat(courier.work()).isOne();
        assertThat(courier.work()).isZero();

        assertThat(receiver.heard()).hasSize(1);
        var heard = receiver.last();
        assertThat(heard.id()).isEqualTo(event.toString());
        assertThat(heard.body()).isEqualTo(desk.message(hook.id(), event).payload());
        assertThat(heard.header("Content-Type")).isEqualTo("application/json");
        assertThat(heard.header("User-Agent")).isEqualTo("Cartwright-Webhooks");
        assertThat(heard.header("webhook-timestamp"))
                .isEqualTo(String.valueOf(desk.clock().instant().getEpochSecond()));
        assertThat(heard.header("webhook-signature")).isEqualTo(heard.signedBy(hook.secret()));
        var message = desk.message(hook.id(), event);
        assertThat(message.state()).isEqualTo(Message.State.DELIVERED);
        assertThat(message.lastStatus()).isEqualTo(200);
        assertThat(message.settledAt()).isEqualTo(desk.clock().instant());
        var attempt = desk.attempts(hook.id()).getFirst();
        assertThat(attempt.delivered()).isTrue();
        assertThat(attempt.status()).isEqualTo(200);
        assertThat(attempt.answer()).isEqualTo("ok");
        assertThat(attempt.at()).isEqualTo(desk.clock().instant());
    }

    @Test
    void what_fails_is_tried_at_the_instants_of_the_plan_and_then_given_up() {
        receiver.answers(500, 404, 301, 502, 400, 503, 500, 500);
        var hook = desk.hook(receiver);
        var event = desk.happens();

        for (var pause : Desk.PAUSES) {
            assertThat(courier.work()).isOne();
            var message = desk.message(hook.id(), event);
            assertThat(message.state()).isEqualTo(Message.State.QUEUED);
            assertThat(message.nextAttemptAt()).isEqualTo(desk.clock().instant().plus(pause));
            desk.clock().move(pause.minusNanos(1_000));
            assertThat(courier.work()).isZero();
            desk.clock().move(Duration.ofNanos(1_000));
        }
        assertThat(courier.work()).isOne();

        var message = desk.message(hook.id(), event);
        assertThat(message.state()).isEqualTo(Message.State.FAILED);
        assertThat(message.attempts()).isEqualTo(8);
        assertThat(message.lastError()).isEqualTo("It answered 500");
        desk.clock().move(ofDays(2));
        assertThat(courier.work()).isZero();
        assertThat(receiver.heard()).hasSize(8).extracting(Heard::id).containsOnly("" + event);
        assertThat(desk.attempts(hook.id()))
                .extracting(Attempt::number)
                .containsExactly(8, 7, 6, 5, 4, 3, 2, 1);
        assertThat(desk.query().get(hook.id()).status()).isEqualTo(Hook.Status.ACTIVE);
    }

    @Test
    void each_attempt_is_signed_anew_and_says_the_same() throws Exception {
        receiver.answers(500);
        var hook = desk.hook(receiver);
        desk.happens();
        courier.work();
        desk.clock().move(ofSeconds(5));

        courier.work();

        var first = receiver.heard().getFirst();
        var second = receiver.last();
        assertThat(second.body()).isEqualTo(first.body());
        assertThat(Long.parseLong(second.header("webhook-timestamp")))
                .isEqualTo(Long.parseLong(first.header("webhook-timestamp")) + 5);
        assertThat(second.header("webhook-signature")).isEqualTo(second.signedBy(hook.secret()));
        assertThat(desk.query().get(hook.id()).failingSince()).isNull();
    }

    @Test
    void whom_is_asked_to_come_later_comes_later_with_everything() {
        receiver.answers(429, Map.of("Retry-After", "120"), "");
        var hook = desk.hook(receiver);
        desk.happens();
        courier.work();
        desk.happens();

        desk.clock().move(ofSeconds(119));
        assertThat(courier.work()).isZero();
        desk.clock().move(ofSeconds(1));

        assertThat(courier.work()).isEqualTo(2);
        assertThat(desk.messages(hook.id()))
                .extracting(Message::state)
                .containsOnly(Message.State.DELIVERED);
    }

    @Test
    void a_wish_that_is_shorter_than_the_plan_makes_nobody_hurry() {
        receiver.answers(503, Map.of("Retry-After", "1"), "");
        var hook = desk.hook(receiver);
        var event = desk.happens();

        courier.work();

        assertThat(desk.message(hook.id(), event).nextAttemptAt())
                .isEqualTo(desk.clock().instant().plusSeconds(5));
    }

    @Test
    void of_an_answer_a_thousand_characters_are_kept_and_no_card() {
        receiver.answers(400, Map.of(), "4111 1111 1111 1111 \0" + "\ud83c\udf89".repeat(2_000));
        var hook = desk.hook(receiver);
        desk.happens();

        courier.work();

        var answer = requireNonNull(desk.attempts(hook.id()).getFirst().answer());
        assertThat(answer).startsWith("4111 11").doesNotContain("1111 1111 1111").endsWith("🎉");
        assertThat(answer.codePointCount(0, answer.length())).isEqualTo(1_000);
    }

    @Test
    void where_nobody_listens_the_log_says_so() {
        var hook = unheard();
        desk.happens();

        courier.work();

        var attempt = desk.attempts(hook.id()).getFirst();
        assertThat(attempt.status()).isNull();
        assertThat(attempt.delivered()).isFalse();
        assertThat(attempt.error()).contains("Connect");
    }

    private Known unheard() {
        try (var gone = new Receiver()) {
            return desk.hook(gone);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 201, 202, 204, 299})
    void whatever_is_a_success_is_one(int status) {
        receiver.answers(status);
        var hook = desk.hook(receiver);
        var event = desk.happens();

        courier.work();

        assertThat(desk.message(hook.id(), event).state()).isEqualTo(Message.State.DELIVERED);
    }
}
