package dev.cartwright.hooks;

import static java.time.Duration.ofHours;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetryPlanTest {

    static final Instant NOW = Instant.parse("2026-01-01T12:00:00Z");
    static final List<Duration> PAUSES = List.of(ofSeconds(5), ofMinutes(5), ofHours(10));

    @Test
    void pauses_are_those_of_the_plan_and_then_it_is_given_up() {
        var plan = new RetryPlan(PAUSES, 0);

        assertThat(plan.attempts()).isEqualTo(4);
        assertThat(plan.pauseAfter(1, new Random(1))).contains(ofSeconds(5));
        assertThat(plan.pauseAfter(3, new Random(1))).contains(ofHours(10));
        assertThat(plan.pauseAfter(4, new Random(1))).isEmpty();
        assertThat(plan.pauseAfter(5, new Random(1))).isEmpty();
    }

    @Test
    void those_who_fail_together_do_not_come_back_together() {
        var plan = new RetryPlan(PAUSES, 10);
        var random = new Random(1);
        var pauses = new TreeSet<Duration>();
        for (int i = 0; i < 1_000; i++) {
            pauses.add(plan.pauseAfter(2, random).orElseThrow());
        }

        assertThat(pauses).hasSizeGreaterThan(900);
        assertThat(pauses.first()).isBetween(ofSeconds(300), ofSeconds(301));
        assertThat(pauses.last()).isBetween(ofSeconds(329), ofSeconds(330));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "120 | 2026-01-01T12:02:00Z",
                "' 7 ' | 2026-01-01T12:00:07Z",
                "'Thu, 1 Jan 2026 13:00:00 GMT' | 2026-01-01T13:00:00Z",
                "999999999 | 2026-01-02T12:00:00Z",
                "'Fri, 1 Jan 2100 00:00:00 GMT' | 2026-01-02T12:00:00Z"
            })
    void who_asks_to_be_left_alone_is_up_to_a_day(String header, Instant until) {
        assertThat(RetryPlan.wish(header, NOW)).contains(until);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "0", "-5", "soon", "1.5", "Wed, 31 Dec 2025 13:00:00 GMT", "1234567890"})
    void what_is_no_wish_is_not_heard(String header) {
        assertThat(RetryPlan.wish(header, NOW)).isEmpty();
    }
}
