package dev.cartwright.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import com.stripe.exception.StripeException;
import com.stripe.model.Event;
import com.stripe.model.PaymentIntent;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class TellingTest {

    static final String CREATED = "payment_intent.created";
    static final String SUCCEEDED = "payment_intent.succeeded";

    Merchant shop;
    Inbox inbox;

    @BeforeEach
    void open() throws IOException {
        shop = new Merchant();
        inbox = new Inbox("whsec_hostile", shop.clock);
        shop.processor.webhooks(inbox.uri(), null);
    }

    @AfterEach
    void close() throws IOException {
        shop.close();
        inbox.close();
    }

    @Test
    void an_event_comes_twice() throws Exception {
        told(SUCCEEDED, Telling.of(Telling.Manner.DUPLICATE));
        shop.sale();

        assertThat(inbox.next().getType()).isEqualTo(CREATED);
        assertThat(inbox.next().getId()).isEqualTo(inbox.next().getId());
    }

    @Test
    void events_come_in_another_order() throws Exception {
        told(CREATED, Telling.of(Telling.Manner.REORDER));
        shop.sale();

        assertThat(types(2)).containsExactly(SUCCEEDED, CREATED);
    }

    @Test
    void an_event_comes_late() throws Exception {
        told(CREATED, Telling.late(Duration.ofHours(1)));
        shop.sale();

        assertThat(types(1)).containsExactly(SUCCEEDED);
        assertThat(inbox.isEmpty()).isTrue();
        shop.clock.move(Duration.ofHours(1));
        assertThat(types(1)).containsExactly(CREATED);
    }

    @Test
    void an_event_never_comes() throws Exception {
        told(CREATED, Telling.of(Telling.Manner.DROP));
        shop.sale();

        assertThat(types(1)).containsExactly(SUCCEEDED);
        assertThat(shop.send("GET", "/control/deliveries", "").body())
                .contains("\"type\":\"payment_intent.created\",\"attempt\":1,\"fate\":\"DROPPED\"");
    }

    @Test
    void events_come_before_the_answer() throws StripeException {
        var told = new Behaviour(Answering.HONEST, Telling.of(Telling.Manner.BEFORE_ANSWER));
        shop.processor.behave("POST /v1/payment_intents", 1, told);

        shop.sale();

        // Nothing is waited for: it was there when the answer was.
        assertThat(inbox.isEmpty()).isFalse();
    }

    @Test
    void whoever_carries_the_answer_is_given_what_comes_first() {
        var told = new Behaviour(Answering.HONEST, Telling.of(Telling.Manner.BEFORE_ANSWER));
        shop.processor.behave("*", 1, told);
        var form = "amount=1&currency=eur&confirm=true&payment_method=pm_card_visa";
        var headers = Map.of("Authorization", "Bearer sk_test_carrier");
        var asked = new Request("POST", "/v1/payment_intents", "", headers, form);

        var reply = shop.processor.handle(asked, shop.clock.instant());

        assertThat(reply.first()).extracting(Delivery::type).containsExactly(CREATED, SUCCEEDED);
        assertThat(shop.processor.due(shop.clock.instant())).isEmpty();
    }

    @Test
    void a_rightly_signed_event_names_another_amount() throws Exception {
        told(SUCCEEDED, Telling.of(Telling.Manner.FLIP_AMOUNT));
        var id = shop.sale().getId();
        types(1);

        var lie = inbox.next();

        assertThat(((PaymentIntent) object(lie)).getAmount()).isEqualTo(2_501);
        var truth = (PaymentIntent) object(shop.stripe.events().retrieve(lie.getId()));
        assertThat(truth.getAmount()).isEqualTo(2_500);
        assertThat(shop.books(id).captured()).isEqualTo(2_500);
    }

    @Test
    void what_the_shop_did_not_take_comes_again() throws Exception {
        inbox.answer(503);
        shop.sale();
        var first = inbox.next();
        inbox.next();
        inbox.answer(200);

        shop.clock.move(Duration.ofSeconds(10));

        assertThat(inbox.next().getId()).isEqualTo(first.getId());
    }

    @Test
    void a_changed_secret_signs_what_comes_after() throws Exception {
        shop.control("webhooks", "{\"secret\":\"whsec_other\"}");
        try (var other = new Inbox("whsec_other", shop.clock)) {
            shop.processor.webhooks(other.uri(), null);
            shop.sale();

            assertThat(other.next().getType()).isEqualTo(CREATED);
        }
    }

    private void told(String event, Telling how) {
        shop.processor.behave(event, 1, Behaviour.telling(how));
    }

    private List<String> types(int count) throws InterruptedException {
        var types = new ArrayList<String>();
        while (types.size() < count) {
            types.add(inbox.next().getType());
        }
        return types;
    }

    private static Object object(Event event) {
        return event.getDataObjectDeserializer().getObject().orElseThrow();
    }
}
