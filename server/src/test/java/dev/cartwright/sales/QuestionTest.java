package dev.cartwright.sales;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cartwright.sales.Question.By;
import dev.cartwright.sales.Question.Only;
import dev.cartwright.sales.Question.Sort;
import java.time.LocalDate;
import org.joda.money.CurrencyUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuestionTest {

    private static final Only ALL = new Only(null, null, null, null, null, null);

    /** The 2nd, 9th, 16th and 23rd of November 2026 are Mondays. */
    @ParameterizedTest
    @CsvSource({
        "DAY, 2026-11-01, 2026-12-01, 2026-10-01, 2026-11-01",
        "SKU, 2026-11-02, 2026-11-12, 2026-10-23, 2026-11-02",
        "WEEK, 2026-11-02, 2026-11-16, 2026-10-19, 2026-11-02",
        "WEEK, 2026-11-02, 2026-11-12, 2026-10-19, 2026-10-29", // as far as both weeks have come
        "WEEK, 2026-11-01, 2026-12-01, 2026-09-27, 2026-10-27", // 30 days: five weeks earlier
        "MONTH, 2026-01-01, 2026-03-01, 2025-11-01, 2026-01-01",
        "MONTH, 2026-11-01, 2026-11-16, 2026-10-01, 2026-10-16", // as far as the month has come
        "MONTH, 2010-01-15, 2010-03-20, 2009-10-15, 2009-12-20",
        "MONTH, 2011-03-30, 2011-03-31, 2011-02-28, 2011-03-01", // there is no 30th of February
        "MONTH, 2011-02-15, 2011-03-01, 2011-01-15, 2011-02-01"
    })
    void the_period_before_is_whole_weeks_or_months_where_that_is_what_is_asked(
            By by, LocalDate from, LocalDate to, LocalDate before, LocalDate until) {
        var asked = new Question(from, to, by, CurrencyUnit.USD, ALL, false, Sort.SOLD, null, true);

        assertThat(asked.before().from()).isEqualTo(before);
        assertThat(asked.before().to()).isEqualTo(until);
    }
}
