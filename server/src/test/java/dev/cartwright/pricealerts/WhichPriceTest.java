package dev.cartwright.pricealerts;

import static dev.cartwright.pricealerts.Street.target;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.kagkarlsson.scheduler.task.ExecutionContext;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import dev.cartwright.MovableClock;
import dev.cartwright.kernel.CustomerId;
import dev.cartwright.kernel.Sku;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** Prices that begin by plan, and prices of some. */
@StreetTest
class WhichPriceTest {

    @Autowired Street street;
    @Autowired Watch watch;
    @Autowired Heard heard;
    @Autowired MovableClock clock;
    @Autowired MockMvcTester http;
    @Autowired RecurringTask<Void> announcePricesThatBegan;

    CustomerId ada = new CustomerId(UUID.randomUUID());
    Sku tea = new Sku("replaced");

    @BeforeEach
    void a_tea_for_ten() {
        street.open();
        ada = street.somebody();
        tea = street.tea("USD 10.00");
    }

    @Test
    void a_planned_price_is_told_when_it_begins() {
        street.alert(ada, tea, target("8.00", "USD"));
        street.costs(tea, "USD 7.00", clock.instant().plus(Duration.ofHours(1)));
        street.hear(tea);
        announce();
        assertThat(heard.of(tea)).isEmpty();

        clock.move(Duration.ofHours(2));
        announce();
        street.hear(tea);

        assertThat(heard.prices(tea)).containsExactly("USD 7.00");
    }

    @Test
    void a_price_that_nobody_announced_is_found_by_the_timer() {
        street.alert(ada, tea, target("8.00", "USD"));
        street.costs(tea, "USD 7.00", clock.instant().plus(Duration.ofHours(1)));
        street.hear(tea);

        clock.move(Duration.ofHours(2));
        watch.all();

        assertThat(heard.prices(tea)).containsExactly("USD 7.00");
    }

    @Test
    void what_only_a_group_pays_is_not_the_price_of_all() {
        street.alert(ada, tea, target("8.00", "USD"));

        list("club-", ", \"customerGroup\": \"club\"");
        assertThat(heard.of(tea)).isEmpty();
        list("sale-", "");

        assertThat(heard.prices(tea)).containsExactly("USD 5.00");
    }

    /** Makes a sale of the tea for five, for some or for all. */
    private void list(String word, String whom) {
        var code = word + tea.code().substring(4);
        post(
                "/api/admin/price-lists",
                "{\"code\": \"%s\", \"name\": \"Sale\", \"kind\": \"SALE\", \"priority\": 1%s}"
                        .formatted(code, whom));
        post(
                "/api/admin/prices/" + tea,
                "{\"priceList\": \"%s\", \"price\": {\"amount\": \"5.00\", \"currency\": \"USD\"}}"
                        .formatted(code));
        street.hear(tea);
    }

    private void post(String path, String body) {
        var answer =
                http.post()
                        .uri(path)
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(body)
                        .exchange();
        assertThat(answer.getResponse().getStatus()).as(Street.text(answer)).isEqualTo(201);
    }

    @SuppressWarnings("NullAway") // The job does not look at the scheduler.
    private void announce() {
        announcePricesThatBegan.executeRecurringly(
                announcePricesThatBegan.instance("recurring"), (ExecutionContext) null);
    }
}
