package dev.cartwright.web;

import static dev.cartwright.platform.Actor.Kind.API_KEY;
import static dev.cartwright.platform.Actor.Kind.CUSTOMER;
import static dev.cartwright.platform.Actor.Kind.GUEST;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cartwright.AsAdmin;
import dev.cartwright.MovableClock;
import dev.cartwright.WholeShop;
import dev.cartwright.kernel.CustomerId;
import dev.cartwright.platform.Actor;
import dev.cartwright.tokens.AccessTokens;
import dev.cartwright.tokens.Bearer;
import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServlet;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.web.FilterChainProxy;

/** Who a request comes from, as its Authorization header says. */
@WholeShop
class BearerTest {

    static final Bearer ADA =
            new Bearer(UUID.randomUUID(), new CustomerId(UUID.randomUUID()), UUID.randomUUID());

    @Autowired AccessTokens tokens;
    @Autowired MovableClock clock;
    @Autowired DSLContext db;
    @Autowired FilterChainProxy security;
    @Autowired ActorFilter actors;
    @LocalServerPort int port;

    /** Who acts and whose token it is, as an endpoint sees it. */
    private record Seen(Actor.Kind kind, String id, @Nullable Bearer bearer) {}

    @ParameterizedTest
    @ValueSource(strings = {"Bearer ", "bearer ", "BEARER   "})
    void what_a_customer_asks_is_theirs(String scheme) throws Exception {
        assertThat(seen("/api/products", scheme + tokens.issue(ADA).token()))
                .containsExactly(new Seen(CUSTOMER, ADA.customer().toString(), ADA));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Basic YTpi", "Digest x", "Bearers are strong"})
    void who_sends_no_token_is_a_guest(String header) throws Exception {
        assertThat(seen("/api/products", header)).containsExactly(new Seen(GUEST, "guest", null));
    }

    @Test
    void the_admin_key_is_no_customer_and_no_forger() throws Exception {
        assertThat(seen("/api/products", "Bearer " + AsAdmin.KEY))
                .containsExactly(new Seen(API_KEY, "admin-key", null));
    }

    @Test
    void nobody_stays_known_to_the_next_request() throws Exception {
        seen("/api/products", "Bearer " + tokens.issue(ADA).token());

        assertThat(seen("/api/products", "")).containsExactly(new Seen(GUEST, "guest", null));
        assertThat(Bearer.CURRENT.isBound()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Bearer",
                "Bearer null",
                "Bearer undefined",
                "bearer x",
                "Bearer eyJhbGciOiJub25lIn0.e30.",
                "Bearer an-admin-key-for-tests-012345678",
                "Bearer  two words"
            })
    void who_sends_what_is_no_token_is_never_served_as_a_guest(String header) throws Exception {
        var key = "a-key-of-a-forger-" + UUID.randomUUID();

        assertInvalid(makeCart(key, header));
        assertThat(keys(key)).isZero();
        assertInvalid(get("/api/products", header));
        assertInvalid(get("/%61pi/products", header));
        assertInvalid(get("/api/nowhere", header));
    }

    @Test
    void a_token_that_has_expired_is_refused_everywhere() throws Exception {
        var token = "Bearer " + tokens.issue(ADA).token();
        assertThat(get("/api/products", token).statusCode()).isEqualTo(200);

        clock.move(Duration.ofMinutes(11));
        assertInvalid(get("/api/products", token));
        assertInvalid(get("/api/admin/audit", token));
    }

    @Test
    void pages_for_people_do_not_look_at_tokens() throws Exception {
        assertThat(get("/", "Bearer null").statusCode()).isEqualTo(200);
        assertThat(get("/.well-known/jwks.json", "Bearer null").statusCode()).isEqualTo(200);
    }

    @Test
    void a_customer_has_no_business_at_the_staffs_doors() throws Exception {
        var answer = get("/api/admin/audit", "Bearer " + tokens.issue(ADA).token());

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.headers().firstValue("Content-Type"))
                .hasValue("application/problem+json");
        assertThat(answer.body()).contains("\"type\":\"/problems/staff-only\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Bearer", "Bearer null", "Bearer wrong", "Basic YTpi"})
    void whose_admin_key_is_wrong_is_told_so(String header) throws Exception {
        var answer = get("/api/admin/audit", header);

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().allValues("WWW-Authenticate")).containsExactly("Bearer");
        assertThat(answer.body()).contains("\"type\":\"/problems/admin-key-required\"");
    }

    @Test
    void who_says_two_things_at_once_is_refused() throws Exception {
        var token = "Bearer " + tokens.issue(ADA).token();

        assertInvalid(
                send(
                        request("/api/products")
                                .headers("Authorization", token, "Authorization", token)));
        assertInvalid(
                send(
                        request("/api/products")
                                .headers("Authorization", "Basic YTpi", "Authorization", token)));
    }

    private static void assertInvalid(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(401);
        assertThat(answer.headers().allValues("WWW-Authenticate"))
                .containsExactly("Bearer error=\"invalid_token\"");
        assertThat(answer.headers().firstValue("Content-Type"))
                .hasValue("application/problem+json");
        assertThat(answer.body()).contains("\"type\":\"/problems/invalid-token\"");
    }

    private List<Seen> seen(String path, String authorization) throws Exception {
        var seen = new ArrayList<Seen>();
        Filter end =
                (_, _, _) ->
                        seen.add(
                                new Seen(
                                        Actor.current().kind(),
                                        Actor.current().id(),
                                        Bearer.CURRENT.isBound() ? Bearer.CURRENT.get() : null));
        var request = new MockHttpServletRequest("GET", path);
        if (!authorization.isEmpty()) {
            request.addHeader("Authorization", authorization);
        }
        new MockFilterChain(new HttpServlet() {}, security, actors, end)
                .doFilter(request, new MockHttpServletResponse());
        return seen;
    }

    private int keys(String key) {
        return db.fetchSingle("select count(*) from platform.idempotency_keys where key = ?", key)
                .get(0, int.class);
    }

    private HttpResponse<String> makeCart(String key, String authorization) throws Exception {
        var request =
                request("/api/carts")
                        .header("Content-Type", "application/json")
                        .header("Idempotency-Key", key)
                        .POST(BodyPublishers.ofString("{}"));
        return send(
                authorization.isEmpty() ? request : request.header("Authorization", authorization));
    }

    private HttpResponse<String> get(String path, String authorization) throws Exception {
        var request = request(path);
        return send(
                authorization.isEmpty() ? request : request.header("Authorization", authorization));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path));
    }

    private static HttpResponse<String> send(HttpRequest.Builder request)
            throws IOException, InterruptedException {
        try (var client = HttpClient.newHttpClient()) {
            return client.send(request.build(), BodyHandlers.ofString());
        }
    }
}
