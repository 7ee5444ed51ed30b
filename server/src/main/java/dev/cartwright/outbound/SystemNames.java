package dev.cartwright.outbound;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeoutException;

/**
 * Asks the machine's resolver, and does not wait for it for long.
 *
 * <p>It cannot be interrupted, and a virtual thread that waits for it keeps a processor's thread
 * from everybody: a few name servers that do not answer would stop the whole shop. So threads of
 * its own wait, and no more than some.
 */
final class SystemNames implements Names, AutoCloseable {

    private static final int AT_ONCE = 32;

    private final ExecutorService threads =
            new ThreadPoolExecutor(
                    0,
                    AT_ONCE,
                    10,
                    SECONDS,
                    new SynchronousQueue<>(),
                    Thread.ofPlatform().daemon().name("outbound-names-", 0).factory());

    private final Duration within;

    SystemNames(Duration within) {
        this.within = within;
    }

    @Override
    public InetAddress[] addresses(String host) throws UnknownHostException {
        try {
            return threads.submit(() -> InetAddress.getAllByName(host))
                    .get(within.toMillis(), MILLISECONDS);
        } catch (ExecutionException e) {
            throw new UnknownHostException(host + " has no address");
        } catch (TimeoutException e) {
            throw new UnknownHostException(host + ": no answer of the name server");
        } catch (RejectedExecutionException e) {
            throw new UnknownHostException(host + ": too many names are asked for");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UnknownHostException(host + ": interrupted");
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
