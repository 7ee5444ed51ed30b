package dev.cartwright.processors;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.http.HttpHeaders;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What of a processor's events is believed: the same for all of them. */
public abstract class SignedEventsContract {

    protected static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    protected abstract RemoteProcessor processor();

    /** Two that events may be signed with. */
    protected abstract List<String> signingSecrets();

    /** A genuine event, with letters that take several bytes. */
    protected abstract String event();

    protected abstract HttpHeaders signed(byte[] body, Instant at, String secret);

    /** Every way in which the signature may be missing or broken, though the secret is right. */
    protected abstract List<HttpHeaders> malformed(byte[] body, Instant at, String secret);

    private ProcessorEvent verify(byte[] body, HttpHeaders headers) {
        return processor().verify(body, headers, NOW, signingSecrets());
    }

    private String secret() {
        return signingSecrets().getFirst();
    }

    private byte[] body() {
        return event().getBytes(UTF_8);
    }

    @Test
    void a_genuine_event_is_read() {
        var event = verify(body(), signed(body(), NOW, secret()));

        assertThat(event.id()).isNotEmpty();
        assertThat(event.account()).isNotEmpty();
        assertThat(event.kind()).isNotEmpty();
        assertThat(event.news()).isNotEmpty();
        assertThat(event())
                .as("because letters of one byte prove nothing of the others")
                .matches(it -> it.codePoints().anyMatch(letter -> letter > 0xffff));
    }

    @Test
    void the_same_event_has_the_same_id_each_time_it_is_sent() {
        var first = verify(body(), signed(body(), NOW, secret()));
        var again = verify(body(), signed(body(), NOW.plusSeconds(60), secret()));

        assertThat(again).isEqualTo(first);
    }

    @Test
    void either_secret_is_taken_while_they_are_exchanged() {
        for (var secret : signingSecrets()) {
            assertThat(verify(body(), signed(body(), NOW, secret)).id()).isNotEmpty();
        }
        assertThat(signingSecrets()).hasSize(2).doesNotHaveDuplicates();
    }

    @Test
    void a_secret_that_is_no_longer_active_is_refused() {
        var headers = signed(body(), NOW, signingSecrets().getLast());

        assertRefused(body(), headers, List.of(secret()));
    }

    @Test
    void without_a_secret_nothing_is_believed() {
        assertRefused(body(), signed(body(), NOW, secret()), List.of());
    }

    @Test
    void a_wrong_secret_is_refused() {
        assertRefused(body(), signed(body(), NOW, secret() + "x"), signingSecrets());
    }

    @ParameterizedTest
    @ValueSource(strings = {"-PT4M59S", "PT4M59S"})
    void clocks_may_differ_a_little(Duration off) {
        assertThat(verify(body(), signed(body(), NOW.plus(off), secret())).id()).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"-P366D", "-PT5M1S", "PT5M1S", "P366D"})
    void the_old_and_the_future_are_refused(Duration off) {
        assertRefused(body(), signed(body(), NOW.plus(off), secret()), signingSecrets());
    }

    @Test
    void a_body_that_was_changed_by_one_byte_is_refused() {
        var headers = signed(body(), NOW, secret());
        for (int i = 0; i < body().length; i++) {
            var changed = body();
            changed[i] ^= 1;

            assertRefused(changed, headers, signingSecrets());
        }
    }

    @Test
    void a_body_with_more_or_less_is_refused() {
        var headers = signed(body(), NOW, secret());

        assertRefused((event() + " ").getBytes(UTF_8), headers, signingSecrets());
        assertRefused(event().substring(1).getBytes(UTF_8), headers, signingSecrets());
        assertRefused(new byte[0], headers, signingSecrets());
    }

    @Test
    void a_broken_signature_is_refused_and_never_thrown_over() {
        var broken = malformed(body(), NOW, secret());

        assertThat(broken).hasSizeGreaterThan(5);
        for (var headers : broken) {
            assertRefused(body(), headers, signingSecrets());
        }
    }

    @Test
    void what_is_not_text_is_refused_even_if_it_is_signed() {
        var body = body();
        body[body.length / 2] = (byte) 0xff;

        assertRefused(body, signed(body, NOW, secret()), signingSecrets());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "[]", "{}", "\"event\"", "<html>", "{\"object\":"})
    void what_is_no_event_is_refused_even_if_it_is_signed(String text) {
        var body = text.getBytes(UTF_8);

        assertRefused(body, signed(body, NOW, secret()), signingSecrets());
    }

    @Test
    void an_event_that_ends_early_is_refused_even_if_it_is_signed() {
        for (int end = 0; end < event().length() - 1; end += 7) {
            var body = event().substring(0, end).getBytes(UTF_8);

            assertRefused(body, signed(body, NOW, secret()), signingSecrets());
        }
    }

    private void assertRefused(byte[] body, HttpHeaders headers, List<String> secrets) {
        assertThatExceptionOfType(WebhookRefused.class)
                .as("%s", headers)
                .isThrownBy(() -> processor().verify(body, headers, NOW, secrets))
                .satisfies(it ->
                        assertThat(it.getMessage())
                                .as("says which check failed, and nothing of what was sent")
                                .matches("[A-Za-z0-9, -]{3,60}"));
    }
}
