package dev.cartwright.stocklive;

import dev.cartwright.kernel.ChannelId;
import dev.cartwright.kernel.Sku;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** Lets a shopper's page listen. */
@Component
class Listening {

    /** The stream ends itself, when its own time is over. */
    private static final long NO_TIMEOUT = 0;

    private static final int RECONNECT_AFTER_MILLIS = 1_000;

    private final Streams streams;
    private final Follower follower;
    private final LiveSettings settings;
    private final Clock clock;

    Listening(Streams streams, Follower follower, LiveSettings settings, Clock clock) {
        this.streams = streams;
        this.follower = follower;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Begins a stream.
     *
     * @param last the id of the last event that the reader has; null has none
     */
    SseEmitter begin(String network, ChannelId channel, List<Sku> skus, @Nullable String last) {
        var seat = streams.enter(network);
        var emitter = new SseEmitter(NO_TIMEOUT);
        emitter.onCompletion(seat::leave);
        emitter.onError(_ -> seat.leave());
        var stream =
                new Stream(
                        emitter,
                        channel,
                        skus,
                        EventId.read(last, skus),
                        clock.instant().plus(settings.endAfter()),
                        seat::leave);
        greet(emitter);
        seat.take(stream);
        follower.hurry();
        return emitter;
    }

    /** At different times, so that those whom a server has lost do not all come back at once. */
    private static void greet(SseEmitter emitter) {
        try {
            var pause =
                    RECONNECT_AFTER_MILLIS
                            + ThreadLocalRandom.current().nextInt(RECONNECT_AFTER_MILLIS);
            emitter.send(SseEmitter.event().reconnectTime(pause));
        } catch (IOException e) {
            // It is kept until the answer begins, so nobody can be gone yet.
            throw new IllegalStateException(e);
        }
    }
}
