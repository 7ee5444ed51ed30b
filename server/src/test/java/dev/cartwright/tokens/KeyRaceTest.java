package dev.cartwright.tokens;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cartwright.Meanwhile;
import dev.cartwright.ModuleTest;
import dev.cartwright.MovableClock;
import dev.cartwright.TestDatabase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.transaction.support.TransactionTemplate;

@ModuleTest
@Import({TestDatabase.class, MovableClock.class})
class KeyRaceTest {

    private static final int NODES = 8;

    @Autowired SigningKeyTable table;
    @Autowired KeyRotation rotation;
    @Autowired TokenSettings settings;
    @Autowired MovableClock clock;
    @Autowired DSLContext db;
    @Autowired TransactionTemplate transaction;

    /** Tests that share this context go on with the keys that are left. */
    @AfterEach
    void this_node_knows_the_others_keys() {
        rotation.keys();
    }

    @RepeatedTest(5)
    void of_nodes_that_start_at_once_one_makes_the_first_key_and_all_sign_by_it() throws Exception {
        db.execute("delete from tokens.signing_keys");

        var keys = atOnce(() -> new Keyring(table, settings, clock).signing().id());

        assertThat(table.all()).hasSize(1);
        assertThat(keys).containsOnly(table.all().getFirst().id());
    }

    @Test
    void who_comes_while_another_node_makes_the_first_key_makes_none() throws Exception {
        db.execute("delete from tokens.signing_keys");
        var now = clock.instant();

        var made =
                new Meanwhile(transaction, db)
                        .of(
                                () -> assertThat(table.first(SigningKey.generate(), now)).isTrue(),
                                () -> table.first(SigningKey.generate(), now));

        assertThat(made).isFalse();
        assertThat(table.all()).hasSize(1);
    }

    @RepeatedTest(5)
    void of_nodes_that_rotate_at_once_one_makes_the_next_key() throws Exception {
        clock.move(Duration.ofDays(1));
        var before = table.all().getFirst().generation();

        var made = atOnce(rotation::rotateNow);

        assertThat(made).containsOnlyOnce(true);
        assertThat(table.all().getFirst().generation()).isEqualTo(before + 1);
    }

    @RepeatedTest(5)
    void of_nodes_whose_job_is_due_at_once_one_makes_the_next_key() throws Exception {
        clock.move(Duration.ofDays(91));
        var before = table.all().getFirst().generation();

        atOnce(() -> {
            rotation.rotateIfDue();
            return true;
        });

        assertThat(table.all().getFirst().generation()).isEqualTo(before + 1);
    }

    private static <T> List<T> atOnce(Callable<T> work) throws Exception {
        var start = new CyclicBarrier(NODES);
        try (var nodes = Executors.newFixedThreadPool(NODES)) {
            var tasks = new ArrayList<Callable<T>>();
            for (int i = 0; i < NODES; i++) {
                tasks.add(() -> {
                    start.await();
                    return work.call();
                });
            }
            var answers = new ArrayList<T>();
            for (var task : nodes.invokeAll(tasks)) {
                answers.add(task.get());
            }
            return answers;
        }
    }
}
