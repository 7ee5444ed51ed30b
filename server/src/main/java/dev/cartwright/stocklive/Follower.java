package dev.cartwright.stocklive;

import java.time.Clock;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Looks again and again what has changed, for all streams of this server together and only while
 * there are any.
 */
@Component
class Follower implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Follower.class);

    private final Streams streams;
    private final Pass pass;
    private final LiveSettings settings;
    private final Clock clock;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition woken = lock.newCondition();
    private boolean isFollowing;
    private boolean isToHurry;
    private volatile boolean isRunning;

    Follower(Streams streams, Pass pass, LiveSettings settings, Clock clock) {
        this.streams = streams;
        this.pass = pass;
        this.settings = settings;
        this.clock = clock;
    }

    /** Somebody has come. */
    void hurry() {
        lock.lock();
        try {
            isToHurry = true;
            woken.signal();
            if (!isFollowing) {
                isFollowing = true;
                Thread.ofVirtual().name("stock-follower").start(this::follow);
            }
        } finally {
            lock.unlock();
        }
    }

    private void follow() {
        do {
            try {
                pass.run();
            } catch (RuntimeException e) {
                LOG.warn("What is available was not to be read; it is tried again", e);
            }
        } while (goesOn());
    }

    /** Waits for the next time; the last one out says that nobody follows any more. */
    private boolean goesOn() {
        lock.lock();
        try {
            if (!isToHurry && streams.all().isEmpty()) {
                pass.forget();
                isFollowing = false;
                return false;
            }
            var left = settings.pollEvery().toNanos();
            while (left > 0 && !isToHurry) {
                left = woken.awaitNanos(left);
            }
            isToHurry = false;
            return true;
        } catch (InterruptedException e) {
            isFollowing = false;
            return false;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void start() {
        isRunning = true;
        streams.setClosed(false);
    }

    /** Before the server waits for requests under way: these would go on for long. */
    @Override
    public void stop() {
        isRunning = false;
        streams.setClosed(true);
        streams.all().forEach(stream -> stream.end(clock.instant()));
    }

    @Override
    public boolean isRunning() {
        return isRunning;
    }
}
