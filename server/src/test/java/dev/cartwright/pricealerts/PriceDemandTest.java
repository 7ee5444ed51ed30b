package dev.cartwright.pricealerts;

import static dev.cartwright.pricealerts.Street.json;
import static dev.cartwright.pricealerts.Street.target;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.http.HttpStatus.BAD_REQUEST;
import static org.springframework.http.HttpStatus.OK;
import static org.springframework.http.HttpStatus.UNAUTHORIZED;

import dev.cartwright.StatementCount;
import dev.cartwright.kernel.CustomerId;
import dev.cartwright.kernel.Sku;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;

/** What staff see of those who wait. */
@StreetTest
class PriceDemandTest {

    static final String ADMIN = "/api/admin/price-alerts";

    @Autowired Street street;
    @Autowired MockMvcTester http;

    Sku tea = new Sku("replaced");
    final List<CustomerId> waiting = new ArrayList<>();
    final List<String> alerts = new ArrayList<>();

    @BeforeEach
    void four_wait_for_a_tea() {
        street.open();
        tea = street.tea("USD 10.00");
        for (var amount : List.of("6.00", "9.00", "7.00", "8.50")) {
            waiting.add(street.somebody());
            alerts.add(street.alert(waiting.getLast(), tea, target(amount, "USD")));
        }
    }

    @Test
    void only_staff_see_who_waits() {
        for (var path : List.of(ADMIN, ADMIN + "/demand?sku=" + tea)) {
            assertThat(http.get().uri(path).header(HttpHeaders.AUTHORIZATION, "").exchange())
                    .hasStatus(UNAUTHORIZED);
        }
    }

    @Test
    void demand_is_of_a_sku() {
        assertThat(get("/demand")).hasStatus(BAD_REQUEST);
        assertThat(json(get("/demand")).at("/errors/0/field").asString()).isEqualTo("sku");
        assertThat(json(get("/demand?sku=NOBODY-WANTS-IT")).at("/items").size()).isZero();
    }

    @Test
    void demand_is_how_many_wait_and_the_middle_of_what_they_would_pay() {
        assertThat(demand().toString())
                .isEqualTo(
                        """
                        [{"channel":"default","waiting":4,\
                        "lowest":{"amount":"6.00","currency":"USD"},\
                        "median":{"amount":"7.00","currency":"USD"},\
                        "highest":{"amount":"9.00","currency":"USD"}}]\
                        """);

        street.costs(tea, "USD 8.80");

        assertThat(demand().at("/0/waiting").asInt()).isEqualTo(3);
        assertThat(demand().at("/0/median/amount").asString()).isEqualTo("7.00");
        assertThat(demand().at("/0/highest/amount").asString()).isEqualTo("8.50");
    }

    @Test
    void alerts_are_listed_by_sku_and_state_newest_first_in_one_statement() {
        street.costs(tea, "USD 8.80");

        assertThat(ids("?sku=" + tea)).isEqualTo(alerts.reversed());
        assertThat(ids("?state=FIRED&sku=" + tea)).containsExactly(alerts.get(1));
        assertThat(ids("?state=ARMED&sku=" + tea))
                .containsExactly(alerts.get(3), alerts.get(2), alerts.get(0));
        assertThat(ids("?state=HELD&sku=" + tea)).isEmpty();
        assertThat(ids("?customer=" + waiting.get(2))).containsExactly(alerts.get(2));
        assertThat(StatementCount.during(() -> get("?sku=" + tea)).statements()).hasSize(1);
        var page = json(get("?limit=3&sku=" + tea));
        assertThat(ids("?limit=3&sku=" + tea + "&after=" + page.at("/next").asString()))
                .containsExactly(alerts.getFirst());
        assertThat(page.at("/items/0/customer").asString()).isEqualTo(waiting.get(3).toString());
    }

    private JsonNode demand() {
        var answer = get("/demand?sku=" + tea);
        assertThat(answer).hasStatus(OK);
        return json(answer).at("/items");
    }

    private List<String> ids(String query) {
        var ids = new ArrayList<String>();
        json(get(query)).at("/items").forEach(it -> ids.add(it.at("/alert/id").asString()));
        return ids;
    }

    private MvcTestResult get(String rest) {
        return http.get().uri(ADMIN + rest).exchange();
    }
}
