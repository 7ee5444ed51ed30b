package dev.cartwright.abandonment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cartwright.kernel.EmailAddress;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Whether telling helps is seen only beside those who are not told. */
@StreetTest
class HoldoutTest {

    @Autowired Street street;
    @Autowired Lottery lottery;
    @LocalServerPort int port;

    @Test
    void a_person_is_on_the_same_side_always_and_a_higher_percentage_adds_some() {
        var none = lottery.shoppers(0);
        var some = lottery.shoppers(20);
        var more = lottery.shoppers(50);
        var all = lottery.shoppers(100);
        var persons =
                IntStream.range(0, 2_000)
                        .mapToObj(i -> new EmailAddress("person-" + i + "@example.org"))
                        .map(some::person)
                        .toList();

        assertThat(persons).noneMatch(none::isHeldOut).allMatch(all::isHeldOut);
        assertThat(persons.stream().filter(some::isHeldOut))
                .hasSizeBetween(320, 480)
                .allMatch(more::isHeldOut)
                .allMatch(lottery.shoppers(20)::isHeldOut);
        assertThat(persons.stream().filter(more::isHeldOut)).hasSizeBetween(880, 1_120);
        assertThat(some.person(new EmailAddress("Person-1@Example.ORG"))).isEqualTo(persons.get(1));
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 101})
    void a_percentage_that_is_none_stops_the_start(int percent) {
        assertThatThrownBy(() -> lottery.shoppers(percent))
                .hasMessageContaining("cartwright.abandonment.holdout-percent must be 0 to 100");
    }

    @Test
    void figures_compare_those_who_may_be_told_with_the_held_out() {
        street.waitAndFind();
        street.watch().look();
        // At noon, so that what is found in the next hours is found on this day in New York, too.
        var now = street.clock().instant();
        var noon = now.truncatedTo(ChronoUnit.DAYS).plus(Duration.ofHours(3 * 24 + 12));
        street.clock().move(Duration.between(now, noon));
        var day = LocalDate.ofInstant(noon, ZoneOffset.UTC);
        var told = Street.guest(port);
        var tolds = street.left(told, 2);
        street.left(Street.guest(port), 1);
        street.left(Street.guest(port), 1);
        leaveHeldOut(1);
        leaveHeldOut(4);
        told.at()
                .asAdmin(
                        "POST",
                        "/api/admin/abandoned-carts/" + tolds.id() + "/contacts",
                        "{\"reference\": \"mail-1\", \"medium\": \"EMAIL\"}");
        street.clock().move(Duration.ofMinutes(1));
        street.buy(told, tolds.cart().toString());
        street.watch().look();

        var path =
                "/api/admin/abandoned-carts/figures?channel=default&from=%s&to=%s"
                        .formatted(day, day.plusDays(1));
        var figures = told.at().asAdmin("GET", path, "");

        assertThat(figures.status()).as("%s", figures).isEqualTo(200);
        assertThat(figures.json().at("/rows"))
                .hasToString(
                        """
                        [{"channel":"default","currency":"USD","found":5,\
                        "foundValue":{"amount":"90.00","currency":"USD"},"open":4,"recovered":1,\
                        "recoveredValue":{"amount":"25.99","currency":"USD"},"attributed":1,\
                        "byLink":0,"byContact":1,\
                        "attributedValue":{"amount":"25.99","currency":"USD"},"lost":0,\
                        "lostValue":{"amount":"0.00","currency":"USD"},"contacted":1,\
                        "reachable":{"people":3,"buyers":1,"ratePerMille":333},\
                        "holdout":{"people":2,"buyers":0,"ratePerMille":0},"upliftPerMille":333}]\
                        """);
    }

    @Test
    void of_days_on_which_nothing_was_found_there_is_no_row_and_of_too_many_no_answer() {
        var ada = Street.guest(port);
        var path = "/api/admin/abandoned-carts/figures?from=%s&to=%s";

        assertThat(ada.at().asAdmin("GET", path.formatted("1999-01-01", "1999-01-02"), "").body())
                .isEqualTo("{\"from\":\"1999-01-01\",\"to\":\"1999-01-02\",\"rows\":[]}");
        var refused = ada.at().asAdmin("GET", path.formatted("2026-01-02", "2026-01-01"), "");
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.text("/errors/0/field")).isEqualTo("to");
    }

    @Test
    void an_uplift_is_rounded_once_and_may_be_a_loss() {
        var none = new RecoveryQuery.Group(0, 0);
        var oneInThree = new RecoveryQuery.Group(3, 1);
        var oneInSix = new RecoveryQuery.Group(6, 1);

        assertThat(RecoveryFigureEndpoint.uplift(oneInThree, none)).isNull();
        assertThat(RecoveryFigureEndpoint.uplift(oneInThree, oneInSix)).isEqualTo(167);
        assertThat(RecoveryFigureEndpoint.uplift(oneInSix, oneInThree)).isEqualTo(-167);
    }

    private void leaveHeldOut(int units) {
        var cart = street.cart(Street.guest(port), units);
        street.clock().move(Duration.ofMinutes(66));
        lottery.finder(100).all();
        assertThat(street.only(cart).holdout()).isTrue();
    }
}
