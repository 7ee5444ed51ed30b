package dev.cartwright.processors;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cartwright.kernel.OrderId;
import dev.cartwright.kernel.PaymentId;
import dev.cartwright.processors.Capabilities.Retries;
import dev.cartwright.processors.Operation.Kind;
import dev.cartwright.processors.Outcome.NotFound;
import dev.cartwright.processors.Outcome.Unknown;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** When a request is sent again, and when only asking can tell something new. */
class RepetitionTest {

    private static final Duration KEY = Duration.ofHours(24);
    private static final Duration PROOF = Duration.ofMinutes(10);

    private final StillClock clock = new StillClock();
    private Answer answer = new Answer.Lost("at first");

    /** Says what it heard, finds nothing, and gives its first answer again, or does not. */
    private record Deaf(String name, boolean errorsReplayed) implements RemoteProcessor {

        @Override
        public Capabilities capabilities() {
            return new Capabilities(
                    Set.of(),
                    true,
                    true,
                    Duration.ofDays(7),
                    false,
                    new Retries("Key", KEY, errorsReplayed),
                    PROOF,
                    false);
        }

        @Override
        public void check(String token) {}

        @Override
        public ProcessorRequest request(Operation operation) {
            return new ProcessorRequest("POST", URI.create("https://x.example/"), Map.of(), "");
        }

        @Override
        public Outcome parse(Operation operation, Answer answer) {
            return new Unknown(answer.getClass().getSimpleName());
        }

        @Override
        public List<ProcessorRequest> inquiries(Operation operation) {
            return List.of(request(operation));
        }

        @Override
        public Outcome parseInquiry(Operation operation, Answer answer) {
            return new NotFound();
        }

        @Override
        public List<String> webhookSecrets() {
            return List.of();
        }

        @Override
        public ProcessorEvent verify(
                byte[] rawBody, HttpHeaders headers, Instant now, List<String> activeSecrets) {
            throw new WebhookRefused("tells nothing by itself");
        }
    }

    private final ProcessorSettings settings =
            new ProcessorSettings(
                    Duration.ofSeconds(1),
                    Duration.ofSeconds(10),
                    50,
                    1_000,
                    Duration.ofSeconds(30),
                    List.of());

    private final Processors processors =
            new Processors(
                    List.of(new Deaf("replays", true), new Deaf("forgets", false)),
                    settings,
                    new Conversation(
                            settings,
                            new Transport(settings) {
                                @Override
                                Answer send(ProcessorRequest request) {
                                    return answer;
                                }
                            },
                            new Breakers(settings, clock),
                            clock),
                    clock);

    /** Minutes ago it was first sent, and last failed. */
    @ParameterizedTest
    @CsvSource({
        "replays,     ,     , true",
        "replays,    0,     , true",
        "replays, 1439,     , true",
        "replays, 1440,     , false",
        "replays,    0,    0, false",
        "replays, 1439, 1438, false",
        "forgets,    0,    0, true",
        "forgets, 1439, 1438, true",
        "forgets, 1440, 1438, false",
        "gone,       0,     , false"
    })
    void it_is_sent_again_while_the_key_lives_and_may_be_answered_otherwise(
            String name, @Nullable Long sent, @Nullable Long failed, boolean may) {
        assertThat(processors.mayRepeat(operation(name, sent, failed))).isEqualTo(may);
    }

    @Test
    void what_the_processor_itself_could_not_do_is_a_failure() {
        answer = replied(500);

        for (var name : List.of("replays", "forgets")) {
            var exchange = processors.execute(operation(name, 0L, null));
            assertThat(exchange.failed()).isTrue();
            assertThat(exchange.outcome()).isEqualTo(new Unknown("Replied"));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 202, 400, 402, 409, 429, 502, 503, 504})
    void what_a_gateway_says_is_none_nor_is_any_other_answer(int status) {
        answer = replied(status);

        assertThat(processors.execute(operation("replays", 0L, null)).failed()).isFalse();
    }

    @Test
    void no_answer_is_none_and_an_inquiry_never_is() {
        for (var silent : List.of(new Answer.Lost("hung"), new Answer.NotSent("refused"))) {
            answer = silent;
            assertThat(processors.execute(operation("replays", 0L, null)).failed()).isFalse();
        }
        answer = replied(500);
        assertThat(processors.inquire(operation("replays", 60L, 60L)).failed()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "replays,   ,   , false",
        "replays,  9,   , false",
        "replays, 10,   , true",
        "replays, 60,  9, false",
        "replays, 60, 10, true",
        "forgets, 60,  9, false",
        "forgets, 60, 10, true"
    })
    void absence_is_proof_only_so_long_after_it_was_last_on_its_way(
            String name, @Nullable Long sent, @Nullable Long failed, boolean proof) {
        assertThat(processors.inquire(operation(name, sent, failed)).outcome())
                .isEqualTo(proof ? new NotFound() : new Unknown("not found yet"));
    }

    private Operation operation(String name, @Nullable Long sent, @Nullable Long failed) {
        return new Operation(
                UUID.randomUUID(),
                new PaymentId(UUID.randomUUID()),
                new OrderId(UUID.randomUUID()),
                name,
                Kind.CAPTURE,
                Money.parse("EUR 1.00"),
                Operation.Status.UNKNOWN,
                new Operation.Details("tok", "ref", null, null, ago(sent), ago(failed), null),
                1);
    }

    private @Nullable Instant ago(@Nullable Long minutes) {
        return minutes == null ? null : clock.instant().minus(Duration.ofMinutes(minutes));
    }

    private static Answer replied(int status) {
        return new Answer.Replied(status, HttpHeaders.of(Map.of(), (_, _) -> true), "");
    }
}
