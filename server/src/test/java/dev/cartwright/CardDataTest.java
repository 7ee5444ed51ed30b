package dev.cartwright;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.SoftAssertions.assertSoftly;

import dev.cartwright.EveryRequest.Ask;
import dev.cartwright.platform.Channels;
import dev.cartwright.rates.Rates;
import dev.cartwright.rates.ShippingMethod;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.joda.money.Money;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.json.JsonMapper;

/** Whatever people type where, the shop neither keeps the number of a card nor tells anybody. */
@WholeShop
@ActiveProfiles("sandbox")
@TestPropertySource(
        properties = {
            "cartwright.limits.enabled=false",
            "cartwright.attempts.limited=false",
            "cartwright.attempts.hold-for=0s",
            "spring.mvc.log-request-details=true"
        })
@ExtendWith(OutputCaptureExtension.class)
class CardDataTest {

    /** What docs/security.md says of goods: their texts and codes may be any. */
    static final Pattern GOODS =
            Pattern.compile(
                    "\\w+ /api/admin/products\\S* .*|.* (/\\S+)?/(sku|skus/0)|.* \\?(sku|lineOrSku|slug)");

    /** Says the parameters and headers of each request, which in a shop nobody turns on. */
    static final String TALKATIVE = "org.springframework.web.servlet.DispatcherServlet";

    @Autowired DataSource database;
    @Autowired Rates rates;
    @Autowired LoggingSystem logging;
    @LocalServerPort int port;

    final HttpClient http = HttpClient.newHttpClient();
    final SeededCards cards = new SeededCards();

    @Test
    void no_number_of_a_card_is_kept_logged_or_repeated(CapturedOutput log) throws Exception {
        var free = Money.parse("USD 0");
        var standard =
                ShippingMethod.flat(Channels.DEFAULT, "standard", "Standard", free, Set.of());
        rates.add(List.of(standard), List.of());
        var api = JsonMapper.shared().readTree(Files.readString(Path.of("../docs/openapi.json")));
        var every = new EveryRequest(api, new Examples(new FilledShop(this::send)), cards);
        var statuses = new TreeMap<String, Set<Integer>>();
        var repeated = new ArrayList<String>();

        logging.setLogLevel(TALKATIVE, LogLevel.DEBUG);
        try {
            every.seeded()
                    .forEach(ask -> {
                        var answer = send(ask);
                        statuses.computeIfAbsent(ask.operation(), _ -> new TreeSet<>())
                                .add(answer.statusCode());
                        var isRefusal = answer.statusCode() >= 400;
                        var isOfGoods = GOODS.matcher(ask.place()).matches();
                        if (isRefusal && !isOfGoods && !cards.in(answer.body()).isEmpty()) {
                            repeated.add(ask.place() + ": " + answer.body());
                        }
                    });
        } finally {
            logging.setLogLevel(TALKATIVE, null);
        }

        assertThat(statuses.keySet()).containsExactlyInAnyOrderElementsOf(every.names());
        assertThat(taken(statuses)).as("of %s", statuses).hasSizeGreaterThan(95);
        assertThat(log.getAll()).contains("GET \"/api/products");
        var kept = kept();
        assertSoftly(all -> {
            all.assertThat(repeated).as("repeated").isEmpty();
            all.assertThat(cards.in(log.getAll())).as("logged").isEmpty();
            all.assertThat(kept).as("kept").isEmpty();
        });
    }

    @Test
    void no_table_has_a_column_for_card_data() throws Exception {
        try (var owner = TestDatabase.asSuperuser(database)) {
            var columns = KeptText.columns(DSL.using(owner, SQLDialect.POSTGRES));

            assertThat(columns).contains("orders.orders.email").containsAll(SAVED_UNTIL);
            assertThat(columns)
                    .as("because what has no column is not kept")
                    .filteredOn(it -> !SAVED_UNTIL.contains(it))
                    .noneMatch(it -> CARD_DATA.matcher(it).find());
        }
    }

    /** As docs/security.md says: shown to who saved it, and worth nothing without the number. */
    static final Set<String> SAVED_UNTIL =
            Set.of("paymentmethods.methods.expiry_month", "paymentmethods.methods.expiry_year");

    static final Pattern CARD_DATA =
            Pattern.compile(
                    "(?i)card|\\bpan\\b|_pan\\b|\\bpan_|cvv|cvc|cvn|csc\\b|card_?holder"
                            + "|exp(iry|iration)?_?(month|year|date)|track_?[12]|magnetic|pin_?block");

    /** Returns what is kept of texts that are not about goods, by column. */
    private Map<String, Set<String>> kept() throws Exception {
        try (var owner = TestDatabase.asSuperuser(database)) {
            var found = KeptText.search(DSL.using(owner, SQLDialect.POSTGRES), cards::in);
            found.values().forEach(it -> it.removeIf(place -> GOODS.matcher(place).matches()));
            found.values().removeIf(Set::isEmpty);
            return found;
        }
    }

    /** The operations that took one of their requests: the others were looked at less deeply. */
    private static List<String> taken(Map<String, Set<Integer>> statuses) {
        return statuses.entrySet().stream()
                .filter(it -> it.getValue().stream().anyMatch(status -> status < 300))
                .map(Map.Entry::getKey)
                .toList();
    }

    private HttpResponse<String> send(Ask ask) {
        return send(ask.method(), ask.address(), ask.headers(), ask.body());
    }

    private HttpResponse<String> send(
            String method, String address, Map<String, String> headers, String body) {
        var publisher =
                body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body, UTF_8);
        var request =
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + address))
                        .method(method, publisher);
        if (!body.isEmpty()) {
            request.header("Content-Type", "application/json");
        }
        headers.forEach(request::header);
        try {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
