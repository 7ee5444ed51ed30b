package dev.cartwright.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cartwright.MovableClock;
import dev.cartwright.identity.Visitor.Answer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@AccountTest
class RefreshTest {

    private static final Duration GRACE = Duration.ofSeconds(20);

    @Autowired MovableClock clock;
    @Autowired LockQueue queue;
    @LocalServerPort int port;

    Visitor ada = new Visitor(0);
    String first = "";

    @BeforeEach
    void signedIn() {
        ada = new Visitor(port).verified();
        first = ada.signIn().text("/refreshToken");
    }

    @Test
    void a_token_nobody_was_given_opens_nothing() {
        var refused = ada.refresh("x".repeat(42) + "A");

        assertThat(refused.status()).isEqualTo(401);
        assertThat(refused.type()).isEqualTo("/problems/invalid-refresh-token");
        assertThat(ada.refresh(first).status()).isEqualTo(200);
    }

    @Test
    void what_has_not_the_form_of_a_token_is_refused_and_fills_no_log() {
        var before = unknownTokens();
        for (var given : List.of("", "1", "x".repeat(42), "x".repeat(43), "x".repeat(42) + "+")) {
            assertThat(ada.refresh(given).type()).isEqualTo("/problems/invalid-refresh-token");
            var out = ada.post("/api/auth/logout", "{\"refreshToken\": \"" + given + "\"}");
            assertThat(out.status()).isEqualTo(204);
        }
        assertThat(unknownTokens()).isEqualTo(before);

        ada.refresh("x".repeat(42) + "A");
        assertThat(unknownTokens()).isEqualTo(before + 1);
    }

    private int unknownTokens() {
        return queue.db()
                .fetchSingle(
                        "select count(*) from authlog.auth_logs where reason = 'TOKEN_UNKNOWN'")
                .get(0, int.class);
    }

    @Test
    void each_token_is_exchanged_for_another_pair() {
        var second = ada.refresh(first);
        var third = ada.refresh(second.text("/refreshToken"));

        assertThat(second.text("/refreshToken")).isNotEqualTo(first).hasSize(43);
        assertThat(third.text("/refreshToken")).isNotEqualTo(second.text("/refreshToken"));
        assertThat(third.json().at("/expiresIn").asLong()).isEqualTo(600);
        assertThat(me(third).status()).isEqualTo(200);
    }

    @Test
    void within_the_grace_the_token_before_gets_the_same_successor() {
        var second = ada.refresh(first).text("/refreshToken");
        clock.move(GRACE.minusSeconds(5));

        assertThat(ada.refresh(first).text("/refreshToken")).isEqualTo(second);
        assertThat(ada.refresh(second).status()).isEqualTo(200);
    }

    @Test
    void a_token_that_comes_back_late_ends_its_session_and_its_owner_is_told() {
        var second = ada.refresh(first).text("/refreshToken");
        clock.move(GRACE.plusSeconds(1));

        assertThat(ada.refresh(first).status()).isEqualTo(401);

        assertThat(ada.refresh(second).status()).isEqualTo(401);
        assertThat(ada.log())
                .contains(
                        "TOKEN_REUSED REFUSED PARENT_REUSED_LATE",
                        "REFRESHED REFUSED SESSION_ENDED");
        assertThat(ada.mails("signed-out-for-safety"))
                .singleElement()
                .satisfies(it -> assertThat(it.at("/text").asString()).contains("Lynx on a train"));
    }

    @Test
    void a_token_of_two_before_ends_its_session_even_within_the_grace() {
        var second = ada.refresh(first).text("/refreshToken");
        var third = ada.refresh(second);
        var elsewhere = ada.signIn();

        assertThat(ada.refresh(first).status()).isEqualTo(401);
        assertThat(ada.refresh(first).status()).isEqualTo(401);

        assertThat(ada.refresh(third.text("/refreshToken")).status()).isEqualTo(401);
        assertThat(me(third).type()).isEqualTo("/problems/session-ended");
        assertThat(ada.log().stream().filter(it -> it.startsWith("TOKEN_REUSED")))
                .containsExactly("TOKEN_REUSED REFUSED GRANDPARENT_REUSED");
        assertThat(ada.mails("signed-out-for-safety")).hasSize(1);
        assertThat(ada.refresh(elsewhere.text("/refreshToken")).status()).isEqualTo(200);
    }

    @Test
    void a_hundred_refreshes_at_once_have_one_successor_and_sign_nobody_out() throws Exception {
        try (var threads = Executors.newFixedThreadPool(100)) {
            var answers =
                    threads.invokeAll(
                            IntStream.range(0, 100)
                                    .<Callable<Answer>>mapToObj(_ -> () -> ada.refresh(first))
                                    .toList());

            assertThat(answers)
                    .extracting(Future::get)
                    .extracting(Answer::status)
                    .containsOnly(200);
            var successors =
                    answers.stream().map(it -> it.resultNow().text("/refreshToken")).distinct();
            assertThat(successors).hasSize(1);
        }
        assertThat(ada.log().stream().filter(it -> it.startsWith("REFRESHED")))
                .containsExactly("REFRESHED SUCCEEDED");
        assertThat(ada.mails("signed-out-for-safety")).isEmpty();
    }

    @Test
    void of_a_refresh_and_a_sign_out_at_once_nothing_stays_open() throws Exception {
        for (int round = 0; round < 10; round++) {
            var opened = ada.signIn();
            var access = opened.text("/accessToken");
            var refresh = opened.text("/refreshToken");
            var session = ada.as(access, "GET", "/api/auth/me", "").text("/sessionId");
            try (var threads = Executors.newFixedThreadPool(2)) {
                var refreshed = threads.submit(() -> ada.refresh(refresh));
                var revoked =
                        threads.submit(() ->
                                ada.as(access, "DELETE", "/api/auth/sessions/" + session, ""));

                assertThat(revoked.get().status()).isEqualTo(204);
                assertThat(ada.refresh(refresh).status()).isEqualTo(401);
                var successor = refreshed.get();
                if (successor.status() == 200) {
                    assertThat(ada.refresh(successor.text("/refreshToken")).status())
                            .isEqualTo(401);
                }
            }
        }
        assertThat(ada.mails("signed-out-for-safety")).isEmpty();
    }

    @Test
    void a_device_that_was_not_used_for_long_is_signed_out() {
        clock.move(Duration.ofDays(29));
        var second = ada.refresh(first);
        assertThat(second.status()).isEqualTo(200);
        clock.move(Duration.ofDays(30));

        assertThat(ada.refresh(second.text("/refreshToken")).status()).isEqualTo(401);
        assertThat(ada.log()).contains("REFRESHED REFUSED TOKEN_EXPIRED");
    }

    @Test
    void a_device_is_signed_out_some_day_however_often_it_is_used() {
        var token = first;
        for (int month = 0; month < 6; month++) {
            clock.move(Duration.ofDays(29));
            token = ada.refresh(token).text("/refreshToken");
        }
        clock.move(Duration.ofDays(7));

        assertThat(ada.refresh(token).status()).isEqualTo(401);
    }

    @Test
    void who_signs_out_is_out_by_whichever_token_it_was() {
        var second = ada.signIn();
        ada.post("/api/auth/logout", "{\"refreshToken\": \"%s\"}".formatted(first));
        ada.as(second.text("/accessToken"), "POST", "/api/auth/logout", "");

        assertThat(ada.refresh(first).status()).isEqualTo(401);
        assertThat(ada.refresh(second.text("/refreshToken")).status()).isEqualTo(401);
        assertThat(ada.post("/api/auth/logout", "").status()).isEqualTo(204);
        assertThat(ada.log().stream().filter("SIGNED_OUT SUCCEEDED"::equals)).hasSize(2);
    }

    @Test
    void an_access_token_that_is_over_keeps_nobody_from_refreshing() {
        var stale = ada.signIn().text("/accessToken");
        clock.move(Duration.ofMinutes(11));

        assertThat(ada.as(stale, "GET", "/api/auth/me", "").type())
                .isEqualTo("/problems/invalid-token");
        var refreshed =
                ada.as(
                        stale,
                        "POST",
                        "/api/auth/refresh",
                        "{\"refreshToken\": \"%s\"}".formatted(first));
        assertThat(refreshed.status()).isEqualTo(200);
    }

    private Answer me(Answer tokens) {
        return ada.as(tokens.text("/accessToken"), "GET", "/api/auth/me", "");
    }
}
