package dev.cartwright.abandonment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jooq.impl.DSL.val;

import dev.cartwright.Merchant;
import dev.cartwright.abandonment.AbandonedCart.State;
import dev.cartwright.abandonment.Street.Person;
import dev.cartwright.checkout.BooksBalance;
import dev.cartwright.kernel.EmailAddress;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.joda.money.Money;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;

@StreetTest
@RecordApplicationEvents
@ExtendWith(BooksBalance.class)
class FinderTest {

    @Autowired Street street;
    @Autowired Abandonments abandonments;
    @Autowired ApplicationEvents events;
    @LocalServerPort int port;

    Person ada = Street.guest(0);

    @BeforeEach
    void somebody() {
        ada = Street.guest(port);
        street.waitAndFind();
    }

    @Test
    void a_cart_that_nobody_could_be_told_of_or_that_is_empty_is_not_found() {
        var nobodys = street.begin(ada, 1);
        var empty = street.begin(ada, 1);
        street.deliver(ada, empty, ada.email());
        var line = ada.send("GET", "/api/carts/" + empty, "").text("/lines/0/id");
        ada.send("DELETE", "/api/carts/" + empty + "/items/" + line, "");

        street.waitAndFind();

        assertThat(street.of(nobodys)).isEmpty();
        assertThat(street.of(empty)).isEmpty();
    }

    @Test
    void a_cart_that_was_changed_within_an_hour_or_bought_is_not_found() {
        var bought = street.cart(ada, 1);
        street.buy(ada, bought);
        var busy = street.cart(Street.guest(port), 1);
        street.clock().move(Duration.ofMinutes(59));

        street.finder().all();

        assertThat(street.of(busy)).isEmpty();
        assertThat(street.of(bought)).isEmpty();
    }

    @Test
    void who_enters_a_code_or_takes_it_out_has_not_left() {
        var merchant =
                new Merchant((method, path, body) -> ada.at().asAdmin(method, path, body).body());
        var code = merchant.code(merchant.tenPercent());
        var cart = street.cart(ada, 1);
        var coupons = "/api/carts/" + cart + "/coupons";

        street.clock().move(Duration.ofMinutes(59));
        var entered = ada.send("POST", coupons, "{\"code\": \"%s\"}".formatted(code));
        assertThat(entered.status()).as("%s", entered).isEqualTo(201);
        street.clock().move(Duration.ofMinutes(6));
        street.finder().all();
        assertThat(street.of(cart)).isEmpty();

        street.clock().move(Duration.ofMinutes(53));
        assertThat(ada.send("DELETE", coupons + "/" + code, "").status()).isEqualTo(200);
        street.clock().move(Duration.ofMinutes(6));
        street.finder().all();
        assertThat(street.of(cart)).isEmpty();

        street.waitAndFind();
        assertThat(street.of(cart)).hasSize(1);
    }

    @Test
    void a_guests_cart_is_found_once_with_what_was_in_it_and_told_of_once() {
        var before = street.clock().instant();
        var cart = street.cart(ada, 2);
        var after = street.clock().instant();
        street.waitAndFind();
        var at = street.clock().instant();
        street.waitAndFind();

        var it = street.only(cart);

        assertThat(it.value()).isEqualTo(Money.parse("USD 20.00"));
        assertThat(it.units()).isEqualTo(2);
        assertThat(it.customer()).isNull();
        assertThat(it.email()).isEqualTo(new EmailAddress(ada.email()));
        assertThat(it.changedAt()).isBetween(before, after);
        assertThat(it.foundAt()).isBetween(after.plus(Duration.ofHours(1)), at);
        assertThat(it.endsAt()).isEqualTo(it.foundAt().plus(Duration.ofDays(7)));
        assertThat(it.state()).isEqualTo(State.ABANDONED);
        assertThat(it.holdout()).isFalse();
        assertThat(it.recovery()).isNull();
        var told = told(it.id()).getFirst();
        assertThat(told(it.id()))
                .containsExactly(
                        new CartAbandoned(
                                told.id(),
                                it.foundAt(),
                                it.channel(),
                                it.id(),
                                null,
                                Money.parse("USD 20.00"),
                                2,
                                false));
    }

    @Test
    void a_customers_cart_is_found_without_an_address_in_it() {
        var grace = Street.customer(port);
        var cart = street.begin(grace, 1);

        street.waitAndFind();

        var it = street.only(cart);
        assertThat(it.customer()).isNotNull();
        assertThat(it.email()).isEqualTo(new EmailAddress(grace.email()));
        assertThat(told(it.id())).extracting(CartAbandoned::customer).containsOnly(it.customer());
    }

    @Test
    void of_a_persons_carts_the_one_changed_last_is_told_of_and_another_only_a_day_later() {
        var first = street.cart(ada, 1);
        var second = street.cart(ada, 1);
        street.waitAndFind();
        assertThat(street.of(first)).isEmpty();
        assertThat(street.of(second)).hasSize(1);

        street.add(ada, first, 1);
        street.waitAndFind();
        assertThat(street.of(first)).isEmpty();

        street.clock().move(Duration.ofHours(24));
        street.add(ada, first, 1);
        street.waitAndFind();
        assertThat(street.only(first).units()).isEqualTo(3);
    }

    @Test
    void who_came_back_and_left_again_is_told_once_more_but_not_within_a_day() {
        var first = street.left(ada, 1);
        var cart = first.cart().toString();
        assertThat(abandonments.toTell(first.id())).contains(first);

        street.add(ada, cart, 1);
        assertThat(abandonments.toTell(first.id())).isEmpty();
        street.waitAndFind();
        assertThat(street.only(cart).returnedAt()).isAfter(first.foundAt());

        street.clock().move(Duration.ofHours(24));
        street.add(ada, cart, 1);
        street.waitAndFind();
        assertThat(street.of(cart)).extracting(AbandonedCart::units).containsExactly(1, 3);
        assertThat(street.of(cart).getLast().returnedAt()).isNull();
    }

    @Test
    void nobody_is_told_of_a_cart_that_a_server_of_the_release_before_has_changed() {
        var left = street.left(ada, 1);
        street.db()
                .execute(
                        "update carts.carts set version = version + 1 where cart_id = {0}",
                        val(left.cart().value()));

        assertThat(abandonments.toTell(left.id())).isEmpty();
    }

    @Test
    void who_has_bought_since_is_not_told_of_another_cart() {
        var left = street.cart(ada, 1);
        street.buy(ada, street.cart(ada, 1));

        street.waitAndFind();

        assertThat(street.of(left)).isEmpty();
    }

    private List<CartAbandoned> told(UUID abandoned) {
        return events.stream(CartAbandoned.class)
                .filter(it -> it.abandonedCart().equals(abandoned))
                .toList();
    }
}
