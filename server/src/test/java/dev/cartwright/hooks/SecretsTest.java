package dev.cartwright.hooks;

import static java.time.Duration.ofHours;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cartwright.Meanwhile;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What messages are signed by while a secret is exchanged. */
@HooksTest
class SecretsTest {

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
    void while_a_secret_is_exchanged_both_sign() throws Exception {
        var hook = desk.hook(receiver);
        var next = desk.hooks().exchangeSecret(hook.id(), null);

        desk.happens();
        courier.work();
        assertThat(receiver.last().header("webhook-signature"))
                .isEqualTo(
                        receiver.last().signedBy(next)
                                + " "
                                + receiver.last().signedBy(hook.secret()));

        desk.clock().move(ofHours(24));
        desk.happens();
        courier.work();
        assertThat(receiver.last().header("webhook-signature"))
                .isEqualTo(receiver.last().signedBy(next));
    }

    @Test
    void a_secret_that_others_know_ends_at_once() throws Exception {
        var hook = desk.hook(receiver);
        var next = desk.hooks().exchangeSecret(hook.id(), Duration.ZERO);

        desk.happens();
        courier.work();

        assertThat(receiver.last().header("webhook-signature"))
                .isEqualTo(receiver.last().signedBy(next));
    }

    @Test
    void of_two_who_exchange_it_at_once_the_later_one_has_the_current_secret() throws Exception {
        var hook = desk.hook(receiver);
        var first = new AtomicReference<>("");

        var second =
                new Meanwhile(desk.transaction(), desk.db())
                        .of(
                                () -> first.set(desk.hooks().exchangeSecret(hook.id(), null)),
                                () -> desk.hooks().exchangeSecret(hook.id(), null));

        desk.happens();
        courier.work();
        var heard = receiver.last();
        assertThat(heard.header("webhook-signature"))
                .isEqualTo(
                        heard.signedBy(second)
                                + " "
                                + heard.signedBy(first.get())
                                + " "
                                + heard.signedBy(hook.secret()));
    }
}
