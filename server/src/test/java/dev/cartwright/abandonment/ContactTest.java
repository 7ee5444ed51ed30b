package dev.cartwright.abandonment;

import static dev.cartwright.abandonment.schema.Tables.CONTACTS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cartwright.abandonment.AbandonedCart.Attribution;
import dev.cartwright.abandonment.Street.Person;
import dev.cartwright.checkout.BooksBalance;
import dev.cartwright.checkout.Shopper.Answer;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@StreetTest
@ExtendWith(BooksBalance.class)
class ContactTest {

    @Autowired Street street;
    @Autowired Lottery lottery;
    @Autowired Abandonments abandonments;
    @LocalServerPort int port;

    Person ada = Street.guest(0);

    @BeforeEach
    void somebody() {
        ada = Street.guest(port);
        street.watch().look();
    }

    @Test
    void what_is_not_there_or_makes_no_sense_is_refused() {
        var left = street.left(ada, 1);

        var unknown = contact(UUID.randomUUID(), "mail-1", street.clock().instant());
        assertThat(unknown.status()).isEqualTo(404);
        assertThat(unknown.type()).isEqualTo("/problems/unknown-abandoned-cart");
        assertNamed(contact(left.id(), "two words", street.clock().instant()), "reference");
        assertNamed(contact(left.id(), "mail-1", left.foundAt().minusSeconds(1)), "at");
        assertNamed(contact(left.id(), "mail-1", street.clock().instant().plusSeconds(9)), "at");

        assertThat(street.now(left)).isEqualTo(left);
        assertThat(contacts(left)).isZero();
    }

    @Test
    void who_is_held_out_cannot_be_told() {
        var cart = street.cart(ada, 1);
        street.clock().move(Duration.ofMinutes(66));
        lottery.finder(100).all();
        var left = street.only(cart);
        assertThat(left.holdout()).isTrue();

        var refused = contact(left.id(), "mail-1", street.clock().instant());
        var link = staff("GET", "/" + left.id() + "/link", "");

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.type()).isEqualTo("/problems/abandoned-cart-held-out");
        assertThat(link.status()).isEqualTo(409);
        assertThat(link.type()).isEqualTo("/problems/abandoned-cart-held-out");
        assertThat(abandonments.toTell(left.id())).isEmpty();
        assertThat(street.now(left)).isEqualTo(left);
        assertThat(contacts(left)).isZero();
    }

    @Test
    void the_same_message_counts_once_and_of_several_the_earliest() {
        var left = street.left(ada, 1);
        var late = left.foundAt().plusSeconds(20);
        var early = left.foundAt().plusSeconds(10);
        street.clock().move(Duration.ofMinutes(1));

        assertThat(contact(left.id(), "mail-2", late).status()).isEqualTo(201);
        assertThat(contact(left.id(), "mail-2", early).text("/contactedAt"))
                .isEqualTo(late.toString());
        assertThat(contact(left.id(), "mail-1", early).text("/contactedAt"))
                .isEqualTo(early.toString());

        assertThat(street.now(left).contactedAt()).isEqualTo(early);
        assertThat(contacts(left)).isEqualTo(2);
    }

    @Test
    void an_order_after_a_message_is_attributed_to_it_also_where_that_is_told_late() {
        var left = street.left(ada, 1);
        var sent = street.clock().instant();
        street.clock().move(Duration.ofMinutes(1));
        street.buy(ada, left.cart().toString());
        street.watch().look();
        assertThat(attribution(left)).isEqualTo(Attribution.ORGANIC);

        contact(left.id(), "mail-2", street.clock().instant());
        assertThat(attribution(left)).isEqualTo(Attribution.ORGANIC);
        contact(left.id(), "mail-1", sent);
        assertThat(attribution(left)).isEqualTo(Attribution.CONTACT);
    }

    @Test
    void nobody_is_told_once_its_time_is_over() {
        var left = street.left(ada, 1);
        street.clock().move(Duration.ofDays(7));

        var refused = contact(left.id(), "mail-1", street.clock().instant());

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.type()).isEqualTo("/problems/abandoned-cart-over");
        assertThat(abandonments.toTell(left.id())).isEmpty();
        assertThat(street.now(left)).isEqualTo(left);
    }

    @Test
    void staff_sees_the_newest_first_page_by_page_and_others_see_nothing() {
        var first = street.left(ada, 1);
        var second = street.left(Street.guest(port), 1);

        var page = staff("GET", "?state=ABANDONED&channel=default&holdout=false&limit=1", "");
        var next = staff("GET", "?limit=1&after=" + page.text("/next"), "");

        assertThat(page.text("/items/0/id")).isEqualTo(second.id().toString());
        assertThat(page.text("/items/0/value/amount")).isEqualTo("10.00");
        assertThat(next.text("/items/0/id")).isEqualTo(first.id().toString());
        assertThat(staff("GET", "/" + first.id(), "").text("/email")).isEqualTo(ada.email());
        assertThat(staff("GET", "?channel=moon", "").json().at("/items")).isEmpty();
        assertThat(ada.send("GET", "/api/admin/abandoned-carts", "").status()).isEqualTo(401);
    }

    private static void assertNamed(Answer answer, String field) {
        assertThat(answer.status()).as("%s", answer).isEqualTo(400);
        assertThat(answer.text("/errors/0/field")).isEqualTo(field);
    }

    private Attribution attribution(AbandonedCart of) {
        return Objects.requireNonNull(street.now(of).recovery()).attributedTo();
    }

    private int contacts(AbandonedCart of) {
        return street.db().fetchCount(CONTACTS, CONTACTS.ABANDONED_ID.eq(of.id()));
    }

    private Answer contact(UUID id, String reference, Instant at) {
        var body =
                "{\"reference\": \"%s\", \"medium\": \"EMAIL\", \"at\": \"%s\"}"
                        .formatted(reference, at);
        return staff("POST", "/" + id + "/contacts", body);
    }

    private Answer staff(String method, String path, String body) {
        return ada.at().asAdmin(method, "/api/admin/abandoned-carts" + path, body);
    }
}
