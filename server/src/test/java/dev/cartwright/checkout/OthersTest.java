package dev.cartwright.checkout;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cartwright.checkout.Shop.Shelves;
import dev.cartwright.checkout.Shopper.Answer;
import dev.cartwright.paymentmethods.MethodRuns;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpMethod;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Nobody reaches what is another's: every address of the shop is asked in the name of somebody
 * else, and of nobody. One that is new is in none of the lists here, and fails until it is.
 */
@ShopTest
@Import(MethodRuns.class)
class OthersTest {

    /** Everybody's, or the caller's own by what the request itself says. */
    private static final List<String> OF_NOBODY =
            List.of(
                    "GET /api/categories",
                    "GET /api/inventory/availability",
                    "GET /api/payments/{id}/return/{token}",
                    "GET /api/products",
                    "GET /api/products/suggestions",
                    "GET /api/products/{slug}",
                    "POST /api/auth/login",
                    "POST /api/auth/logout",
                    "POST /api/auth/passkeys/sign-in",
                    "POST /api/auth/passkeys/sign-in/options",
                    "POST /api/auth/password/forgot",
                    "POST /api/auth/password/reset",
                    "POST /api/auth/refresh",
                    "POST /api/auth/register",
                    "POST /api/auth/verification",
                    "POST /api/auth/verification/resend",
                    "POST /api/carts",
                    "POST /api/carts/recoveries",
                    "POST /api/webhooks/{processor}");

    /** The caller's own, whoever that is: nothing in the request names whose. */
    private static final List<String> OF_THE_CALLER =
            List.of(
                    "DELETE /api/auth/sessions",
                    "GET /api/auth/events",
                    "GET /api/auth/me",
                    "GET /api/auth/passkeys",
                    "GET /api/auth/sessions",
                    "GET /api/customer",
                    "GET /api/customer/addresses",
                    "GET /api/customer/consents",
                    "GET /api/customer/data",
                    "GET /api/customer/payment-methods",
                    "GET /api/customer/price-alerts",
                    "GET /api/orders",
                    "PATCH /api/customer",
                    "POST /api/auth/email",
                    "POST /api/auth/erasure",
                    "POST /api/auth/passkeys",
                    "POST /api/auth/passkeys/options",
                    "POST /api/auth/password/change",
                    "POST /api/customer/addresses",
                    "POST /api/customer/price-alerts",
                    "PUT /api/customer/consents/{purpose}");

    private static final String ONLY_SIGNED_IN = "[{\"accessToken\":[]}]";

    private static final String ADDRESS =
            """
            {"address": {"name": "Ada Lovelace", "line1": "1 Main St", "city": "San Jose",
                "region": "CA", "postalCode": "95101", "country": "US"}}
            """;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping addresses;

    @Autowired Shelves shelves;
    @Autowired MethodRuns methods;
    @LocalServerPort int port;

    Shopper shopper = new Shopper(0);
    Person ada = new Person("", "");
    Person eve = new Person("", "");

    /** Somebody who is signed in. */
    record Person(String email, String token) {}

    @BeforeEach
    void two_who_are_signed_in() {
        shopper = new Shopper(port);
        ada = signIn();
        eve = signIn();
    }

    @Test
    void every_address_of_the_shop_is_somebodys_or_nobodys() {
        var known = new TreeSet<>(OF_NOBODY);
        known.addAll(OF_THE_CALLER);
        known.addAll(adas().keySet());

        assertThat(shopAddresses())
                .as("say here whose a new address is")
                .containsExactlyElementsOf(known);
    }

    @Test
    void what_is_anothers_is_not_there_for_anybody_else() {
        for (var request : adas().entrySet()) {
            for (var stranger : List.of(eve.token(), "")) {
                var answer = ask(stranger, request.getKey(), request.getValue());

                assertThat(answer.status())
                        .as("%s by %s: %s", request, stranger.isEmpty() ? "a guest" : "Eve", answer)
                        .isIn(401, 404);
                assertThat(answer.body()).doesNotContain("Lovelace").doesNotContain(ada.email());
            }
        }
    }

    @Test
    void what_is_ones_own_opens() {
        for (var request : adas().entrySet()) {
            if (request.getKey().startsWith("GET ")) {
                var answer = ask(ada.token(), request.getKey(), request.getValue());

                assertThat(answer.status()).as("%s: %s", request, answer).isEqualTo(200);
            }
        }
    }

    @Test
    void what_the_caller_asks_of_the_own_account_shows_nobody_elses() {
        adas();
        for (var address : OF_THE_CALLER) {
            if (address.startsWith("GET ")) {
                var answer = ask(eve.token(), address, AskedOf.ofTheCaller(""));

                assertThat(answer.status()).as(address).isEqualTo(200);
                assertThat(answer.body())
                        .as(address)
                        .doesNotContain("Lovelace")
                        .doesNotContain(ada.email());
            }
            var guest = ask("", address, AskedOf.ofTheCaller("{}"));
            assertThat(guest.status()).as("%s by a guest: %s", address, guest).isIn(400, 401);
        }
    }

    @Test
    void what_needs_somebody_signed_in_says_so_in_the_description_of_the_interface() {
        var needed = new TreeSet<>(OF_THE_CALLER);
        for (var request : adas().entrySet()) {
            if (ask("", request.getKey(), request.getValue()).status() == 401) {
                needed.add(request.getKey());
            }
        }

        var said = new TreeSet<String>();
        var described = shopper.send("GET", "/openapi.json", "").json().at("/paths");
        for (var path : described.properties()) {
            for (var operation : path.getValue().properties()) {
                if (operation.getValue().at("/security").toString().equals(ONLY_SIGNED_IN)) {
                    assertThat(operation.getValue().at("/responses").has("401")).isTrue();
                    said.add(operation.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey());
                }
            }
        }
        assertThat(said).containsExactlyElementsOf(needed);
    }

    /** Each address that names something of somebody's, with one that is Ada's. */
    private Map<String, AskedOf> adas() {
        var tea = shelves.stocked(10, "10.00");
        var cart = own("POST", "/api/carts", "{}").text("/id");
        var line = "{\"sku\": \"%s\", \"quantity\": 1}".formatted(tea);
        own("POST", "/api/carts/" + cart + "/items", line);
        var bought = ready(line);
        var order = own("POST", "/api/carts/" + bought + "/checkout", PAYMENT).text("/id");
        var home = own("POST", "/api/customer/addresses", ADDRESS).text("/id");
        var waited = "{\"sku\": \"%s\", \"percentage\": 20}".formatted(tea);
        var alert = own("POST", "/api/customer/price-alerts", waited).text("/id");
        var requests = new LinkedHashMap<String, AskedOf>();
        requests.put("GET /api/carts/{id}", new AskedOf(cart, ""));
        requests.put("PUT /api/carts/{id}/customer", new AskedOf(cart, ""));
        requests.put("POST /api/carts/{id}/items", new AskedOf(cart, line));
        var item = List.of(cart, tea.toString());
        var items = "/api/carts/{id}/items/{lineOrSku}";
        requests.put("PATCH " + items, new AskedOf(item, "{\"quantity\": 2}"));
        requests.put("DELETE " + items, new AskedOf(item, ""));
        requests.put("PUT /api/carts/{id}/delivery", new AskedOf(cart, Shopper.DELIVERY));
        requests.put("POST /api/carts/{id}/coupons", new AskedOf(cart, "{\"code\": \"SPRING\"}"));
        requests.put(
                "DELETE /api/carts/{id}/coupons/{code}", new AskedOf(List.of(cart, "SPRING"), ""));
        requests.put("GET /api/carts/{id}/promotions", new AskedOf(cart, ""));
        requests.put("POST /api/carts/{id}/checkout", new AskedOf(bought, PAYMENT));
        requests.put("GET /api/orders/{id}", new AskedOf(order, ""));
        requests.put("GET /api/orders/{id}/fulfilments", new AskedOf(order, ""));
        requests.put("POST /api/orders/{id}/cancellation", new AskedOf(order, CHANGED_MIND));
        requests.putAll(AskedOf.returns(shopper, ada.token(), order));
        var method = saved(line);
        for (var verb : List.of("GET ", "DELETE ")) {
            requests.put(verb + "/api/customer/addresses/{id}", new AskedOf(home, ""));
            requests.put(verb + "/api/customer/price-alerts/{id}", new AskedOf(alert, ""));
            requests.put(verb + METHODS, new AskedOf(method, ""));
        }
        requests.put("PUT /api/customer/addresses/{id}", new AskedOf(home, ADDRESS));
        requests.put("PATCH /api/customer/price-alerts/{id}", new AskedOf(alert, LESS));
        requests.put("PUT " + METHODS + "/default", new AskedOf(method, ""));
        requests.putAll(AskedOf.account(shopper, ada.token()));
        return requests;
    }

    private String ready(String line) {
        var cart = own("POST", "/api/carts", "{}").text("/id");
        own("POST", "/api/carts/" + cart + "/items", line);
        own("PUT", "/api/carts/" + cart + "/delivery", Shopper.DELIVERY);
        return cart;
    }

    /** What she has bought with is hers. */
    private String saved(String line) {
        var saving = PAYMENT.replace("approved\"", "approved\", \"save\": true");
        own("POST", "/api/carts/" + ready(line) + "/checkout", saving);
        methods.run();
        return own("GET", "/api/customer/payment-methods", "").text("/items/0/id");
    }

    private static final String METHODS = "/api/customer/payment-methods/{id}";
    private static final String CHANGED_MIND = "{\"reason\": \"changed my mind\"}";
    private static final String LESS = "{\"percentage\": 30}";
    private static final String PAYMENT =
            "{\"payment\": {\"processor\": \"sandbox\", \"token\": \"tok_approved\"}}";

    private Answer own(String method, String path, String body) {
        var answer = ask(ada.token(), method + " " + path, AskedOf.ofTheCaller(body));
        assertThat(answer.status()).as("%s %s: %s", method, path, answer).isIn(200, 201);
        return answer;
    }

    private Answer ask(String token, String address, AskedOf request) {
        var words = address.split(" ", 2);
        var path = words[1];
        for (var value : request.ids()) {
            path = path.replaceFirst("\\{[^}]*}", value);
        }
        path = path.replaceFirst("\\{[^}]*}", "newsletter");
        // The same key as hers for the checkout: what it has bought is for nobody who hits upon it.
        var key = path.endsWith("/checkout") ? "key-of-" + path : UUID.randomUUID().toString();
        var headers = new ArrayList<>(List.of("Idempotency-Key", key));
        if (!token.isEmpty()) {
            headers.addAll(List.of("Authorization", "Bearer " + token));
        }
        return shopper.send(words[0], path, request.body(), headers.toArray(String[]::new));
    }

    private Person signIn() {
        var it = Member.signedIn(shopper);
        return new Person(it.email(), it.token());
    }

    private Set<String> shopAddresses() {
        return addresses.getHandlerMethods().keySet().stream()
                .flatMap(OthersTest::addresses)
                .filter(it -> it.contains(" /api/") && !it.contains(" /api/admin/"))
                .collect(toCollection(TreeSet::new));
    }

    private static Stream<String> addresses(RequestMappingInfo mapping) {
        return mapping.getMethodsCondition().getMethods().stream()
                .map(RequestMethod::asHttpMethod)
                .map(HttpMethod::name)
                .flatMap(method ->
                        mapping.getPatternValues().stream().map(path -> method + " " + path));
    }
}
