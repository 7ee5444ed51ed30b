package dev.cartwright.processors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.cartwright.kernel.ChannelId;
import dev.cartwright.kernel.InvalidField;
import dev.cartwright.processors.Capabilities.Retries;
import dev.cartwright.processors.Outcome.NotFound;
import dev.cartwright.processors.Outcome.Unknown;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.boot.convert.ApplicationConversionService;

/** Which processor takes a payment, by channel, currency, country and amount. */
class RoutesTest {

    private static final ChannelId WEB = new ChannelId("web");
    private static final Money TEN = Money.parse("EUR 10.00");

    /** As docs/payments.md has a merchant write them. */
    private static final Map<String, String> ROUTES =
            Map.ofEntries(
                    Map.entry("routes[0].processor", "till"),
                    Map.entry("routes[0].channels", "till-1,till-2"),
                    Map.entry("routes[1].processor", "local"),
                    Map.entry("routes[1].currencies", "EUR,GBP"),
                    Map.entry("routes[1].countries", "DE,GB"),
                    Map.entry("routes[1].from", "10.00"),
                    Map.entry("routes[1].below", "500"),
                    Map.entry("routes[2].processor", "large"),
                    Map.entry("routes[2].from", "500"),
                    Map.entry("routes[3].processor", "yen"),
                    Map.entry("routes[3].currencies", "JPY"),
                    Map.entry("routes[4].processor", "local"),
                    Map.entry("routes[4].channels", "web"),
                    Map.entry("routes[4].currencies", "EUR"),
                    Map.entry("routes[5].processor", "rest"),
                    Map.entry("routes[5].channels", "web,app"));

    /** Takes any token but one, moves what it is told, and is never asked here. */
    private record Named(String name, Set<CurrencyUnit> moved) implements LocalProcessor {

        Named(String name, CurrencyUnit... moved) {
            this(name, Set.of(moved));
        }

        @Override
        public Capabilities capabilities() {
            return new Capabilities(
                    moved,
                    true,
                    true,
                    Duration.ofDays(7),
                    false,
                    new Retries("", Duration.ofDays(1), false),
                    Duration.ofMinutes(1),
                    false);
        }

        @Override
        public void check(String token) {
            if (token.equals("another-s")) {
                throw new InvalidField("payment.token", "must be a token of " + name);
            }
        }

        @Override
        public void check(Money amount) {
            if (amount.isLessThan(Money.ofMinor(amount.getCurrencyUnit(), 50))) {
                throw new InvalidField("amount", "must be 50 at least");
            }
        }

        @Override
        public Outcome execute(Operation operation) {
            return new Unknown("not asked here");
        }

        @Override
        public Outcome find(Operation operation) {
            return new NotFound();
        }
    }

    private static Processors processors(Map<String, String> routes) {
        var clock = new StillClock();
        var settings = settings(routes);
        return new Processors(
                List.of(
                        new Named("till"),
                        new Named("local"),
                        new Named("large"),
                        new Named("yen", CurrencyUnit.EUR),
                        new Named("rest")),
                settings,
                new Conversation(
                        settings, new Transport(settings), new Breakers(settings, clock), clock),
                clock);
    }

    private static ProcessorSettings settings(Map<String, String> routes) {
        var source = new MapConfigurationPropertySource();
        routes.forEach((name, value) -> source.put("cartwright.processors." + name, value));
        return new Binder(List.of(source), null, ApplicationConversionService.getSharedInstance())
                .bindOrCreate("cartwright.processors", ProcessorSettings.class);
    }

    @ParameterizedTest
    @CsvSource({
        "web,    DE, EUR 10.00,  local rest",
        "web,    DE, EUR 9.99,   local rest",
        "app,    DE, EUR 9.99,   rest",
        "app,    DE, EUR 10.00,  local rest",
        "app,    GB, GBP 499.99, local rest",
        "app,    GB, GBP 500.00, large rest",
        "app,    FR, EUR 10.00,  rest",
        "app,    DE, USD 10.00,  rest",
        "web,    FR, EUR 500.00, large local rest",
        "till-1, DE, EUR 10.00,  till local",
        "till-2, US, USD 1.00,   till",
        "till-2, US, USD 500.00, till large",
        "kiosk,  US, USD 500.00, large",
        "kiosk,  DE, EUR 499.99, local"
    })
    void those_take_a_payment_whose_routes_fit_in_their_order_each_once(
            ChannelId channel, String country, String amount, String takers) {
        assertThat(takers(ROUTES, null, "tok", channel, country, amount))
                .containsExactly(takers.split(" "));
    }

    @ParameterizedTest
    @CsvSource({"kiosk, US, USD 499.99", "kiosk, FR, EUR 10.00", "till-3, DE, USD 10.00"})
    void what_no_route_fits_nobody_takes(ChannelId channel, String country, String amount) {
        assertRefused(ROUTES, null, "tok", channel, country, amount, "payment.processor");
    }

    @Test
    void what_a_shop_chooses_no_route_decides() {
        assertThat(takers(ROUTES, "till", "tok", WEB, "DE", "EUR 10.00")).containsExactly("till");
        assertThat(takers(Map.of(), "till", "tok", WEB, "DE", "EUR 10.00")).containsExactly("till");
    }

    @Test
    void without_routes_a_shop_has_to_choose() {
        assertRefused(Map.of(), null, "tok", WEB, "DE", "EUR 10.00", "payment.processor");
        assertThatExceptionOfType(InvalidField.class)
                .isThrownBy(() -> processors(Map.of()).check(null, "tok"))
                .withMessage("must be one of [large, local, rest, till, yen]");
        processors(ROUTES).check(null, "tok");
    }

    @Test
    void nobody_takes_what_it_cannot_move_or_be_told() {
        assertRefused(ROUTES, "yen", "tok", WEB, "JP", "JPY 1000", "payment.processor");
        assertRefused(ROUTES, null, "tok", WEB, "JP", "JPY 400", "payment.processor");
        assertRefused(ROUTES, "local", "tok", WEB, "DE", "EUR 0.49", "amount");
        assertRefused(ROUTES, null, "tok", WEB, "DE", "EUR 0.49", "amount");
        assertRefused(ROUTES, null, "another-s", WEB, "DE", "EUR 10.00", "payment.token");
        assertRefused(ROUTES, "gone", "tok", WEB, "DE", "EUR 10.00", "payment.processor");
    }

    @Test
    void a_route_to_nobody_is_told_when_it_is_taken() {
        var routes = Map.of("routes[0].processor", "gone");

        assertRefused(routes, null, "tok", WEB, "DE", TEN.toString(), "payment.processor");
    }

    private static List<String> takers(
            Map<String, String> routes,
            @Nullable String chosen,
            String token,
            ChannelId channel,
            String country,
            String amount) {
        return processors(routes).takers(chosen, token, channel, country, Money.parse(amount));
    }

    private static void assertRefused(
            Map<String, String> routes,
            @Nullable String chosen,
            String token,
            ChannelId channel,
            String country,
            String amount,
            String field) {
        assertThatExceptionOfType(InvalidField.class)
                .isThrownBy(() -> takers(routes, chosen, token, channel, country, amount))
                .satisfies(it -> assertThat(it.field()).isEqualTo(field));
    }
}
