package dev.cartwright.orderdesk;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cartwright.checkout.BooksBalance;
import dev.cartwright.checkout.Shop.Shelves;
import dev.cartwright.checkout.ShopTest;
import dev.cartwright.checkout.Shopper;
import dev.cartwright.checkout.Shopper.Answer;
import dev.cartwright.kernel.Sku;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Three orders of the same tea, of which the last was declined: found by whatever is known. */
@ShopTest
@ExtendWith(BooksBalance.class)
class OrderDeskTest {

    private static final String ORDERS = "/api/admin/orders";

    @Autowired Shelves shelves;
    @LocalServerPort int port;

    Shopper shopper = new Shopper(0);
    Sku tea = new Sku("replaced");
    String one = "";
    String two = "";
    String declined = "";

    @BeforeEach
    void three_orders() {
        shopper = new Shopper(port);
        tea = shelves.stocked(10, "19.99");
        one = shopper.buy(shopper.cart(tea, 1), "tok_approved").text("/id");
        two = shopper.buy(shopper.cart(tea, 2), "tok_approved").text("/id");
        shopper.buy(shopper.cart(tea, 1), "tok_declined");
        declined = found("").getFirst();
    }

    @Test
    void the_newest_come_first_page_by_page() {
        assertThat(found("")).containsExactly(declined, two, one);
        var first = list("&limit=2");
        assertThat(ids(first)).containsExactly(declined, two);

        var next = list("&limit=2&after=" + first.text("/next"));

        assertThat(ids(next)).containsExactly(one);
        assertThat(next.json().at("/next").isNull()).isTrue();
    }

    @Test
    void by_each_fact_those_are_found_that_have_it() {
        var number = shopper.asAdmin("GET", ORDERS + "/" + two, "").text("/order/number");

        assertThat(found("&number=" + number)).containsExactly(two);
        assertThat(found("&text=" + number)).containsExactly(two);
        assertThat(found("&text=Lovelace")).containsExactly(declined, two, one);
        assertThat(found("&email=ADA@exam")).hasSize(3);
        assertThat(found("&email=nobody@")).isEmpty();
        assertThat(found("&name=a lov")).hasSize(3);
        assertThat(found("&name=100%25")).isEmpty();
        assertThat(found("&status=CANCELLED")).containsExactly(declined);
        assertThat(found("&status=CANCELLED,PLACED")).hasSize(3);
        assertThat(found("&payment=CAPTURED&fulfilment=UNFULFILLED&returns=NONE")).hasSize(2);
        assertThat(found("&currency=USD&minTotal=30.00")).containsExactly(two);
        assertThat(found("&currency=USD&maxTotal=27.43")).containsExactly(declined, one);
        assertThat(found("&channel=default")).hasSize(3);
        assertThat(found("&channel=other")).isEmpty();
        assertThat(found("&to=2001-01-01T00:00:00Z")).isEmpty();
        assertThat(found("&from=2001-01-01T00:00:00Z&to=2999-01-01T00:00:00Z")).hasSize(3);
        assertThat(found("&from=1901-01-01T00:00:00Z&to=9999-12-31T23:59:59Z")).hasSize(3);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    name=ab                  | name
                    minTotal=1.00            | currency
                    minTotal=1.005&currency=USD | minTotal
                    minTotal=1e999999999&currency=USD | minTotal
                    maxTotal=1e-999999999&currency=USD | maxTotal
                    maxTotal=9999999999999999&currency=USD | maxTotal
                    maxTotal=1&currency=gold | currency
                    from=%2B1000000000-12-31T23:59:59Z | from
                    to=-9999-12-31T23:59:59Z | to
                    to=%2B10000-01-01T00:00:00Z | to
                    from=2020-01-01T00:00:00Z&to=2019-01-01T00:00:00Z | to
                    status=LOST              | status
                    from=yesterday           | from
                    limit=0                  | limit
                    """)
    void what_cannot_be_asked_is_named(String query, String field) {
        var refused = shopper.asAdmin("GET", ORDERS + "?" + query, "");

        assertThat(refused.status()).as(refused.body()).isEqualTo(400);
        assertThat(refused.text("/errors/0/field")).isEqualTo(field);
    }

    @Test
    void the_file_has_a_line_for_each() {
        var file = shopper.asAdmin("GET", ORDERS + ".csv?status=PLACED&sku=" + tea, "");

        var lines = file.body().lines().toList();
        assertThat(lines.getFirst()).startsWith("number,createdAt,placedAt,status,paymentStatus");
        assertThat(lines).hasSize(3);
        assertThat(lines.get(1))
                .contains(",PLACED,CAPTURED,UNFULFILLED,NONE,default,ada@example.org,Ada Lovelace,")
                .endsWith(",US,USD,39.98,0.00,5.99,2.90,48.87,2,");
    }

    @Test
    void what_is_looked_for_again_and_again_is_kept_by_name() {
        var saved =
                shopper.asAdmin(
                        "PUT",
                        "/api/admin/order-filters/declined-" + tea,
                        "{\"sku\": \"%s\", \"status\": [\"CANCELLED\"]}".formatted(tea));
        assertThat(saved.text("/filter/status/0")).isEqualTo("CANCELLED");

        assertThat(ids(shopper.asAdmin("GET", ORDERS + "?filter=declined-" + tea, "")))
                .containsExactly(declined);

        var path = "/api/admin/order-filters/declined-" + tea;
        assertThat(shopper.asAdmin("DELETE", path, "").status()).isEqualTo(204);
        assertThat(shopper.asAdmin("GET", ORDERS + "?filter=declined-" + tea, "").type())
                .isEqualTo("/problems/unknown-filter");
    }

    @Test
    void notes_and_tags_are_in_the_trail_and_orders_are_found_by_tags() {
        shopper.asAdmin("POST", ORDERS + "/" + one + "/notes", "{\"text\": \"Call first.\"}");
        shopper.asAdmin("PATCH", ORDERS + "/" + one + "/tags", "{\"add\": [\"vip\", \"gift\"]}");
        shopper.asAdmin("PATCH", ORDERS + "/" + one + "/tags", "{\"remove\": [\"gift\"]}");
        shopper.asAdmin("PATCH", ORDERS + "/" + one + "/tags", "{\"add\": [\"vip\"]}");

        assertThat(found("&tag=vip")).containsExactly(one);
        assertThat(found("&tag=gift")).isEmpty();
        var detail = shopper.asAdmin("GET", ORDERS + "/" + one, "");
        assertThat(detail.text("/order/tags/0")).isEqualTo("vip");
        assertThat(detail.json().at("/trail").valueStream().map(it -> it.get("kind").asString()))
                .containsExactly("note", "tagged", "tagged");
        assertThat(detail.text("/trail/0/facts/text")).isEqualTo("Call first.");
        var again =
                shopper.asAdmin("POST", ORDERS + "/" + one + "/notes", "{\"text\": \"Again.\"}");
        assertThat(again.status()).isEqualTo(201);
        assertThat(again.json().at("/notes").asInt()).isEqualTo(2);
        var blank = shopper.asAdmin("POST", ORDERS + "/" + one + "/notes", "{\"text\": \" \"}");
        assertThat(blank.text("/errors/0/field")).isEqualTo("text");
    }

    @Test
    void one_thing_is_done_with_each_and_each_says_what_became_of_it() {
        var results = bulk("CANCEL", "sold out", one, declined, one);

        assertThat(results.json().valueStream().map(it -> it.get("status").asInt()))
                .containsExactly(200, 409);
        assertThat(results.text("/1/problem")).isEqualTo("/problems/order-not-cancellable");
        assertThat(found("&status=CANCELLED")).containsExactlyInAnyOrder(declined, one);
        assertThat(bulk("RELEASE", "", two).json().at("/0/status").asInt()).isEqualTo(200);
        assertThat(bulk("TAG", "vip", one, two).status()).isEqualTo(200);
        assertThat(found("&tag=vip")).containsExactly(two, one);
        assertThat(bulk("NOTE", " ", one).text("/errors/0/field")).isEqualTo("text");
    }

    private Answer bulk(String action, String text, String... orders) {
        return shopper.asAdmin(
                "POST",
                ORDERS + "/bulk",
                "{\"action\": \"%s\", \"text\": \"%s\", \"orders\": [%s]}"
                        .formatted(
                                action,
                                text,
                                Stream.of(orders)
                                        .map(it -> '"' + it + '"')
                                        .collect(joining(", "))));
    }

    /** Of this test's tea. */
    private Answer list(String more) {
        return shopper.asAdmin("GET", ORDERS + "?sku=" + tea + more.replace(" ", "%20"), "");
    }

    private List<String> found(String more) {
        return ids(list(more));
    }

    private static List<String> ids(Answer list) {
        return list.json().at("/items").valueStream().map(it -> it.get("id").asString()).toList();
    }
}
