package dev.cartwright.abandonment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cartwright.abandonment.AbandonedCart.Attribution;
import dev.cartwright.abandonment.Street.Person;
import dev.cartwright.checkout.BooksBalance;
import dev.cartwright.checkout.Shopper.Answer;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@StreetTest
@ExtendWith(BooksBalance.class)
class ReturnTest {

    @Autowired Street street;
    @Autowired Abandonments abandonments;
    @LocalServerPort int port;

    Person ada = Street.guest(0);

    @BeforeEach
    void somebody() {
        ada = Street.guest(port);
        street.watch().look();
    }

    @Test
    void a_word_that_is_not_ours_leads_nowhere() {
        var left = street.left(ada, 1);
        var token = abandonments.token(left.id());
        var other = abandonments.token(street.left(Street.guest(port), 1).id());
        var forged = other.substring(0, 22) + token.substring(22);

        for (var wrong : List.of("", "x", forged, token + "A", "*".repeat(65), "A".repeat(65))) {
            assertGone(follow(ada, wrong));
        }
        assertThat(street.now(left)).isEqualTo(left);
    }

    @Test
    void a_guests_link_leads_back_and_what_is_bought_then_is_attributed_to_it() {
        var left = street.left(ada, 1);
        var link = ada.at().asAdmin("GET", "/api/admin/abandoned-carts/" + left.id() + "/link", "");
        assertThat(link.text("/endsAt")).isEqualTo(left.endsAt().toString());
        var before = street.clock().instant();

        var back = follow(Street.guest(port), link.text("/token"));

        assertThat(back.status()).isEqualTo(200);
        assertThat(back.text("/cart")).isEqualTo(left.cart().toString());
        var visited = Objects.requireNonNull(street.now(left).returnedByLinkAt());
        assertThat(visited).isBetween(before, street.clock().instant());
        follow(ada, link.text("/token"));
        assertThat(street.now(left).returnedByLinkAt()).isEqualTo(visited);

        street.buy(ada, left.cart().toString());
        street.watch().look();
        assertThat(Objects.requireNonNull(street.now(left).recovery()).attributedTo())
                .isEqualTo(Attribution.LINK);
        assertGone(follow(ada, link.text("/token")));
    }

    @Test
    void a_customers_link_leads_back_only_that_customer() {
        var grace = Street.customer(port);
        var left = street.left(grace, 1);
        var token = abandonments.token(left.id());

        var guest = follow(ada, token);
        assertThat(guest.status()).isEqualTo(401);
        assertThat(guest.type()).isEqualTo("/problems/sign-in-needed");
        assertGone(follow(Street.customer(port), token));
        assertThat(street.now(left)).isEqualTo(left);

        var back = follow(Street.signIn(grace), token);
        assertThat(back.text("/cart")).isEqualTo(left.cart().toString());
        assertThat(street.now(left).returnedByLinkAt()).isNotNull();
    }

    @Test
    void a_guests_cart_that_a_customer_has_taken_over_opens_for_nobody_else() {
        var left = street.left(ada, 1);
        var token = abandonments.token(left.id());
        var grace = Street.customer(port);
        grace.send("PUT", "/api/carts/" + left.cart() + "/customer", "");

        assertThat(follow(ada, token).status()).isEqualTo(401);
        assertGone(follow(Street.customer(port), token));
        assertThat(follow(grace, token).text("/cart")).isEqualTo(left.cart().toString());
    }

    @Test
    void a_link_that_went_to_a_mistyped_address_opens_nothing_once_that_is_corrected() {
        var bob = Street.guest(port);
        var cart = street.begin(ada, 1);
        street.deliver(ada, cart, bob.email());
        street.waitAndFind();
        var left = street.only(cart);
        var token = abandonments.token(left.id());
        assertThat(follow(bob, token).text("/cart")).isEqualTo(cart);
        var visited = street.now(left);

        street.deliver(ada, cart, ada.email());

        assertGone(follow(bob, token));
        assertGone(follow(Street.customer(port), token));
        assertThat(street.now(left)).isEqualTo(visited);
    }

    @Test
    void a_link_holds_as_long_as_an_order_would_count() {
        var left = street.left(ada, 1);
        var token = abandonments.token(left.id());
        street.clock().move(Duration.ofDays(7));

        assertGone(follow(ada, token));
        assertThat(street.now(left)).isEqualTo(left);
    }

    private static void assertGone(Answer answer) {
        assertThat(answer.status()).as("%s", answer).isEqualTo(410);
        assertThat(answer.type()).isEqualTo("/problems/recovery-link-not-valid");
        assertThat(answer.body()).doesNotContain("\"cart\"");
    }

    private static Answer follow(Person person, String token) {
        return person.send("POST", "/api/carts/recoveries", "{\"token\": \"%s\"}".formatted(token));
    }
}
