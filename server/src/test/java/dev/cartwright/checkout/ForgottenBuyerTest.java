package dev.cartwright.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cartwright.customers.Customers;
import dev.cartwright.customers.Erasure;
import dev.cartwright.kernel.CustomerId;
import dev.cartwright.kernel.EmailAddress;
import dev.cartwright.kernel.OrderId;
import dev.cartwright.kernel.Sku;
import dev.cartwright.orders.Order;
import dev.cartwright.orders.Orders;
import dev.cartwright.platform.Auditor;
import dev.cartwright.platform.PersonalData;
import dev.cartwright.platform.PersonalData.Person;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.transaction.support.TransactionTemplate;

@ShopTest
@ExtendWith(BooksBalance.class)
class ForgottenBuyerTest {

    @Autowired Shop.Shelves shelves;
    @Autowired Customers customers;
    @Autowired Erasure erasure;
    @Autowired Orders orders;
    @Autowired List<PersonalData> modules;
    @Autowired Auditor auditor;
    @Autowired TransactionTemplate transaction;
    @Autowired DSLContext db;
    @LocalServerPort int port;

    EmailAddress email = new EmailAddress("replaced@example.org");
    OrderId order = new OrderId(UUID.randomUUID());

    /** Bought one tea, and has another in a second cart. */
    @BeforeEach
    void somebody_who_bought() {
        email = anAddress();
        order = bought(email);
    }

    @Test
    void whoever_is_forgotten_all_sums_stay() {
        var before = orders.find(order).orElseThrow();
        var rows = db.fetchSingle("select count(*) from orders.orders").get(0, long.class);

        var receipt = erasure.erase(before.customer());

        assertThat(receipt.changed())
                .containsEntry("orders", 1)
                .containsEntry("carts", 2)
                .containsEntry("customers", 1);
        var after = orders.find(order).orElseThrow();
        assertThat(after.email().value()).isEqualTo("erased@erased.invalid");
        assertThat(after.deliveryAddress().name()).isEqualTo("Erased");
        assertThat(after.deliveryAddress().postalCode()).isNull();
        assertThat(after.deliveryAddress().region()).isEqualTo("CA");
        assertThat(after.billingAddress()).isEqualTo(after.deliveryAddress());
        assertThat(after.totals()).isEqualTo(before.totals());
        assertThat(after.lines()).isEqualTo(before.lines());
        assertThat(after.status()).isEqualTo(before.status());
        assertThat(db.fetchSingle("select count(*) from orders.orders").get(0, long.class))
                .isEqualTo(rows);
        assertThat(auditor.audit().violations()).isEmpty();
    }

    @Test
    void nothing_of_who_is_forgotten_is_left_in_orders_and_carts() {
        erasure.erase(customer());

        for (var table : List.of("orders.orders", "carts.carts", "customers.customers")) {
            assertThat(
                            db.fetchValues(
                                    "select it::text from %s it where it::text ~ '%s'"
                                            .formatted(table, email),
                                    String.class))
                    .as(table)
                    .isEmpty();
        }
        assertThat(
                        db.fetchSingle(
                                        "select ip, user_agent, device_id from orders.orders"
                                                + " where order_id = ?",
                                        order.value())
                                .intoList())
                .containsOnlyNulls();
    }

    @Test
    void others_are_not_touched() {
        var other = anAddress();
        var theirs = bought(other);
        var before = orders.find(theirs);

        erasure.erase(customer());

        assertThat(orders.find(theirs)).isEqualTo(before);
        assertThat(about("carts", new Person(before.orElseThrow().customer(), other))).isEqualTo(2);
    }

    @Test
    void forgotten_twice_nothing_more_is_changed() {
        var receipt = erasure.erase(customer());
        var before = orders.find(order);

        assertThat(erasure.erase(receipt.customer())).isEqualTo(receipt);

        assertThat(orders.find(order)).isEqualTo(before);
    }

    @Test
    void a_buyer_is_told_of_orders_and_carts() {
        var person = new Person(customer(), email);

        var told =
                modules.stream()
                        .filter(it -> it.name().equals("orders"))
                        .flatMap(it -> it.about(person).stream())
                        .toList();

        var bought = orders.find(order).orElseThrow();
        assertThat(told)
                .singleElement()
                .satisfies(it ->
                        assertThat(it)
                                .containsEntry("number", bought.number())
                                .containsEntry("email", email)
                                .containsEntry("deliveryAddress", bought.deliveryAddress())
                                .containsEntry("total", bought.totals().total()));
        assertThat(about("carts", person)).isEqualTo(2);
        assertThat(about("orders", new Person(new CustomerId(UUID.randomUUID()), anAddress())))
                .isZero();
    }

    @Test
    void orders_of_a_guest_go_with_the_guest() {
        var guest = customer();
        var account =
                Objects.requireNonNull(
                        transaction.execute(_ -> customers.findOrMake(anAddress(), "Ada")));

        transaction.executeWithoutResult(_ -> customers.changeEmail(account, email));

        assertThat(orders.find(order).map(Order::customer)).contains(account);
        assertThat(about("orders", new Person(guest, email))).isZero();
    }

    @Test
    void a_merge_that_is_rolled_back_moves_no_order() {
        var guest = customer();

        transaction.executeWithoutResult(status -> {
            var account = customers.findOrMake(anAddress(), "Ada");
            customers.changeEmail(account, email);
            status.setRollbackOnly();
        });

        assertThat(orders.find(order).map(Order::customer)).contains(guest);
    }

    private CustomerId customer() {
        return orders.find(order).orElseThrow().customer();
    }

    private int about(String module, Person person) {
        return modules.stream()
                .filter(it -> it.name().equals(module))
                .mapToInt(it -> it.about(person).size())
                .sum();
    }

    private OrderId bought(EmailAddress by) {
        var shopper = new Shopper(port);
        var tea = shelves.stocked(5, "10.00");
        var cart = cart(shopper, tea, by);
        cart(shopper, tea, by);
        return OrderId.valueOf(shopper.buy(cart, "tok_approved").text("/id"));
    }

    private static String cart(Shopper shopper, Sku tea, EmailAddress by) {
        var cart = shopper.cart(tea, 1);
        shopper.send(
                "PUT",
                "/api/carts/" + cart + "/delivery",
                Shopper.DELIVERY.replace("Ada@Example.org", by.value()));
        return cart;
    }

    private static EmailAddress anAddress() {
        return new EmailAddress("ada-" + UUID.randomUUID() + "@example.org");
    }
}
