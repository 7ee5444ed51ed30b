package dev.cartwright.pricealerts;

import static dev.cartwright.pricealerts.Street.ALERTS;
import static dev.cartwright.pricealerts.Street.target;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.http.HttpMethod.PATCH;

import dev.cartwright.kernel.ChannelId;
import dev.cartwright.kernel.CustomerId;
import dev.cartwright.kernel.Sku;
import dev.cartwright.platform.Auditor;
import dev.cartwright.platform.Auditor.Violation;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.joda.money.Money;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.json.JsonMapper;

/** A price falls, rises, and falls again: what is told, and what is not. */
@StreetTest
class FiringTest {

    @Autowired Street street;
    @Autowired Watch watch;
    @Autowired Heard heard;
    @Autowired Auditor auditor;
    @Autowired DSLContext db;
    @Autowired JsonMapper json;

    CustomerId ada = new CustomerId(UUID.randomUUID());
    Sku tea = new Sku("replaced");

    @BeforeEach
    void a_tea_for_ten() {
        street.open();
        ada = street.somebody();
        tea = street.tea("USD 10.00");
    }

    @AfterEach
    void the_audit_finds_nothing() {
        assertThat(auditor.audit().violations())
                .extracting(Violation::invariant)
                .noneMatch(it -> it.startsWith("price-alert"));
    }

    @Test
    void what_is_not_low_enough_is_not_told() {
        var id = street.alert(ada, tea, target("8.00", "USD"));

        street.costs(tea, "USD 8.01");
        watch.all();

        assertThat(heard.of(tea)).isEmpty();
        assertThat(street.state(ada, id)).isEqualTo("ARMED");
    }

    @Test
    void a_price_that_is_reached_is_told_once_with_all_there_is_to_say() {
        var id = street.alert(ada, tea, target("8.00", "USD"));

        street.costs(tea, "USD 8.00");
        watch.all();
        watch.look(new ChannelId("default"), List.of(tea));

        assertThat(heard.of(tea))
                .singleElement()
                .satisfies(it -> {
                    assertThat(it.alert()).hasToString(id);
                    assertThat(it.customer()).isEqualTo(ada);
                    assertThat(it.channel()).isEqualTo(new ChannelId("default"));
                    assertThat(it.oldPrice()).isEqualTo(Money.parse("USD 10.00"));
                    assertThat(it.newPrice()).isEqualTo(Money.parse("USD 8.00"));
                    assertThat(it.threshold()).isEqualTo(Money.parse("USD 8.00"));
                });
        var firing = heard.of(tea).getFirst();
        assertThat(
                        db.fetchSingle(
                                "select * from pricealerts.price_alert_firings where alert_id = ?",
                                firing.alert()))
                .satisfies(row -> {
                    assertThat(row.get("firing_id")).isEqualTo(firing.id());
                    assertThat(row.get("number")).isEqualTo(1);
                    assertThat(row.get("before_minor")).isEqualTo(1000L);
                    assertThat(row.get("price_minor")).isEqualTo(800L);
                    assertThat(row.get("day", LocalDate.class)).isEqualTo(street.today());
                });
        assertThat(json.readValue(json.writeValueAsString(firing), PriceAlertFired.class))
                .as("who hears it later reads it from the outbox")
                .isEqualTo(firing);
        assertThat(street.state(ada, id)).isEqualTo("FIRED");
        assertThat(street.show(ada, id).at("/toldPrice/amount").asString()).isEqualTo("8.00");
    }

    @Test
    void a_price_that_moves_to_and_fro_around_the_target_is_told_once() {
        street.alert(ada, tea, target("8.00", "USD"));

        for (var price : List.of("7.99", "8.10", "7.95", "8.15", "7.60", "8.00", "7.61")) {
            street.costs(tea, "USD " + price);
        }

        assertThat(heard.prices(tea)).containsExactly("USD 7.99");
    }

    @Test
    void a_fall_of_a_step_more_is_told_without_a_rise_before() {
        street.alert(ada, tea, target("8.00", "USD"));

        for (var price : List.of("8.00", "7.61", "7.60", "7.30", "7.22", "7.22")) {
            street.costs(tea, "USD " + price);
        }

        assertThat(heard.prices(tea)).containsExactly("USD 8.00", "USD 7.60", "USD 7.22");
        assertThat(heard.of(tea).getLast().oldPrice()).isEqualTo(Money.parse("USD 7.60"));
    }

    @Test
    void after_a_rise_by_the_margin_the_next_fall_is_told_again() {
        var id = street.alert(ada, tea, target("8.00", "USD"));
        street.costs(tea, "USD 8.00");
        street.costs(tea, "USD 8.15");
        assertThat(street.state(ada, id)).isEqualTo("FIRED");

        street.costs(tea, "USD 8.16");
        assertThat(street.state(ada, id)).isEqualTo("ARMED");
        street.costs(tea, "USD 8.00");

        assertThat(heard.prices(tea)).containsExactly("USD 8.00", "USD 8.00");
        assertThat(heard.of(tea).getLast().oldPrice()).isEqualTo(Money.parse("USD 8.16"));
    }

    /** As exact as the currency is: 10 % off 999 yen is 899, off 1.235 dinars 1.111. */
    @ParameterizedTest
    @CsvSource({
        "JPY 999, JPY 900, JPY 899, JPY 899",
        "KWD 1.235, KWD 1.112, KWD 1.111, KWD 1.111",
        "USD 9.99, USD 9.00, USD 8.99, USD 8.99"
    })
    void currencies_of_any_number_of_decimal_places_are_exact(
            String first, String above, String there, String threshold) {
        var sencha = street.tea(first);
        street.alert(
                ada, sencha, "\"percentage\": 10, \"currency\": \"" + first.substring(0, 3) + "\"");

        street.costs(sencha, above);
        assertThat(heard.of(sencha)).isEmpty();
        street.costs(sencha, there);

        assertThat(heard.of(sencha))
                .singleElement()
                .satisfies(it -> {
                    assertThat(it.oldPrice()).isEqualTo(Money.parse(first));
                    assertThat(it.newPrice()).isEqualTo(Money.parse(there));
                    assertThat(it.threshold()).isEqualTo(Money.parse(threshold));
                });
    }

    @Test
    void another_currency_of_the_same_tea_is_another_matter() {
        street.alert(ada, tea, target("8.00", "USD"));

        street.costs(tea, "JPY 1");

        assertThat(heard.of(tea)).isEmpty();
    }

    @Test
    void what_was_changed_waits_anew() {
        var id = street.alert(ada, tea, target("8.00", "USD"));
        street.costs(tea, "USD 8.00");
        street.as(ada, PATCH, ALERTS + "/" + id, "{" + target("7.90", "USD") + "}");
        assertThat(street.state(ada, id)).isEqualTo("ARMED");

        street.costs(tea, "USD 7.90");

        assertThat(heard.prices(tea)).containsExactly("USD 8.00", "USD 7.90");
    }
}
