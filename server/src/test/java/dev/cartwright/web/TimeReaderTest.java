package dev.cartwright.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cartwright.WholeShop;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Period;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.UUID;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.json.JsonMapper;

/** A time is text that a person can read, of a year that a database has. */
@WholeShop
class TimeReaderTest {

    static final String INSTANT = "must be an instant such as 2026-01-31T12:00:00Z";

    static final String DAY = "must be a day such as 2026-01-31";

    @Autowired MockMvcTester http;
    @Autowired DSLContext db;
    @Autowired JsonMapper json;

    static Stream<String> noInstants() {
        return Stream.of(
                "123456789012345678",
                "-123456789012345678",
                "0",
                "1.5",
                "1e5",
                "1e999999999",
                "9".repeat(400),
                "true",
                "{}",
                "[]",
                "[2026, 1, 31]",
                "\"\"",
                "\" \"",
                "\"0\"",
                "\"123456789012345678\"",
                "\"1767225600.5\"",
                "\"" + "9".repeat(400) + "\"",
                "\"2026\"",
                "\"2026-01-31\"",
                "\"2026-01-31T12:00:00\"",
                "\"2026-02-30T12:00:00Z\"",
                "\"2026-01-31 12:00:00Z\"",
                "\" 2026-01-31T12:00:00Z\"",
                "\"+12026-01-31T12:00:00Z\"",
                "\"+1000000000-12-31T23:59:59Z\"",
                "\"-0001-01-31T12:00:00Z\"",
                "\"tomorrow\"",
                "\"\\u0000\"");
    }

    @ParameterizedTest
    @MethodSource("noInstants")
    void what_is_no_instant_is_refused_by_name_and_nothing_is_made(String value) {
        var code = "times-" + UUID.randomUUID();
        var list =
                """
                {"code": "%s", "name": "Spring", "kind": "SALE", "priority": 1, "startsAt": %s}
                """
                        .formatted(code, value);

        assertRefused("/api/admin/price-lists", list, "startsAt", INSTANT);
        assertThat(lists(code)).isZero();
        assertRefused(
                "/api/admin/products/%s/publication".formatted(UUID.randomUUID()),
                "{\"at\": %s}".formatted(value),
                "at",
                INSTANT);
    }

    @Test
    void a_number_of_more_digits_than_any_has_is_refused_before_its_field_is_known() {
        assertRefused(
                "/api/admin/price-lists",
                "{\"startsAt\": %s}".formatted("9".repeat(2_000)),
                "body",
                "is nested too deeply or too long");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "20000",
                "2e400",
                "[2026, 1, 31]",
                "\"\"",
                "\"20000\"",
                "\"2026-02-30\"",
                "\"+12026-01-31\"",
                "\"2026-01-31T12:00:00\"",
                "\"2026-01-31T12:00:00Z\""
            })
    void what_is_no_day_is_refused_by_name(String value) {
        var receipt =
                "{\"quantity\": 1, \"lot\": {\"number\": \"L\", \"expiresOn\": %s}}"
                        .formatted(value);

        assertRefused("/api/admin/stock/TEA/receipts", receipt, "lot.expiresOn", DAY);
    }

    @Test
    void no_number_and_no_list_is_a_time_of_any_kind() {
        for (var value : new String[] {"7", "7.5", "123456789012345678", "[1, 2]", "{}", "\"\""}) {
            for (var type : times()) {
                assertThatThrownBy(() -> json.readValue(value, type))
                        .as(type + " of " + value)
                        .isInstanceOf(MismatchedInputException.class);
            }
        }
    }

    static Class<?>[] times() {
        return new Class<?>[] {
            Instant.class,
            LocalDate.class,
            LocalDateTime.class,
            LocalTime.class,
            MonthDay.class,
            OffsetDateTime.class,
            OffsetTime.class,
            ZonedDateTime.class,
            Year.class,
            YearMonth.class,
            Duration.class,
            Period.class,
            ZoneId.class,
            ZoneOffset.class
        };
    }

    @ParameterizedTest
    @CsvSource({
        "2026-01-31T12:00:00Z, 2026-01-31T12:00:00Z",
        "2026-01-31T12:00:00.123456789Z, 2026-01-31T12:00:00.123456789Z",
        "2026-01-31T12:00:00+05:30, 2026-01-31T06:30:00Z",
        "9999-12-31T23:59:59Z, 9999-12-31T23:59:59Z"
    })
    void an_instant_is_read_wherever_its_clock_hangs(String text, Instant instant) {
        assertThat(json.readValue("\"" + text + "\"", Instant.class)).isEqualTo(instant);
    }

    @Test
    void a_time_is_read_as_it_is_written() {
        for (var time :
                new Object[] {
                    Instant.parse("2026-01-31T12:00:00Z"),
                    LocalDate.of(2026, 1, 31),
                    Duration.ofMinutes(5),
                    LocalTime.NOON,
                    ZoneOffset.ofHours(-5)
                }) {
            assertThat(json.readValue(json.writeValueAsString(time), time.getClass()))
                    .isEqualTo(time);
        }
        assertThat(json.readValue("null", Instant.class)).isNull();
    }

    private void assertRefused(String uri, String body, String field, String message) {
        var answer = http.post().uri(uri).contentType("application/json").content(body).exchange();
        assertThat(answer)
                .as(body)
                .hasStatus(400)
                .hasContentType("application/problem+json")
                .bodyJson()
                .extractingPath("$.errors")
                .asArray()
                .singleElement()
                .hasToString("{field=%s, message=%s}".formatted(field, message));
    }

    private int lists(String code) {
        return db.fetchSingle("select count(*) from pricing.price_lists where price_list = ?", code)
                .get(0, int.class);
    }
}
