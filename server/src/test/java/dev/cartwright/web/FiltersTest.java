package dev.cartwright.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.cartwright.MovableClock;
import dev.cartwright.kernel.InvalidField;
import dev.cartwright.web.WebSettings.Limits;
import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.MDC;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.util.unit.DataSize;
import org.springframework.web.servlet.ModelAndView;

class FiltersTest {

    static final String KEY = "an-admin-key-for-tests-0123456789";

    final MovableClock clock = new MovableClock();

    @AfterEach
    void nobody_stays_known() {
        SecurityContextHolder.clearContext();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "Bearer",
                "Bearer ",
                "Bearer null",
                "Basic an-admin-key-for-tests-0123456789",
                "Bearer an-admin-key-for-tests-012345678",
                "Bearer an-admin-key-for-tests-01234567890",
                "an-admin-key-for-tests-0123456789"
            })
    void anything_but_the_key_opens_nothing(@Nullable String header) throws Exception {
        authorize(KEY, header);
        assertThat(SecurityContextHolder.getContext().getAuthentication()).isNull();
    }

    @Test
    void without_a_key_of_ours_no_key_opens() throws Exception {
        var unset = settings("", true).adminKey();
        assertThat(unset).isNull();
        for (var header : new String[] {"Bearer ", "Bearer null", "Bearer " + KEY}) {
            authorize(unset, header);
            assertThat(SecurityContextHolder.getContext().getAuthentication()).isNull();
        }
    }

    @Test
    void the_key_opens() throws Exception {
        authorize(KEY, "bearer " + KEY);
        assertThat(SecurityContextHolder.getContext().getAuthentication())
                .satisfies(it -> assertThat(String.valueOf(it)).contains("ROLE_STAFF"));
    }

    @Test
    void a_short_key_cannot_be() {
        assertThatExceptionOfType(InvalidField.class)
                .isThrownBy(() -> settings("x".repeat(31), true))
                .withMessage("CARTWRIGHT_ADMIN_KEY must have at least 32 characters");
    }

    @ParameterizedTest
    @CsvSource({
        "shop.example, 200",
        "SHOP.example, 200",
        "[::1], 200",
        "shop.example.evil.test, 421",
        "evil.test, 421",
        "127.0.0.1, 421"
    })
    void where_names_are_given_the_shop_answers_by_no_other(String host, int status)
            throws Exception {
        var settings = settings(null, true, "shop.example", "[::1]");
        var request = new MockHttpServletRequest("GET", "/");
        request.setServerName(host);
        var response = new MockHttpServletResponse();

        new KnownHosts(settings, FiltersTest::refuse)
                .doFilter(request, response, new MockFilterChain());

        assertThat(response.getStatus()).isEqualTo(status);
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://shop.example", "shop.example:443", "shop.example/", " ", ""})
    void a_name_is_a_name(String host) {
        assertThatExceptionOfType(InvalidField.class)
                .isThrownBy(() -> settings(null, true, host))
                .withMessageContaining("names without scheme and port");
    }

    @Test
    void a_network_that_asks_too_often_is_told_when_to_come_back() throws Exception {
        var limits = networkLimits(true);

        assertThat(statuses(limits, "203.0.113.7", "POST", "/api/carts", 3))
                .containsExactly(200, 200, 429);
        assertThat(statuses(limits, "203.0.113.7", "GET", "/api/carts", 1)).containsExactly(200);
        assertThat(statuses(limits, "203.0.113.8", "POST", "/api/carts", 1)).containsExactly(200);
        assertThat(ask(limits, "203.0.113.7", "POST", "/api/carts").getHeader("Retry-After"))
                .isEqualTo("30");
        clock.move(Duration.ofSeconds(29));
        assertThat(statuses(limits, "203.0.113.7", "POST", "/api/carts", 1)).containsExactly(429);
        clock.move(Duration.ofSeconds(2));
        assertThat(statuses(limits, "203.0.113.7", "POST", "/api/carts", 2))
                .containsExactly(200, 429);
    }

    @Test
    void addresses_of_one_ipv6_network_share_its_limit() throws Exception {
        var limits = networkLimits(true);
        statuses(limits, "2001:db8:0:1::1", "POST", "/api/carts", 2);

        assertThat(statuses(limits, "2001:db8:0:1:ffff::9", "POST", "/api/carts", 1))
                .containsExactly(429);
        assertThat(statuses(limits, "2001:db8:0:2::1", "POST", "/api/carts", 1))
                .containsExactly(200);
    }

    @Test
    void another_spelling_of_the_path_is_no_way_around() throws Exception {
        assertThat(statuses(networkLimits(true), "203.0.113.7", "POST", "/%61pi/carts", 3))
                .containsExactly(200, 200, 429);
        assertThat(statuses(networkLimits(true), "203.0.113.7", "POST", "/shop/", 3))
                .containsOnly(200);
    }

    @Test
    void limits_that_are_off_limit_nobody() throws Exception {
        assertThat(statuses(networkLimits(false), "203.0.113.7", "POST", "/api/carts", 50))
                .containsOnly(200);
    }

    @Test
    void a_request_keeps_its_id_or_gets_one_and_the_log_knows_it() throws Exception {
        assertThat(requestId("cart-7_a.B")).isEqualTo("cart-7_a.B");
        for (var bad :
                new @Nullable String[] {
                    null, "", "a b", "a\nb", "x".repeat(65), "4111111111111111"
                }) {
            assertThat(requestId(bad)).matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
        }
        assertThat(MDC.get("requestId")).isNull();
    }

    private static String requestId(@Nullable String given) throws Exception {
        var request = new MockHttpServletRequest("GET", "/");
        if (given != null) {
            request.addHeader("X-Request-Id", given);
        }
        var logged = new ArrayList<String>();
        Filter end = (_, _, _) -> logged.add(MDC.get("requestId"));
        var response = new MockHttpServletResponse();
        new MockFilterChain(new HttpServlet() {}, new RequestFilter(), end)
                .doFilter(request, response);
        assertThat(logged).containsExactly(response.getHeader("X-Request-Id"));
        return logged.getFirst();
    }

    private static void authorize(@Nullable String key, @Nullable String header) throws Exception {
        var request = new MockHttpServletRequest("GET", "/api/admin/audit");
        if (header != null) {
            request.addHeader("Authorization", header);
        }
        new StaffKeyFilter(key, List.of(), FiltersTest::refuse)
                .doFilter(request, new MockHttpServletResponse(), new MockFilterChain());
    }

    private NetworkLimits networkLimits(boolean enabled) {
        return new NetworkLimits(settings(null, enabled), clock, FiltersTest::refuse);
    }

    private static ModelAndView refuse(
            HttpServletRequest request,
            HttpServletResponse response,
            @Nullable Object handler,
            Exception e) {
        if (e instanceof WebProblem problem) {
            response.setStatus(problem.getStatusCode().value());
            problem.getHeaders().forEach((name, it) -> response.setHeader(name, it.getFirst()));
        }
        return new ModelAndView();
    }

    private static WebSettings settings(
            @Nullable String adminKey, boolean limited, String... hosts) {
        return new WebSettings(
                adminKey,
                List.of(hosts),
                new Limits(limited, 2, 2),
                DataSize.ofMegabytes(1),
                DataSize.ofGigabytes(1));
    }

    private static List<Integer> statuses(
            NetworkLimits limits, String from, String method, String path, int times)
            throws Exception {
        var statuses = new ArrayList<Integer>();
        for (int i = 0; i < times; i++) {
            statuses.add(ask(limits, from, method, path).getStatus());
        }
        return statuses;
    }

    private static MockHttpServletResponse ask(
            NetworkLimits limits, String from, String method, String path) throws Exception {
        var request = new MockHttpServletRequest(method, path);
        request.setRemoteAddr(from);
        var response = new MockHttpServletResponse();
        limits.doFilter(request, response, new MockFilterChain());
        return response;
    }
}
