package dev.cartwright.stocklive;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The streams of this server, and how many it takes. */
@Component
class Streams {

    private final LiveSettings settings;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, Integer> byNetwork = new HashMap<>();
    private final Set<Seat> seats = new HashSet<>();
    private boolean isClosed;

    Streams(LiveSettings settings) {
        this.settings = settings;
    }

    /** What one stream takes up, until it is left. */
    final class Seat {

        private final String network;
        private @Nullable Stream stream;

        private Seat(String network) {
            this.network = network;
        }

        void take(Stream by) {
            lock.lock();
            try {
                stream = by;
            } finally {
                lock.unlock();
            }
        }

        /** A second time changes nothing. */
        void leave() {
            lock.lock();
            try {
                if (seats.remove(this)) {
                    byNetwork.computeIfPresent(network, (_, some) -> some == 1 ? null : some - 1);
                }
            } finally {
                lock.unlock();
            }
        }
    }

    /** Gives a seat to a network, or refuses by {@link LiveProblem}. */
    Seat enter(String network) {
        lock.lock();
        try {
            if (byNetwork.getOrDefault(network, 0) >= settings.mostStreamsPerNetwork()) {
                throw LiveProblem.tooManyOfYours(settings.mostStreamsPerNetwork());
            }
            if (isClosed || seats.size() >= settings.mostStreams()) {
                throw LiveProblem.full();
            }
            var seat = new Seat(network);
            seats.add(seat);
            byNetwork.merge(network, 1, Integer::sum);
            return seat;
        } finally {
            lock.unlock();
        }
    }

    List<Stream> all() {
        lock.lock();
        try {
            return seats.stream().map(seat -> seat.stream).filter(Objects::nonNull).toList();
        } finally {
            lock.unlock();
        }
    }

    /** From now on nobody enters, or again. */
    void setClosed(boolean closed) {
        lock.lock();
        try {
            isClosed = closed;
        } finally {
            lock.unlock();
        }
    }
}
