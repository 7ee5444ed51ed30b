package dev.cartwright.pricealerts;

import static dev.cartwright.pricealerts.Street.ALERTS;
import static dev.cartwright.pricealerts.Street.json;
import static dev.cartwright.pricealerts.Street.target;
import static dev.cartwright.pricealerts.Street.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.http.HttpMethod.DELETE;
import static org.springframework.http.HttpMethod.GET;
import static org.springframework.http.HttpMethod.PATCH;
import static org.springframework.http.HttpMethod.POST;
import static org.springframework.http.HttpStatus.BAD_REQUEST;
import static org.springframework.http.HttpStatus.CONFLICT;
import static org.springframework.http.HttpStatus.CREATED;
import static org.springframework.http.HttpStatus.NOT_FOUND;
import static org.springframework.http.HttpStatus.NO_CONTENT;
import static org.springframework.http.HttpStatus.OK;
import static org.springframework.http.HttpStatus.UNAUTHORIZED;
import static org.springframework.http.HttpStatus.UNPROCESSABLE_CONTENT;

import dev.cartwright.StatementCount;
import dev.cartwright.catalog.Catalog;
import dev.cartwright.catalog.Shop;
import dev.cartwright.kernel.CustomerId;
import dev.cartwright.kernel.Sku;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@StreetTest
class PriceAlertEndpointTest {

    @Autowired Street street;
    @Autowired Catalog catalog;
    @Autowired MockMvcTester http;
    @Autowired DSLContext db;

    CustomerId ada = new CustomerId(UUID.randomUUID());
    Sku tea = new Sku("replaced");

    @BeforeEach
    void a_tea_for_ten() {
        street.open();
        ada = street.somebody();
        tea = street.tea("USD 10.00");
    }

    @Test
    void nobody_who_is_not_signed_in_has_alerts() {
        for (var method : List.of(GET, POST)) {
            assertThat(
                            http.method(method)
                                    .uri(ALERTS)
                                    .contentType(MediaType.APPLICATION_JSON)
                                    .content("{\"sku\": \"%s\", \"percentage\": 10}".formatted(tea))
                                    .exchange())
                    .hasStatus(UNAUTHORIZED);
        }
        assertThat(rows()).isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    {}                                        | sku             | must not be null
                    {"sku": "TEA"}                            | target          | must be given, or a percentage
                    {"sku": "TEA", "percentage": 10, "target": {"amount": "8.00", "currency": "USD"}} | target | must not be given beside a percentage
                    {"sku": "TEA", "percentage": 0}           | percentage      | must be 1 to 90
                    {"sku": "TEA", "percentage": 91}          | percentage      | must be 1 to 90
                    {"sku": "TEA", "percentage": "ten"}       | percentage      | must be a whole number
                    {"sku": "TEA", "percentage": 1, "currency": "EUR"} | currency | must be one of [USD, JPY, KWD]
                    {"sku": "TEA", "percentage": 1, "channel": "none"} | channel  | there is no channel none
                    {"sku": "TEA", "target": {"amount": "8.00", "currency": "EUR"}} | target.currency | must be one of [USD, JPY, KWD]
                    {"sku": "TEA", "target": {"amount": "8.00", "currency": "USD"}, "currency": "JPY"} | currency | must be that of the target, or be left out
                    {"sku": "TEA", "target": {"amount": "0.00", "currency": "USD"}} | target | must be more than 0
                    {"sku": "TEA", "target": {"amount": "8.001", "currency": "USD"}} | target.amount | must be in coins of USD
                    {"sku": "TEA", "target": {"amount": "8.5", "currency": "JPY"}} | target.amount | must be in coins of JPY
                    {"sku": "TEA", "percentage": 1, "email": "a"} | email       | is not a known field
                    """)
    void what_cannot_be_waited_for_names_its_field(String body, String field, String message) {
        var answer = street.as(ada, POST, ALERTS, body.replace("TEA", tea.code()));

        assertThat(answer).hasStatus(BAD_REQUEST);
        assertThat(json(answer).at("/errors/0/field").asString()).isEqualTo(field);
        assertThat(json(answer).at("/errors/0/message").asString()).isEqualTo(message);
        assertThat(rows()).isZero();
    }

    @Test
    void what_is_not_sold_here_cannot_be_waited_for() {
        var archived = street.tea("USD 10.00");
        catalog.archive(Shop.CHANNEL, Street.slug(archived));
        for (var sku : List.of(new Sku("NO-" + tea), archived)) {
            var answer = street.ask(ada, sku, "\"percentage\": 10");

            refused(answer, NOT_FOUND, "unknown-sku");
            assertThat(json(answer).at("/errors/0/field").asString()).isEqualTo("sku");
        }
        refused(street.ask(ada, tea, target("900", "JPY")), NOT_FOUND, "unknown-sku");
        assertThat(rows()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"10.00", "10.01", "99.00"})
    void a_target_that_is_reached_already_is_told_the_present_price(String amount) {
        var answer = street.ask(ada, tea, target(amount, "USD"));

        refused(answer, UNPROCESSABLE_CONTENT, "price-already-there");
        assertThat(json(answer).at("/price/amount").asString()).isEqualTo("10.00");
        assertThat(json(answer).at("/errors/0/field").asString()).isEqualTo("target");
        assertThat(rows()).isZero();
    }

    @Test
    void an_alert_for_a_target_is_made_and_shown() {
        var answer = street.ask(ada, tea, target("8.00", "USD"));

        assertThat(answer).hasStatus(CREATED);
        var made = json(answer);
        assertThat(answer.getResponse().getHeader("Location"))
                .isEqualTo(ALERTS + "/" + made.at("/id").asString());
        assertThat(made.at("/target").toString())
                .isEqualTo("{\"amount\":\"8.00\",\"currency\":\"USD\"}");
        assertThat(made.at("/priceThen/amount").asString()).isEqualTo("10.00");
        assertThat(made.at("/state").asString()).isEqualTo("ARMED");
        assertThat(made.at("/channel").asString()).isEqualTo("default");
        assertThat(made.at("/firings").asInt()).isZero();
        assertThat(street.show(ada, made.at("/id").asString())).isEqualTo(made);
    }

    @Test
    void a_percentage_is_of_the_price_when_it_was_asked_for() {
        var id = street.alert(ada, tea, "\"percentage\": 15");
        street.costs(tea, "USD 9.00");

        assertThat(street.show(ada, id).at("/target/amount").asString()).isEqualTo("8.50");
        assertThat(street.show(ada, id).at("/percentage").asInt()).isEqualTo(15);
        assertThat(street.state(ada, id)).isEqualTo("ARMED");
    }

    @Test
    void the_same_is_waited_for_once_and_a_key_makes_it_once() {
        var body = "{\"sku\": \"%s\", \"percentage\": 10}".formatted(tea);
        var key = UUID.randomUUID().toString();
        var first = street.as(ada, POST, ALERTS, body, "Idempotency-Key", key);
        var again = street.as(ada, POST, ALERTS, body, "Idempotency-Key", key);
        var second = street.ask(ada, tea, target("5.00", "USD"));

        assertThat(first).hasStatus(CREATED);
        assertThat(text(again)).isEqualTo(text(first));
        refused(second, CONFLICT, "price-alert-exists");
        assertThat(json(second).at("/alert")).isEqualTo(json(first).at("/id"));
        assertThat(rows()).isEqualTo(1);
        assertThat(street.ask(street.somebody(), tea, "\"percentage\": 10")).hasStatus(CREATED);
    }

    @Test
    void nobody_waits_for_more_than_is_allowed_until_an_alert_ends() {
        var first = street.alert(ada, tea, "\"percentage\": 10");
        for (int i = 0; i < 4; i++) {
            street.alert(ada, street.tea("USD 1.00"), "\"percentage\": 10");
        }
        refused(
                street.ask(ada, street.tea("USD 1.00"), "\"percentage\": 10"),
                UNPROCESSABLE_CONTENT,
                "too-many-price-alerts");
        assertThat(rows()).isEqualTo(5);

        assertThat(street.as(ada, DELETE, ALERTS + "/" + first, "")).hasStatus(NO_CONTENT);
        assertThat(street.ask(ada, tea, "\"percentage\": 10")).hasStatus(CREATED);
    }

    @Test
    void an_alert_of_somebody_else_is_not_there() {
        var hers = street.alert(ada, tea, "\"percentage\": 10");
        var before = street.show(ada, hers);
        var eve = street.somebody();

        for (var method : List.of(GET, PATCH, DELETE)) {
            var answer = street.as(eve, method, ALERTS + "/" + hers, "{\"percentage\": 20}");
            refused(answer, NOT_FOUND, "unknown-price-alert");
        }
        assertThat(json(street.get(eve, ALERTS)).at("/items").size()).isZero();
        assertThat(street.show(ada, hers)).isEqualTo(before);
    }

    @Test
    void what_is_waited_for_changes_with_the_price_of_today() {
        var id = street.alert(ada, tea, target("5.00", "USD"));
        street.costs(tea, "USD 8.00");
        var path = ALERTS + "/" + id;

        refused(
                street.as(ada, PATCH, path, "{" + target("8.00", "USD") + "}"),
                UNPROCESSABLE_CONTENT,
                "price-already-there");
        var yen = street.as(ada, PATCH, path, "{" + target("5", "JPY") + "}");
        assertThat(yen).hasStatus(BAD_REQUEST);
        assertThat(json(yen).at("/errors/0/field").asString()).isEqualTo("target.currency");
        assertThat(street.as(ada, PATCH, path, "{}")).hasStatus(BAD_REQUEST);
        assertThat(street.show(ada, id).at("/target/amount").asString()).isEqualTo("5.00");

        assertThat(street.as(ada, PATCH, path, "{\"percentage\": 25}")).hasStatus(OK);
        assertThat(street.show(ada, id).at("/target/amount").asString()).isEqualTo("6.00");
        assertThat(street.show(ada, id).at("/priceThen/amount").asString()).isEqualTo("8.00");
    }

    @Test
    void an_alert_that_was_withdrawn_is_listed_as_ended_and_changes_no_more() {
        var id = street.alert(ada, tea, "\"percentage\": 10");
        var path = ALERTS + "/" + id;
        assertThat(street.as(ada, DELETE, path, "")).hasStatus(NO_CONTENT);
        var ended = street.show(ada, id);

        assertThat(street.as(ada, DELETE, path, "")).hasStatus(NO_CONTENT);
        refused(street.as(ada, PATCH, path, "{\"percentage\": 20}"), CONFLICT, "price-alert-ended");
        assertThat(street.show(ada, id)).isEqualTo(ended);
        assertThat(ended.at("/state").asString()).isEqualTo("ENDED");
        assertThat(ended.at("/endReason").asString()).isEqualTo("WITHDRAWN");
        assertThat(json(street.get(ada, ALERTS)).at("/items").size()).isZero();
        assertThat(json(street.get(ada, ALERTS + "?state=ENDED")).at("/items/0/id").asString())
                .isEqualTo(id);
    }

    @Test
    void own_alerts_are_listed_newest_first_page_by_page_each_in_one_statement() {
        var ids = new ArrayList<String>();
        for (int i = 0; i < 5; i++) {
            ids.addFirst(street.alert(ada, street.tea("USD 1.00"), "\"percentage\": 10"));
        }
        var seen = new ArrayList<String>();
        var path = ALERTS + "?limit=2";
        for (var next = ""; next != null; ) {
            var page = json(street.get(ada, path + next));
            page.at("/items").forEach(it -> seen.add(it.at("/id").asString()));
            next = page.at("/next").isNull() ? null : "&after=" + page.at("/next").asString();
        }

        assertThat(seen).isEqualTo(ids);
        assertThat(StatementCount.during(() -> street.get(ada, path)).statements()).hasSize(1);
        assertThat(street.get(ada, ALERTS + "?after=x")).hasStatus(BAD_REQUEST);
        assertThat(street.get(ada, ALERTS + "?state=LOST")).hasStatus(BAD_REQUEST);
    }

    private int rows() {
        return db.fetchSingle(
                        "select count(*) from pricealerts.price_alerts where customer_id = ?",
                        ada.value())
                .get(0, int.class);
    }

    private static void refused(MvcTestResult answer, HttpStatus status, String slug) {
        assertThat(answer.getResponse().getStatus()).as(text(answer)).isEqualTo(status.value());
        assertThat(json(answer).at("/type").asString()).isEqualTo("/problems/" + slug);
    }
}
