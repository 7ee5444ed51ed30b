package dev.cartwright.ordermails;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cartwright.Meanwhile;
import dev.cartwright.checkout.Shop.Shelves;
import dev.cartwright.checkout.ShopTest;
import dev.cartwright.checkout.Shopper.Answer;
import dev.cartwright.customers.Erasure;
import dev.cartwright.kernel.CustomerId;
import dev.cartwright.kernel.EmailAddress;
import dev.cartwright.kernel.OrderId;
import dev.cartwright.orders.Orders;
import dev.cartwright.platform.PersonalData;
import dev.cartwright.platform.PersonalData.Person;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.transaction.support.TransactionTemplate;

/** Whoever is forgotten is told nothing more, and nothing of what was told is left. */
@ShopTest
class ForgottenReaderTest {

    @Autowired Shelves shelves;
    @Autowired Erasure erasure;
    @Autowired Orders orders;
    @Autowired OrderMails mails;
    @Autowired List<PersonalData> modules;
    @Autowired TransactionTemplate transaction;
    @Autowired DSLContext db;
    @LocalServerPort int port;

    Letterbox ada = Letterbox.of(0);
    OrderId id = new OrderId(UUID.randomUUID());
    CustomerId customer = new CustomerId(UUID.randomUUID());
    String confirmation = "replaced";

    @BeforeEach
    void a_tea_bought() {
        ada = Letterbox.of(port);
        Answer order = ada.bought(shelves.stocked(3, "10.00"), 1);
        id = OrderId.valueOf(order.text("/id"));
        customer = orders.find(id).orElseThrow().customer();
        confirmation = ada.of(order, "order-confirmed").id();
    }

    @Test
    void mails_about_orders_are_forgotten_with_their_reader() {
        var receipt = erasure.erase(customer);

        assertThat(receipt.changed()).containsEntry("orders-mailed", 1);
        var mail = ada.get("/api/admin/mails/" + confirmation);
        assertThat(mail.json().at("/to").isNull()).isTrue();
        assertThat(mail.json().at("/subjectLine").isNull()).isTrue();
        assertThat(mail.json().at("/text").isNull()).isTrue();
        assertThat(
                        db.fetchSingle(
                                        "select count(*) from ordermails.occasions"
                                                + " where order_id = ?"
                                                + " and about::text ~ 'Ada|example'",
                                        id.value())
                                .get(0, int.class))
                .isZero();
    }

    @Test
    void what_was_to_be_told_says_nothing_of_who_is_forgotten() {
        var cause = UUID.randomUUID();
        var about = new About(Map.of(), Map.of(), "DHL", "00340", null, null, null, "Dear Ada");
        transaction.executeWithoutResult(
                _ -> mails.tell(OrderMailKind.RETURN_REJECTED, id, cause, Instant.EPOCH, about));

        assertThat(erasure.erase(customer).changed()).containsEntry("orders-mailed", 3);

        assertThat(
                        db.fetchSingle(
                                        "select about::text from ordermails.occasions where id = ?",
                                        cause)
                                .get(0, String.class))
                .isEqualTo("{\"later\": {}, \"units\": {}, \"carrier\": \"DHL\"}");
    }

    @Test
    void what_staff_noted_about_who_is_forgotten_is_wiped_and_nothing_else_is() {
        ada.post(Letterbox.ORDERS + id + "/notes", "{\"text\": \"Ada is at work till six.\"}");
        ada.shopper().asAdmin("PATCH", Letterbox.ORDERS + id + "/tags", "{\"add\": [\"vip\"]}");
        var reader = new Person(customer, new EmailAddress(ada.email()));
        assertThat(about("orders-noted", reader))
                .singleElement()
                .satisfies(it -> assertThat(it).containsEntry("text", "Ada is at work till six."));

        assertThat(erasure.erase(customer).changed()).containsEntry("orders-noted", 1);

        var trail = ada.get(Letterbox.ORDERS + id).json().at("/trail");
        assertThat(trail).extracting(it -> it.get("kind").asString()).contains("note", "tagged");
        assertThat(trail.get(0).get("facts").toString()).isEqualTo("{\"erased\":true}");
        assertThat(trail.get(1).at("/facts/after/0").asString()).isEqualTo("vip");
        assertThat(about("orders-noted", reader)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update orders.order_trail set facts = '{\"erased\": true}' where kind = 'tagged'",
                "update orders.order_trail set facts = '{\"text\": \"Never.\"}' where kind = 'note'",
                "update orders.order_trail set facts = '{\"erased\": true}', actor_id = 'nobody'",
                "delete from orders.order_trail",
                "truncate orders.order_trail"
            })
    void nobody_changes_what_else_is_in_the_trail(String change) {
        ada.post(Letterbox.ORDERS + id + "/notes", "{\"text\": \"x\"}");
        ada.shopper().asAdmin("PATCH", Letterbox.ORDERS + id + "/tags", "{\"add\": [\"vip\"]}");

        assertThatThrownBy(() -> db.execute(change))
                .rootCause()
                .hasMessageMatching("(?s).*(append-only|permission denied).*");
    }

    @Test
    void whoever_is_forgotten_is_told_nothing_more() {
        erasure.erase(customer);

        transaction.executeWithoutResult(_ -> tell());
        var again = ada.post(Letterbox.ORDERS + id + "/mails/order-confirmed", "");

        assertThat(again.status()).isEqualTo(409);
        assertThat(again.type()).isEqualTo("/problems/buyer-erased");
        assertThat(ada.kinds(id.toString())).containsExactly("order-confirmed");
    }

    @Test
    void what_is_told_while_its_reader_is_being_forgotten_reaches_nobody() throws Exception {
        new Meanwhile(transaction, db)
                .of(
                        () -> erasure.erase(customer),
                        Meanwhile.done(() -> transaction.executeWithoutResult(_ -> tell())));

        assertThat(ada.kinds(id.toString())).containsExactly("order-confirmed");
    }

    @Test
    void what_was_told_just_before_its_reader_was_forgotten_is_forgotten_too() throws Exception {
        new Meanwhile(transaction, db)
                .of(this::tell, Meanwhile.done(() -> erasure.erase(customer)));

        assertThat(ada.log(id.toString())).hasSize(2).allMatch(it -> it.get("to").isNull());
    }

    @Test
    void mails_about_orders_are_given_to_whose_the_orders_are_and_to_nobody_else() {
        var email = new EmailAddress(ada.email());

        assertThat(about("orders-mailed", new Person(customer, email)))
                .singleElement()
                .satisfies(it ->
                        assertThat(it)
                                .containsEntry("kind", "order-confirmed")
                                .containsEntry("to", ada.email()));
        assertThat(about("mails", new Person(customer, email))).isEmpty();
        var later = new Person(new CustomerId(UUID.randomUUID()), email);
        assertThat(about("mails", later)).isEmpty();
        assertThat(about("orders-mailed", later)).isEmpty();
    }

    private void tell() {
        mails.tell(
                OrderMailKind.ORDER_DELIVERED, id, UUID.randomUUID(), Instant.EPOCH, About.order());
    }

    private List<Map<String, Object>> about(String module, Person person) {
        return modules.stream()
                .filter(it -> it.name().equals(module))
                .flatMap(it -> it.about(person).stream())
                .toList();
    }
}
