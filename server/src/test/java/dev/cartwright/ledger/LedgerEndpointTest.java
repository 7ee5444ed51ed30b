package dev.cartwright.ledger;

import static dev.cartwright.ledger.Books.anOrder;
import static dev.cartwright.ledger.Books.eur;
import static java.time.ZoneOffset.UTC;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.http.HttpStatus.BAD_REQUEST;
import static org.springframework.http.HttpStatus.OK;

import dev.cartwright.AsAdmin;
import dev.cartwright.ModuleTest;
import dev.cartwright.MovableClock;
import dev.cartwright.TestDatabase;
import dev.cartwright.kernel.OrderId;
import dev.cartwright.platform.Actor;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.bean.override.convention.TestBean;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.transaction.support.TransactionTemplate;

@ModuleTest
@AutoConfigureMockMvc
@Import({TestDatabase.class, AsAdmin.class, MovableClock.class})
class LedgerEndpointTest {

    static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    @Autowired Ledger ledger;
    @Autowired PostedQuery posted;
    @Autowired MockMvcTester http;
    @Autowired TransactionTemplate transaction;
    @TestBean Clock clock = clock();

    OrderId order = anOrder();
    UUID operation = new UUID(0, 0);

    static Clock clock() {
        return Clock.fixed(NOON, UTC);
    }

    @BeforeEach
    void an_order_and_an_operation_of_its_own() {
        order = anOrder();
        operation = UUID.randomUUID();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "yesterday",
                "2026-01-01",
                "1969-12-31T23:59:59Z",
                "+10000-01-01T00:00:00Z",
                "-1000000000-01-01T00:00:00Z"
            })
    void balances_of_no_moment_are_refused(String at) {
        assertThat(http.get().uri("/api/admin/ledger/balances?at={at}", at))
                .hasStatus(BAD_REQUEST)
                .bodyJson()
                .extractingPath("$.errors[0].field")
                .isEqualTo("at");
    }

    @Test
    void balances_of_a_moment_have_what_was_posted_before_it() {
        post(Postings.captured(operation, order, Money.of(CurrencyUnit.of("TND"), 5)));

        assertThat(http.get().uri("/api/admin/ledger/balances?at=" + NOON))
                .hasStatus(OK)
                .bodyText()
                .doesNotContain("TND");
        assertThat(http.get().uri("/api/admin/ledger/balances?at=2026-01-01T12:00:00.000001Z"))
                .hasStatus(OK)
                .bodyText()
                .contains(
                        """
                        "balance":{"amount":"-5.000","currency":"TND"}\
                        """);
    }

    @Test
    void the_trial_balance_shows_each_account_by_currency() {
        post(Postings.captured(operation, order, Money.ofMinor(CurrencyUnit.of("BHD"), 1234)));

        assertThat(http.get().uri("/api/admin/ledger/balances"))
                .hasStatus(OK)
                .bodyJson()
                .extractingPath("$.items[?(@.currency == 'BHD')]")
                .convertTo(Object[].class)
                .satisfies(lines -> assertThat(lines).hasSize(2));
        assertThat(http.get().uri("/api/admin/ledger/balances"))
                .bodyText()
                .contains(
                        """
                        {"currency":"BHD","account":"ORDER_RECEIVABLE",\
                        "debits":{"amount":"0.000","currency":"BHD"},\
                        "credits":{"amount":"1.234","currency":"BHD"},\
                        "balance":{"amount":"-1.234","currency":"BHD"}}\
                        """);
    }

    @Test
    void a_source_shows_its_transactions() {
        ScopedValue.where(Actor.CURRENT, new Actor(Actor.Kind.PROCESSOR, "sandbox", "hook-1"))
                .run(() -> post(Postings.captured(operation, order, eur("2.00"))));
        var id = posted.of(operation).getFirst().id();

        assertThat(http.get().uri("/api/admin/ledger/transactions?source=" + operation))
                .hasStatus(OK)
                .bodyJson()
                .isStrictlyEqualTo(
                        """
                        {"items": [{
                            "id": "%s", "at": "2026-01-01T12:00:00Z",
                            "kind": "payment-captured", "source": "%s", "order": "%s",
                            "actor": {"kind": "PROCESSOR", "id": "sandbox", "requestId": "hook-1"},
                            "entries": [
                                {"account": "PROCESSOR_RECEIVABLE",
                                 "debit": {"amount": "2.00", "currency": "EUR"},
                                 "credit": {"amount": "0.00", "currency": "EUR"}},
                                {"account": "ORDER_RECEIVABLE",
                                 "debit": {"amount": "0.00", "currency": "EUR"},
                                 "credit": {"amount": "2.00", "currency": "EUR"}}]}]}
                        """
                                .formatted(id, operation, order));
    }

    @Test
    void a_source_that_is_no_uuid_is_refused_and_an_unknown_one_has_nothing() {
        assertThat(http.get().uri("/api/admin/ledger/transactions?source=x"))
                .hasStatus(BAD_REQUEST);
        assertThat(http.get().uri("/api/admin/ledger/transactions")).hasStatus(BAD_REQUEST);
        assertThat(http.get().uri("/api/admin/ledger/transactions?source=" + operation))
                .hasStatus(OK)
                .bodyJson()
                .isStrictlyEqualTo("{\"items\": []}");
    }

    private List<Posting> post(Posting... postings) {
        return transaction.execute(_ -> ledger.post(List.of(postings)));
    }
}
