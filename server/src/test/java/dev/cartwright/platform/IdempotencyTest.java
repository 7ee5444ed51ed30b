package dev.cartwright.platform;

import static dev.cartwright.platform.schema.Tables.IDEMPOTENCY_KEYS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cartwright.ModuleTest;
import dev.cartwright.MovableClock;
import dev.cartwright.TestDatabase;
import dev.cartwright.platform.Idempotency.Claim;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.support.TransactionTemplate;

@ModuleTest
@Import({TestDatabase.class, MovableClock.class})
class IdempotencyTest {

    static final String SCOPE = "POST /api/things";

    @Autowired Idempotency idempotency;
    @Autowired Once once;
    @Autowired TransactionTemplate transaction;
    @Autowired MovableClock clock;
    @Autowired DSLContext db;

    IdempotencyKey key = new IdempotencyKey("replaced");
    String thing = "replaced";
    final Map<String, Integer> body = Map.of("quantity", 2);

    @BeforeEach
    void a_new_key_for_a_new_thing() {
        key = new IdempotencyKey(UUID.randomUUID().toString());
        thing = "/api/things/" + UUID.randomUUID();
    }

    @Test
    void another_body_under_the_same_key_is_refused_and_changes_nothing() {
        claim();
        idempotency.answer(thing, 201, "done");

        assertThatThrownBy(() -> idempotency.claim(SCOPE, key, Map.of("quantity", 3), thing))
                .isInstanceOfSatisfying(
                        IdempotencyProblem.class,
                        problem ->
                                assertThat(problem.getBody().getType())
                                        .hasToString("/problems/idempotency-key-reused"));

        assertThat(claim()).isEqualTo(new Claim.Answered(201, "\"done\""));
    }

    @Test
    void a_key_is_fresh_then_in_progress_then_pending_then_answered_for_good() {
        assertThat(idempotency.peek(SCOPE, key, body)).isEqualTo(new Claim.Fresh());
        assertThat(claim()).isEqualTo(new Claim.Fresh());
        assertThat(claim()).isEqualTo(new Claim.InProgress(thing));

        idempotency.pending(thing);
        assertThat(claim()).isEqualTo(new Claim.Pending(thing));

        assertThat(idempotency.answer(thing, 201, body)).isEqualTo("{\"quantity\":2}");
        idempotency.answer(thing, 500, "too late");
        idempotency.pending(thing);
        assertThat(claim()).isEqualTo(new Claim.Answered(201, "{\"quantity\":2}"));
    }

    @Test
    void a_key_counts_in_its_scope_only() {
        claim();

        assertThat(idempotency.claim("POST /api/others", key, body, thing + "/other"))
                .isEqualTo(new Claim.Fresh());
    }

    @Test
    void a_key_is_forgotten_after_a_week() {
        claim();
        clock.move(Duration.ofDays(7).minusMinutes(1));
        idempotency.forget();
        assertThat(claim()).isEqualTo(new Claim.InProgress(thing));

        clock.move(Duration.ofMinutes(2));

        assertThat(idempotency.forget()).isPositive();
        assertThat(claim()).isEqualTo(new Claim.Fresh());
    }

    @Test
    void of_twenty_claims_at_once_one_is_fresh() throws Exception {
        Callable<Claim> claim = () -> Objects.requireNonNull(transaction.execute(_ -> claim()));

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            assertThat(
                            threads.invokeAll(Collections.nCopies(20, claim)).stream()
                                    .map(Future::resultNow))
                    .filteredOn(Claim.Fresh.class::isInstance)
                    .hasSize(1);
        }
    }

    @Test
    void work_that_is_refused_keeps_neither_effect_nor_key() {
        assertThatThrownBy(() ->
                        answer(
                                key,
                                () -> {
                                    effect();
                                    throw new IllegalStateException("refused");
                                }))
                .hasMessage("refused");

        assertThat(effects()).isZero();
        assertThat(idempotency.peek(SCOPE, key, body)).isEqualTo(new Claim.Fresh());
        answer(key, this::effect);
        answer(key, this::effect);
        assertThat(effects()).isEqualTo(1);
    }

    @Test
    void a_replay_names_the_first_subject_byte_for_byte() {
        var first = answer(key, this::effect);

        var again =
                once.answer(SCOPE, key, body, "/api/things/new", HttpStatus.CREATED, this::effect);

        assertThat(first.getBody()).isEqualTo(Map.of("name", "Grüner Tee"));
        assertThat(again.getBody()).isEqualTo("{\"name\":\"Grüner Tee\"}");
        assertThat(again.getStatusCode()).isEqualTo(HttpStatus.CREATED);
        assertThat(again.getHeaders().getLocation()).hasToString(thing);
        assertThat(effects()).isEqualTo(1);
    }

    @Test
    void two_keys_may_be_about_one_subject() {
        var other = new IdempotencyKey("other-" + key.value());
        answer(key, () -> Map.of("n", 1));
        answer(other, () -> Map.of("n", 2));

        assertThat(idempotency.peek(SCOPE, key, body))
                .isEqualTo(new Claim.Answered(201, "{\"n\":1}"));
        assertThat(idempotency.peek(SCOPE, other, body))
                .isEqualTo(new Claim.Answered(201, "{\"n\":2}"));
    }

    @Test
    void without_a_key_the_work_is_done_each_time() {
        answer(null, () -> List.of());
        var before = db.fetchCount(IDEMPOTENCY_KEYS);

        assertThat(answer(null, () -> "done").getBody()).isEqualTo("done");

        assertThat(db.fetchCount(IDEMPOTENCY_KEYS)).isEqualTo(before);
    }

    private Claim claim() {
        return idempotency.claim(SCOPE, key, body, thing);
    }

    private ResponseEntity<?> answer(@Nullable IdempotencyKey name, Supplier<?> work) {
        return once.answer(SCOPE, name, body, thing, HttpStatus.CREATED, work);
    }

    /** Any row will do: here one of the table at hand. */
    private Map<String, String> effect() {
        idempotency.claim("effect", new IdempotencyKey(UUID.randomUUID().toString()), body, thing);
        return Map.of("name", "Grüner Tee");
    }

    private int effects() {
        return db.fetchCount(
                IDEMPOTENCY_KEYS,
                IDEMPOTENCY_KEYS.SCOPE.eq("effect").and(IDEMPOTENCY_KEYS.SUBJECT.eq(thing)));
    }
}
