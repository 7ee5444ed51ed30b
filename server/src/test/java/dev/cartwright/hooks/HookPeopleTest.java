package dev.cartwright.hooks;

import static dev.cartwright.hooks.schema.Tables.ATTEMPTS;
import static dev.cartwright.hooks.schema.Tables.MESSAGES;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cartwright.Meanwhile;
import dev.cartwright.customers.CustomersMerged;
import dev.cartwright.kernel.CustomerId;
import dev.cartwright.kernel.EmailAddress;
import dev.cartwright.outbound.OutboundReply;
import dev.cartwright.platform.PersonalData.Person;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@HooksTest
class HookPeopleTest {

    @Autowired Desk desk;
    @Autowired Courier courier;
    @Autowired HookPeople people;
    @Autowired MessageTable messages;
    @Autowired Outcomes outcomes;

    @BeforeEach
    void nobody_is_told_of_anything() {
        desk.clear();
    }

    private static Person person(CustomerId id) {
        return new Person(id, new EmailAddress("ada@example.org"));
    }

    @Test
    void a_person_is_given_what_others_were_told_and_is_forgotten_with_it() {
        try (var receiver = new Receiver()) {
            var hook = desk.hook(receiver);
            var ada = desk.placed();
            var eve = desk.placed();
            desk.happens(ada);
            desk.happens(eve);
            courier.work();

            assertThat(people.about(person(ada.customer())))
                    .singleElement()
                    .satisfies(it ->
                            assertThat(it)
                                    .containsEntry("type", "orders.order-placed.v1")
                                    .containsEntry("state", "DELIVERED"));
            assertThat(people.forget(person(ada.customer()))).isOne();
            assertThat(people.forget(person(ada.customer()))).isZero();

            assertThat(desk.messages(hook.id())).extracting(Message::id).containsExactly(eve.id());
            assertThat(desk.attempts(hook.id()))
                    .extracting(Attempt::message)
                    .containsExactly(eve.id());
        }
    }

    @Test
    void an_answer_that_comes_while_a_person_is_forgotten_is_forgotten_too() throws Exception {
        desk.hook("https://1.1.1.1/hooks", null);
        var ada = desk.placed();
        desk.happens(ada);
        var now = desk.clock().instant();
        var message = messages.claim(now, now.plusSeconds(60), 4).orElseThrow();
        var answer = new OutboundReply.Answered(400, null, "no ada@example.org here");

        var forgotten =
                new Meanwhile(desk.transaction(), desk.db())
                        .of(
                                () -> outcomes.settle(message, answer, Duration.ZERO),
                                () ->
                                        desk.transaction()
                                                .execute(_ ->
                                                        people.forget(person(ada.customer()))));

        assertThat(forgotten).isOne();
        assertThat(desk.db().fetchCount(ATTEMPTS)).isZero();
        assertThat(desk.db().fetchCount(MESSAGES)).isZero();
    }

    @Test
    void what_is_about_one_is_about_whom_the_one_turns_out_to_be() {
        var hook = desk.hook("https://1.1.1.1/hooks", null);
        var event = desk.placed();
        desk.happens(event);
        var into = new CustomerId(desk.ids().next());

        desk.happens(
                new CustomersMerged(
                        desk.ids().next(), desk.clock().instant(), event.customer(), into));

        assertThat(people.about(person(event.customer()))).isEmpty();
        assertThat(people.forget(person(into))).isOne();
        assertThat(desk.messages(hook.id())).isEmpty();
    }
}
