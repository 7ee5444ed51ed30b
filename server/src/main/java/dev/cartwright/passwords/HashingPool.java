package dev.cartwright.passwords;

import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * Keeps the work on passwords from taking the whole shop's processors: some at a time, some more
 * may wait, and who comes after them is told so at once.
 *
 * <p>Platform threads, for a virtual one would not give its carrier back before it is done.
 */
@Component
class HashingPool implements DisposableBean {

    private final ThreadPoolExecutor threads;
    private final Duration answerWithin;

    HashingPool(PasswordSettings settings) {
        answerWithin = settings.answerWithin();
        threads =
                new ThreadPoolExecutor(
                        settings.atOnce(),
                        settings.atOnce(),
                        0,
                        TimeUnit.SECONDS,
                        new ArrayBlockingQueue<>(settings.waiting()),
                        Thread.ofPlatform().name("password-", 1).daemon().factory());
    }

    /** Does the work in its turn; throws {@link PasswordProblem} where there is none in time. */
    <T> T call(Callable<T> work) {
        var task = new FutureTask<>(work);
        try {
            threads.execute(task);
            return task.get(answerWithin.toNanos(), TimeUnit.NANOSECONDS);
        } catch (RejectedExecutionException e) {
            throw PasswordProblem.busy();
        } catch (TimeoutException e) {
            abandon(task);
            throw PasswordProblem.busy();
        } catch (InterruptedException e) {
            abandon(task);
            Thread.currentThread().interrupt();
            throw PasswordProblem.busy();
        } catch (ExecutionException e) {
            throw new IllegalStateException("A password could not be worked on", e.getCause());
        }
    }

    /** Nobody waits for it any more, so it takes nobody's place in the queue. */
    private void abandon(FutureTask<?> task) {
        task.cancel(false);
        threads.remove(task);
    }

    /** How many wait for a thread now. */
    int waiting() {
        return threads.getQueue().size();
    }

    @Override
    public void destroy() {
        threads.shutdownNow();
    }
}
