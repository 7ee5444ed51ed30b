package dev.cartwright.pricealerts;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.cartwright.AsCustomer;
import dev.cartwright.MovableClock;
import dev.cartwright.catalog.Catalog;
import dev.cartwright.catalog.Product;
import dev.cartwright.catalog.Product.Words;
import dev.cartwright.catalog.Shop;
import dev.cartwright.catalog.Slug;
import dev.cartwright.catalog.Variant;
import dev.cartwright.customers.Customers;
import dev.cartwright.kernel.CustomerId;
import dev.cartwright.kernel.EmailAddress;
import dev.cartwright.kernel.Sku;
import dev.cartwright.pricing.NewPrice;
import dev.cartwright.pricing.Prices;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.joda.money.Money;
import org.jooq.DSLContext;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Shoppers and teas of each test's own; what a tea costs changes, and everybody hears of it. */
record Street(
        Catalog catalog,
        Prices prices,
        Customers customers,
        TransactionTemplate transaction,
        MockMvcTester http,
        DSLContext db,
        MovableClock clock) {

    static final String ALERTS = "/api/customer/price-alerts";
    static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

    private static final JsonMapper JSON = JsonMapper.shared();

    /** Sells in currencies with two, no and three decimal places, in New York. */
    void open() {
        var changed =
                db.execute(
                        """
                        update platform.channels set currencies = '{USD,JPY,KWD}'
                        where channel_id = 'default' and currencies <> '{USD,JPY,KWD}'
                        """);
        if (changed > 0) {
            clock.move(Duration.ofSeconds(11)); // So long every server believes the former row.
        }
    }

    CustomerId somebody() {
        var email = new EmailAddress("ada-" + UUID.randomUUID() + "@example.org");
        return Objects.requireNonNull(
                transaction.execute(_ -> customers.findOrMake(email, "Ada Lovelace")));
    }

    /** A tea on sale. */
    Sku tea(String price) {
        var shop = new Shop(catalog);
        var sku = shop.sku("TEA");
        shop.add(
                Product.onSale(
                        slug(sku),
                        shop.tea,
                        null,
                        1,
                        List.of(),
                        Map.of(Locale.ENGLISH, new Words("Tea", "")),
                        List.of(Variant.of(sku, "", Money.parse(price)))));
        hear(sku);
        return sku;
    }

    static Slug slug(Sku tea) {
        return new Slug(tea.code().toLowerCase(Locale.ROOT));
    }

    /** Sets its price, and waits until it was heard. */
    void costs(Sku tea, String price) {
        costs(tea, price, clock.instant());
        hear(tea);
    }

    void costs(Sku tea, String price, Instant from) {
        prices.set(Shop.CHANNEL, NewPrice.base(tea, Money.parse(price), from));
    }

    /** Waits until no news of a tea is under way. */
    void hear(Sku tea) {
        await().until(() ->
                db.fetch(
                                "select 1 from events.event_publication where serialized_event like ?",
                                "%" + tea + "%")
                        .isEmpty());
    }

    MvcTestResult as(CustomerId me, HttpMethod method, String path, String body, String... more) {
        var request =
                http.method(method)
                        .uri(path)
                        .header(AsCustomer.ME, me.toString())
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(body);
        for (int i = 0; i < more.length; i += 2) {
            request.header(more[i], more[i + 1]);
        }
        return request.exchange();
    }

    MvcTestResult get(CustomerId me, String path) {
        return as(me, HttpMethod.GET, path, "");
    }

    /** Asks for an alert; the wish is a field or some of JSON. */
    MvcTestResult ask(CustomerId me, Sku tea, String wish) {
        return as(me, HttpMethod.POST, ALERTS, "{\"sku\": \"%s\", %s}".formatted(tea, wish));
    }

    /** Returns the id of an alert that was made. */
    String alert(CustomerId me, Sku tea, String wish) {
        var answer = ask(me, tea, wish);
        assertThat(answer.getResponse().getStatus()).as(text(answer)).isEqualTo(201);
        return json(answer).at("/id").asString();
    }

    static String target(String amount, String currency) {
        return "\"target\": {\"amount\": \"%s\", \"currency\": \"%s\"}".formatted(amount, currency);
    }

    JsonNode show(CustomerId me, String alert) {
        return json(get(me, ALERTS + "/" + alert));
    }

    String state(CustomerId me, String alert) {
        return show(me, alert).at("/state").asString();
    }

    static String text(MvcTestResult answer) {
        return new String(answer.getResponse().getContentAsByteArray(), UTF_8);
    }

    static JsonNode json(MvcTestResult answer) {
        return JSON.readTree(text(answer));
    }

    LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), NEW_YORK);
    }

    /** Moves the clock to an hour of the day after this one, in New York. */
    void tomorrowAt(int hour) {
        var then = today().plusDays(1).atTime(hour, 0).atZone(NEW_YORK).toInstant();
        clock.move(Duration.between(clock.instant(), then));
    }

    static <T> List<T> race(List<? extends Callable<T>> all) throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            return new ArrayList<>(threads.invokeAll(all).stream().map(Future::resultNow).toList());
        }
    }
}
