package dev.cartwright.pricealerts;

import static dev.cartwright.pricealerts.Trigger.Step.ARM;
import static dev.cartwright.pricealerts.Trigger.Step.FIRE;
import static dev.cartwright.pricealerts.Trigger.Step.REST;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TriggerTest {

    @Test
    void what_would_never_be_quiet_cannot_be() {
        assertThatThrownBy(() -> new Trigger(100, 101, null))
                .hasMessage("fires at 101, waits for 100, arms at null");
        assertThatThrownBy(() -> new Trigger(100, 95, 100L))
                .hasMessage("fires at 95, waits for 100, arms at 100");
    }

    @ParameterizedTest
    @CsvSource({"101, REST", "100, FIRE", "99, FIRE", "0, FIRE", "1000000, REST"})
    void an_armed_one_fires_at_the_threshold_and_below(long price, Trigger.Step step) {
        assertThat(Trigger.armed(100).at(price)).isEqualTo(step);
    }

    @Test
    void once_told_it_rests_until_a_step_less_or_a_rise() {
        var told = Trigger.armed(10_000).told(9_990, settings(200, 500));

        assertThat(told).isEqualTo(new Trigger(10_000, 9_490, 10_200L));
        assertThat(told.at(9_491)).isEqualTo(REST);
        assertThat(told.at(9_490)).isEqualTo(FIRE);
        assertThat(told.at(10_199)).isEqualTo(REST);
        assertThat(told.at(10_200)).isEqualTo(ARM);
    }

    /** A step is rounded down and a rise up: never less than was said, at least one unit each. */
    @ParameterizedTest
    @CsvSource({
        // threshold, told, margin, step, fires again at, armed at
        "800, 799, 200, 500, 759, 816",
        "801, 801, 200, 500, 760, 818",
        "10, 10, 200, 500, 9, 11",
        "1, 1, 200, 500, 0, 2",
        "1, 0, 200, 500, -1, 2",
        "500, 400, 0, 0, 399, 501",
        "500, 400, 10000, 10000, 0, 1000",
        "999999999999000, 999999999999000, 200, 500, 949999999999050, 1019999999998980",
    })
    void parts_of_few_and_of_many_units_are_exact(
            long threshold, long price, int margin, int step, long firesAt, long armsAt) {
        assertThat(Trigger.armed(threshold).told(price, settings(margin, step)))
                .isEqualTo(new Trigger(threshold, firesAt, armsAt));
    }

    @Test
    void settings_that_cannot_be_name_themselves() {
        assertThatThrownBy(() -> settings(-1, 500))
                .hasMessage(
                        "cartwright.price-alerts.rearm-basis-points must be 0 to 10000, not -1");
        assertThatThrownBy(() -> settings(200, 10_001))
                .hasMessage(
                        "cartwright.price-alerts.step-basis-points must be 0 to 10000, not 10001");
    }

    private static PriceAlertSettings settings(int rearm, int step) {
        return new PriceAlertSettings(
                Duration.ofMinutes(15), Duration.ofDays(365), 100, 3, rearm, step);
    }
}
