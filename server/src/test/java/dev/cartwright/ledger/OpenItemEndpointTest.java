package dev.cartwright.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.http.HttpStatus.BAD_REQUEST;
import static org.springframework.http.HttpStatus.OK;

import com.jayway.jsonpath.JsonPath;
import dev.cartwright.AsAdmin;
import dev.cartwright.ModuleTest;
import dev.cartwright.MovableClock;
import dev.cartwright.TestDatabase;
import dev.cartwright.platform.Cursor;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.transaction.support.TransactionTemplate;

@ModuleTest
@AutoConfigureMockMvc
@Import({TestDatabase.class, AsAdmin.class, MovableClock.class})
class OpenItemEndpointTest {

    static final String PATH = "/api/admin/ledger/open-items";

    @Autowired Ledger ledger;
    @Autowired MovableClock clock;
    @Autowired MockMvcTester http;
    @Autowired TransactionTemplate transaction;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    currency=EUR                                    | account
                    account=TILL&currency=EUR                       | account
                    account=BANK&currency=EUR                       | account
                    account=SUSPENSE                                | currency
                    account=SUSPENSE&currency=euro                  | currency
                    account=SUSPENSE&currency=EUR&age=OLD           | age
                    account=SUSPENSE&currency=EUR&limit=0           | limit
                    account=SUSPENSE&currency=EUR&limit=101         | limit
                    account=SUSPENSE&currency=EUR&after=x           | after
                    """)
    void a_list_that_cannot_be_is_refused_by_the_field(String question, String field) {
        assertRefused(question, field);
    }

    @Test
    void a_page_that_goes_on_where_nothing_ever_was_is_refused() {
        var id = UUID.randomUUID();
        for (var forged :
                List.of(
                        Cursor.of("-1", id),
                        Cursor.of("soon", id),
                        Cursor.of(Long.MIN_VALUE, id),
                        Cursor.of("1", "x"),
                        Cursor.of("1"))) {
            assertRefused("account=SUSPENSE&currency=EUR&after=" + forged, "after");
        }
        var end = Cursor.of(Long.MAX_VALUE, id);
        assertThat(http.get().uri(PATH + "?account=SUSPENSE&currency=EUR&after=" + end))
                .hasStatus(OK)
                .bodyJson()
                .isLenientlyEqualTo("{\"items\": []}");
    }

    @Test
    void the_ages_of_what_is_open_are_listed() {
        unexplained("THB", UUID.randomUUID());

        assertThat(http.get().uri(PATH + "/ages"))
                .hasStatus(OK)
                .bodyText()
                .contains(
                        """
                        {"currency":"THB","account":"SUSPENSE","age":"UNDER_1_DAY","items":1,\
                        "debits":{"amount":"2.00","currency":"THB"},\
                        "credits":{"amount":"0.00","currency":"THB"}}\
                        """);
    }

    @Test
    void items_are_read_page_by_page_the_oldest_first() {
        var sources = IntStream.range(0, 5).mapToObj(_ -> UUID.randomUUID()).toList();
        sources.forEach(source -> unexplained("PHP", source));

        var found = new ArrayList<String>();
        var after = "";
        for (int page = 0; page < 3; page++) {
            var body = page("PHP", "limit=2&after=" + after);
            List<String> some = JsonPath.read(body, "$.items[*].source");
            assertThat(some).hasSize(page < 2 ? 2 : 1);
            found.addAll(some);
            after = JsonPath.read(body, "$.next");
        }

        assertThat(found).containsExactlyElementsOf(sources.stream().map(UUID::toString).toList());
        assertThat(after).isNull();
    }

    @Test
    void an_age_leads_to_its_items() {
        var old = UUID.randomUUID();
        unexplained("IDR", old);
        clock.move(Duration.ofDays(31));
        var fresh = UUID.randomUUID();
        unexplained("IDR", fresh);

        assertThat(sources(page("IDR", "age=FROM_30_DAYS"))).containsExactly(old.toString());
        assertThat(sources(page("IDR", "age=UNDER_1_DAY"))).containsExactly(fresh.toString());
        assertThat(sources(page("IDR", "age=UNDER_7_DAYS"))).isEmpty();
    }

    private void assertRefused(String question, String field) {
        assertThat(http.get().uri(PATH + "?" + question))
                .hasStatus(BAD_REQUEST)
                .bodyJson()
                .extractingPath("$.errors[0].field")
                .isEqualTo(field);
    }

    private String page(String currency, String more) {
        var uri = PATH + "?account=SUSPENSE&currency=" + currency + "&" + more;
        var answer = http.get().uri(uri).exchange().getResponse();
        assertThat(answer.getStatus()).isEqualTo(200);
        return new String(answer.getContentAsByteArray(), UTF_8);
    }

    private static List<String> sources(String page) {
        return JsonPath.read(page, "$.items[*].source");
    }

    private void unexplained(String currency, UUID source) {
        var two = Money.of(CurrencyUnit.of(currency), 2);
        var posting = Postings.unexplained(source, null, two);
        transaction.executeWithoutResult(_ -> ledger.post(List.of(posting)));
    }
}
