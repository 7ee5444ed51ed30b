package dev.cartwright.abandonment;

import static dev.cartwright.abandonment.schema.Tables.ABANDONED_CARTS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cartwright.MovableClock;
import dev.cartwright.checkout.Shop.Shelves;
import dev.cartwright.checkout.Shopper;
import dev.cartwright.checkout.Shopper.Answer;
import dev.cartwright.kernel.CartId;
import dev.cartwright.kernel.Sku;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jooq.DSLContext;
import org.springframework.boot.test.context.TestComponent;

/** Shoppers who leave carts with tea for ten dollars, and come back or not. */
@TestComponent
record Street(Shelves shelves, Finder finder, OrderWatch watch, MovableClock clock, DSLContext db) {

    static final String PASSWORD = "seven purple herons";

    private static final Pattern LINK = Pattern.compile("token=([A-Za-z0-9_-]{43})");

    /** Somebody, with an access token where it is a customer. */
    record Person(Shopper at, String email, String token) {

        Answer send(String method, String path, String body) {
            return token.isEmpty()
                    ? at.send(method, path, body, "Idempotency-Key", UUID.randomUUID().toString())
                    : at.send(
                            method,
                            path,
                            body,
                            "Idempotency-Key",
                            UUID.randomUUID().toString(),
                            "Authorization",
                            "Bearer " + token);
        }
    }

    static Person guest(int port) {
        return new Person(new Shopper(port), "ada-" + UUID.randomUUID() + "@example.org", "");
    }

    static Person customer(int port) {
        var guest = guest(port);
        var who = "{\"email\": \"%s\", \"password\": \"%s\"".formatted(guest.email(), PASSWORD);
        guest.send("POST", "/api/auth/register", who + ", \"name\": \"Ada\"}");
        var mails = guest.at().asAdmin("GET", "/api/admin/mails?to=" + guest.email(), "").body();
        var link = LINK.matcher(mails);
        assertThat(link.find()).as(mails).isTrue();
        guest.send(
                "POST", "/api/auth/verification", "{\"token\": \"%s\"}".formatted(link.group(1)));
        return signIn(guest);
    }

    static Person signIn(Person person) {
        var who = "{\"email\": \"%s\", \"password\": \"%s\"}".formatted(person.email(), PASSWORD);
        var answer =
                new Person(person.at(), person.email(), "").send("POST", "/api/auth/login", who);
        assertThat(answer.status()).as("%s", answer).isEqualTo(200);
        return new Person(person.at(), person.email(), answer.text("/accessToken"));
    }

    /** Returns the id of a cart with so many units, without an address. */
    String begin(Person person, int units) {
        var cart = person.send("POST", "/api/carts", "{\"currency\": \"USD\"}").text("/id");
        add(person, cart, units);
        return cart;
    }

    void add(Person person, String cart, int units) {
        var line = "{\"sku\": \"%s\", \"quantity\": %d}".formatted(tea(), units);
        assertThat(person.send("POST", "/api/carts/" + cart + "/items", line).status())
                .isEqualTo(201);
    }

    private Sku tea() {
        return shelves.stocked(100, "10.00");
    }

    void deliver(Person person, String cart, String email) {
        var path = "/api/carts/" + cart + "/delivery";
        var body =
                """
                {"email": "%s", "method": "standard", "address": {
                    "name": "Ada Lovelace", "line1": "1 Main St", "city": "Reno", "region": "NV",
                    "postalCode": "89501", "country": "US"}}
                """
                        .formatted(email);
        assertThat(person.send("PUT", path, body).status()).isEqualTo(200);
    }

    /** Returns the id of a cart that can be bought. */
    String cart(Person person, int units) {
        var cart = begin(person, units);
        deliver(person, cart, person.email());
        return cart;
    }

    /** Returns the id of the order. */
    String buy(Person person, String cart) {
        var payment = "{\"payment\": {\"processor\": \"sandbox\", \"token\": \"tok_approved\"}}";
        var answer = person.send("POST", "/api/carts/" + cart + "/checkout", payment);
        assertThat(answer.status()).as("%s", answer).isEqualTo(201);
        return answer.text("/id");
    }

    /** Waits until whatever was left up to now is found. */
    void waitAndFind() {
        clock.move(Duration.ofMinutes(66));
        finder.all();
    }

    /** Returns what a person who has just left a cart has left. */
    AbandonedCart left(Person person, int units) {
        var cart = cart(person, units);
        waitAndFind();
        return only(cart);
    }

    /** What was found of a cart, the oldest first. */
    List<AbandonedCart> of(String cart) {
        return db.selectFrom(ABANDONED_CARTS)
                .where(ABANDONED_CARTS.CART_ID.eq(new CartId(UUID.fromString(cart))))
                .orderBy(ABANDONED_CARTS.ID)
                .fetch(AbandonedQuery::cart);
    }

    AbandonedCart only(String cart) {
        var all = of(cart);
        assertThat(all).hasSize(1);
        return all.getFirst();
    }

    AbandonedCart now(AbandonedCart before) {
        return of(before.cart().toString()).stream()
                .filter(it -> it.id().equals(before.id()))
                .findFirst()
                .orElseThrow();
    }
}
