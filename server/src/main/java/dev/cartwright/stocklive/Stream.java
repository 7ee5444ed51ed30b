package dev.cartwright.stocklive;

import dev.cartwright.inventory.StockFeed.Position;
import dev.cartwright.kernel.ChannelId;
import dev.cartwright.kernel.Sku;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter.SseEventBuilder;

/**
 * One shopper's page that listens.
 *
 * <p>A thread of its own writes while there is something to write, and ends then. A reader who is
 * slow gets the newest state of each SKU and none of those between, so nothing piles up.
 */
final class Stream {

    private static final String HEARTBEAT = "still here";

    private final SseEmitter emitter;
    private final ChannelId channel;
    private final List<Sku> skus;
    private final Instant endsAt;
    private final Runnable leave;

    private final ReentrantLock lock = new ReentrantLock();
    private final Map<Sku, Availability> told = new HashMap<>();
    private final Map<Sku, Availability> known = new HashMap<>();
    private @Nullable Position resumesAt;
    private @Nullable Position position;
    private Instant wroteAt = Instant.MIN;
    private boolean isWriting;
    private boolean isToBeat;
    private boolean isToEnd;

    /**
     * @param skus in the order in which the reader named them
     * @param last what the reader has; null begins anew
     * @param leave gives its seat back; may be said twice
     */
    Stream(
            SseEmitter emitter,
            ChannelId channel,
            List<Sku> skus,
            @Nullable EventId last,
            Instant endsAt,
            Runnable leave) {
        this.emitter = emitter;
        this.channel = channel;
        this.skus = List.copyOf(skus);
        this.endsAt = endsAt;
        this.leave = leave;
        if (last != null) {
            told.putAll(last.told());
            resumesAt = last.position();
        }
    }

    ChannelId channel() {
        return channel;
    }

    List<Sku> skus() {
        return skus;
    }

    /** Whether it has not been told of the states of its SKUs yet. */
    boolean isNew() {
        lock.lock();
        try {
            return position == null;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Takes what it did not know.
     *
     * @param states with all of its SKUs the first time
     */
    void offer(Position upto, Map<Sku, Availability> states, Instant at) {
        lock.lock();
        try {
            if (resumesAt != null && !upto.follows(resumesAt)) {
                told.clear();
            }
            resumesAt = null;
            position = upto;
            for (var sku : skus) {
                var state = states.get(sku);
                if (state != null) {
                    known.put(sku, state);
                }
            }
            if (next() != null) {
                write(at);
            }
        } finally {
            lock.unlock();
        }
    }

    /** Says that it is alive where nothing was said for long, and ends it when its time is over. */
    void tick(Instant at, Duration heartbeatEvery) {
        lock.lock();
        try {
            isToEnd |= !at.isBefore(endsAt);
            isToBeat = !at.isBefore(wroteAt.plus(heartbeatEvery));
            if (isToEnd || isToBeat) {
                write(at);
            }
        } finally {
            lock.unlock();
        }
    }

    void end(Instant at) {
        lock.lock();
        try {
            isToEnd = true;
            write(at);
        } finally {
            lock.unlock();
        }
    }

    private void write(Instant at) {
        wroteAt = at;
        if (!isWriting) {
            isWriting = true;
            Thread.ofVirtual().name("stock-stream").start(this::writeAll);
        }
    }

    private void writeAll() {
        try {
            for (var event = nextEvent(); event != null; event = nextEvent()) {
                emitter.send(event);
            }
        } catch (IOException | IllegalStateException e) {
            // The reader is gone; the server says so to whom it concerns.
            emitter.completeWithError(e);
            leave.run();
        }
    }

    /** Nothing is left to write: the thread ends, and the next to say something starts another. */
    private @Nullable SseEventBuilder nextEvent() {
        lock.lock();
        try {
            var state = next();
            if (state != null && position != null) {
                told.put(state.sku(), state);
                return SseEmitter.event().id(new EventId(position, told).write(skus)).data(state);
            }
            if (isToEnd) {
                emitter.complete();
                leave.run();
                return null;
            }
            if (isToBeat) {
                isToBeat = false;
                return SseEmitter.event().comment(HEARTBEAT);
            }
            isWriting = false;
            return null;
        } finally {
            lock.unlock();
        }
    }

    private @Nullable Availability next() {
        for (var sku : skus) {
            var state = known.get(sku);
            if (state != null && !state.equals(told.get(sku))) {
                return state;
            }
        }
        return null;
    }
}
