package dev.cartwright.passwords;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class HashingPoolTest {

    final CountDownLatch done = new CountDownLatch(1);
    final ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor();

    @AfterEach
    void finish() {
        done.countDown();
        callers.close();
    }

    @Test
    void who_finds_the_queue_full_is_told_so_at_once_and_the_others_are_served() throws Exception {
        var pool = pool(1, 2, Duration.ofSeconds(20));
        var served = List.of(slow(pool), slow(pool), slow(pool));
        waitUntilTwoWait(pool);

        assertThatExceptionOfType(PasswordProblem.class)
                .isThrownBy(() -> pool.call(() -> "late"))
                .satisfies(problem -> {
                    assertThat(problem.getStatusCode().value()).isEqualTo(503);
                    assertThat(problem.getBody().getType()).hasToString("/problems/too-busy");
                    assertThat(problem.getHeaders().getFirst("Retry-After")).isEqualTo("5");
                });

        done.countDown();
        for (var answer : served) {
            assertThat(answer.get()).isEqualTo("served");
        }
        assertThat(pool.call(() -> "again")).isEqualTo("again");
        pool.destroy();
    }

    @Test
    void who_waited_too_long_is_told_so_and_leaves_the_queue() throws Exception {
        var pool = pool(1, 2, Duration.ofMillis(50));
        assertThatThrownBy(slow(pool)::get).hasCauseInstanceOf(PasswordProblem.class);

        assertThatExceptionOfType(PasswordProblem.class).isThrownBy(() -> pool.call(() -> "late"));
        assertThat(pool.waiting()).isZero();
        pool.destroy();
    }

    @Test
    void work_is_done_by_daemon_threads_that_say_what_they_do() {
        var pool = pool(1, 1, Duration.ofSeconds(20));
        var thread = pool.call(Thread::currentThread);

        assertThat(thread.getName()).isEqualTo("password-1");
        assertThat(thread.isDaemon()).isTrue();
        assertThat(thread.isVirtual()).isFalse();
        pool.destroy();
    }

    @Test
    void a_failure_is_the_callers_and_ends_no_thread() {
        var pool = pool(1, 1, Duration.ofSeconds(20));

        assertThatIllegalStateException()
                .isThrownBy(() ->
                        pool.call(() -> {
                            throw new IllegalArgumentException("broken");
                        }));
        assertThat(pool.call(() -> "next")).isEqualTo("next");
        pool.destroy();
    }

    @Test
    void half_of_the_processors_work_on_passwords_and_one_at_least() {
        var half = Math.max(1, Runtime.getRuntime().availableProcessors() / 2);

        assertThat(new PasswordSettings(12, null, 32, Duration.ofSeconds(10)).atOnce())
                .isEqualTo(half);
    }

    private static HashingPool pool(int threads, int waiting, Duration answerWithin) {
        return new HashingPool(new PasswordSettings(4, threads, waiting, answerWithin));
    }

    private Future<String> slow(HashingPool pool) {
        return callers.submit(() -> pool.call(this::untilDone));
    }

    private String untilDone() throws InterruptedException {
        done.await();
        return "served";
    }

    private static void waitUntilTwoWait(HashingPool pool) throws InterruptedException {
        while (pool.waiting() < 2) {
            Thread.sleep(1);
        }
    }
}
