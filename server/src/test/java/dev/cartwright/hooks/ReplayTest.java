package dev.cartwright.hooks;

import static java.time.Duration.ofDays;
import static java.time.Duration.ofMinutes;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cartwright.hooks.Receiver.Heard;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What is sent once more, by staff or because a server was lost; and what is forgotten. */
@HooksTest
class ReplayTest {

    @Autowired Desk desk;
    @Autowired Courier courier;
    @Autowired Messages messages;
    @Autowired MessageTable claims;
    @Autowired Forgetting forgetting;

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
    void what_is_replayed_says_the_same_under_the_same_id_at_another_time() throws Exception {
        var hook = desk.hook(receiver);
        var event = desk.happens();
        courier.work();
        desk.clock().move(ofDays(3));

        assertThat(messages.replay(hook.id(), event)).isTrue();
        courier.work();

        var first = receiver.heard().getFirst();
        assertThat(receiver.heard()).hasSize(2);
        assertThat(receiver.last().id()).isEqualTo(first.id());
        assertThat(receiver.last().body()).isEqualTo(first.body());
        assertThat(Long.parseLong(receiver.last().header("webhook-timestamp")))
                .isEqualTo(
                        Long.parseLong(first.header("webhook-timestamp")) + ofDays(3).toSeconds());
        assertThat(receiver.last().header("webhook-signature"))
                .isEqualTo(receiver.last().signedBy(hook.secret()));
    }

    @Test
    void all_that_was_given_up_since_then_is_sent_again() {
        receiver.before = () -> receiver.answers(500);
        var hook = desk.hook(receiver);
        desk.happens();
        desk.giveUp(courier);
        var since = desk.clock().instant();
        var second = desk.happens();
        var third = desk.happens();
        desk.giveUp(courier);
        receiver.forgetReplies();
        receiver.heard().clear();

        assertThat(messages.recover(hook.id(), since)).isEqualTo(2);
        courier.work();

        assertThat(receiver.heard())
                .extracting(Heard::id)
                .containsExactlyInAnyOrder("" + second, "" + third);
        assertThat(messages.recover(hook.id(), since)).isZero();
    }

    @Test
    void what_a_server_took_with_it_is_sent_by_another_and_the_log_says_so() {
        var hook = desk.hook(receiver);
        var event = desk.happens();
        var now = desk.clock().instant();
        assertThat(claims.claim(now, now.plusSeconds(60), 4)).isPresent();
        assertThat(courier.work()).isZero();
        assertThat(messages.replay(hook.id(), event)).isFalse();

        desk.clock().move(ofMinutes(1));

        assertThat(courier.work()).isOne();
        assertThat(desk.attempts(hook.id()))
                .extracting(Attempt::error)
                .containsExactly(null, "Its server was lost, and nobody knows how it ended");
        assertThat(desk.attempts(hook.id()).getLast().at()).isEqualTo(now);
        assertThat(desk.message(hook.id(), event).attempts()).isEqualTo(2);
    }

    @Test
    void what_is_old_is_forgotten_whatever_became_of_it() {
        var hook = desk.hook(receiver);
        desk.happens();
        courier.work();
        desk.clock().move(ofDays(29));
        var young = desk.happens();
        desk.clock().move(ofDays(1).plusSeconds(1));

        forgetting.old();

        assertThat(desk.messages(hook.id())).extracting(Message::id).containsExactly(young);
        assertThat(desk.attempts(hook.id())).isEmpty();
    }
}
