package dev.cartwright.hostile;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Webhooks that wait to be sent, and what became of the last thousand. */
final class Post {

    /** After each try that the shop did not take. */
    private static final List<Duration> AGAIN =
            List.of(
                    Duration.ofSeconds(10),
                    Duration.ofMinutes(1),
                    Duration.ofMinutes(10),
                    Duration.ofHours(1),
                    Duration.ofHours(6));

    private static final Duration ALONE = Duration.ofSeconds(5);
    private static final int REMEMBERED = 1_000;

    private record Letter(
            Instant at, long order, String event, String type, String payload, int attempt) {

        Letter saying(String other) {
            return new Letter(at, order, event, type, other, attempt);
        }

        Letter moved(Instant other, long otherOrder) {
            return new Letter(other, otherOrder, event, type, payload, attempt);
        }
    }

    /** What became of a webhook. */
    record Note(String event, String type, int attempt, String fate) {}

    private final Ids ids;
    private final PriorityQueue<Letter> waiting =
            new PriorityQueue<>(Comparator.comparing(Letter::at).thenComparingLong(Letter::order));
    private final List<Letter> first = new ArrayList<>();
    private final Deque<Note> notes = new ArrayDeque<>();
    private @Nullable Letter held;
    private String secret;
    private long order;

    Post(Ids ids, String secret) {
        this.ids = ids;
        this.secret = secret;
    }

    void sign(String otherSecret) {
        secret = otherSecret;
    }

    int size() {
        return waiting.size();
    }

    void put(ObjectNode event, Telling how, Instant now) {
        var letter =
                new Letter(
                        now,
                        order++,
                        event.required("id").asString(),
                        event.required("type").asString(),
                        event.toString(),
                        1);
        switch (how.manner()) {
            case HONEST -> queue(letter);
            case DUPLICATE -> {
                queue(letter);
                queue(letter.moved(now, order++));
            }
            case REORDER -> hold(letter.moved(now.plus(ALONE), letter.order()));
            case DELAY -> waiting.add(letter.moved(now.plus(how.delay()), letter.order()));
            case DROP -> note(letter, "DROPPED");
            case BEFORE_ANSWER -> first.add(letter);
            case FLIP_AMOUNT -> {
                var lie = event.deepCopy();
                Flip.amounts((ObjectNode) lie.required("data").required("object"));
                queue(letter.saying(lie.toString()));
            }
        }
    }

    private void queue(Letter letter) {
        waiting.add(letter);
        if (held != null && waiting.remove(held)) {
            waiting.add(held.moved(letter.at(), order++));
        }
        held = null;
    }

    private void hold(Letter letter) {
        if (held != null && waiting.contains(held)) {
            queue(letter.moved(letter.at().minus(ALONE), letter.order()));
        } else {
            waiting.add(letter);
            held = letter;
        }
    }

    /** What arrives before the answer that is being made. */
    List<Delivery> first(Instant wall) {
        var letters = first.stream().map(it -> sealed(it, wall)).toList();
        first.clear();
        return letters;
    }

    List<Delivery> due(Instant now, Instant wall) {
        var letters = new ArrayList<>(first(wall));
        for (var next = waiting.peek(); next != null; next = waiting.peek()) {
            if (next.at().isAfter(now)) {
                break;
            }
            waiting.remove();
            letters.add(sealed(next, wall));
        }
        return letters;
    }

    private Delivery sealed(Letter it, Instant wall) {
        return new Delivery(
                ids.next("whd_"),
                it.event(),
                it.type(),
                it.payload(),
                Signature.of(it.payload(), secret, wall),
                it.attempt());
    }

    void settle(Delivery it, boolean taken, Instant now) {
        var letter = new Letter(now, order++, it.event(), it.type(), it.payload(), it.attempt());
        note(letter, taken ? "TAKEN" : "REFUSED");
        if (!taken && it.attempt() <= AGAIN.size()) {
            waiting.add(
                    new Letter(
                            now.plus(AGAIN.get(it.attempt() - 1)),
                            letter.order(),
                            it.event(),
                            it.type(),
                            it.payload(),
                            it.attempt() + 1));
        }
    }

    private void note(Letter it, String fate) {
        notes.add(new Note(it.event(), it.type(), it.attempt(), fate));
        if (notes.size() > REMEMBERED) {
            notes.remove();
        }
    }

    List<Note> notes() {
        return List.copyOf(notes);
    }
}
