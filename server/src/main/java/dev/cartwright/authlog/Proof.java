package dev.cartwright.authlog;

import static dev.cartwright.authlog.Canon.compare;

import dev.cartwright.authlog.schema.tables.records.AuthLogPeopleRecord;
import dev.cartwright.authlog.schema.tables.records.AuthLogSealsRecord;
import dev.cartwright.authlog.schema.tables.records.AuthLogsRecord;
import dev.cartwright.platform.Invariant.Finding;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Goes along the chain of seals with the events and people beside it, and names what is wrong. */
final class Proof {

    private final Hashes hashes;
    private final Ahead<AuthLogsRecord> events;
    private final Ahead<AuthLogPeopleRecord> people;
    private final UUID droppedBefore;
    private final UUID sealedTo;

    private final Set<String> wrong = new LinkedHashSet<>();
    private Seal last = Seal.NONE;
    private boolean lastHolds = true;
    private int checked;

    /**
     * @param droppedBefore events that are older must be gone
     * @param sealedTo events that are not newer must be sealed
     */
    Proof(
            Hashes hashes,
            Iterable<AuthLogsRecord> events,
            Iterable<AuthLogPeopleRecord> people,
            UUID droppedBefore,
            UUID sealedTo) {
        this.hashes = hashes;
        this.events = new Ahead<>(events.iterator());
        this.people = new Ahead<>(people.iterator());
        this.droppedBefore = droppedBefore;
        this.sealedTo = sealedTo;
    }

    /** Takes the next seal, by number. */
    void add(AuthLogSealsRecord row) {
        var seal = SealTable.seal(row);
        for (var missing = last.number() + 1; missing < seal.number(); missing++) {
            wrong.add("seal " + missing);
            lastHolds = false;
        }
        uncovered(seal.after());
        var covers = covers(seal);
        var holds =
                covers
                        && row.getHash().equals(seal.hash())
                        && row.getSignature().equals(hashes.of(seal))
                        && (!lastHolds || seal.follows(last));
        if (!holds) {
            wrong.add("seal " + seal.number());
        }
        checked++;
        last = seal;
        lastHolds = holds;
    }

    /** Takes what is left once there are no more seals. */
    Finding finding() {
        uncovered(null);
        people.takeWhile(_ -> true, stray -> wrong.add("person " + stray.getId()));
        return new Finding(checked, wrong.stream().toList());
    }

    private boolean covers(Seal seal) {
        var rows = new Seal.Rows();
        events.takeWhile(
                event -> compare(event.getId(), seal.to()) <= 0,
                event -> {
                    check(event);
                    rows.add(event);
                });
        return compare(seal.to(), droppedBefore) < 0 || rows.are(seal);
    }

    /** Events that no seal covers, up to one that the next does; null for all. */
    private void uncovered(@Nullable UUID to) {
        events.takeWhile(
                event -> to == null || compare(event.getId(), to) <= 0,
                event -> {
                    check(event);
                    if (to == null && compare(event.getId(), sealedTo) <= 0) {
                        wrong.add(event.getId().toString());
                    }
                });
    }

    private void check(AuthLogsRecord event) {
        checked++;
        if (!event.getRowHash().equals(hashes.of(event))
                || compare(event.getId(), droppedBefore) < 0) {
            wrong.add(event.getId().toString());
        }
        people.takeWhile(
                person -> compare(person.getId(), event.getId()) <= 0,
                person -> {
                    // Nobody beside an event is somebody who was forgotten.
                    if (!person.getId().equals(event.getId())
                            || !event.getPersonHash().equals(hashes.of(person))) {
                        wrong.add("person " + person.getId());
                    }
                });
    }

    /** Rows of which the next is seen before it is taken. */
    private static final class Ahead<T> {
        private final Iterator<T> rows;
        private @Nullable T next;

        Ahead(Iterator<T> rows) {
            this.rows = rows;
            this.next = following();
        }

        void takeWhile(Predicate<T> wanted, Consumer<T> taker) {
            for (var row = next; row != null && wanted.test(row); row = next) {
                taker.accept(row);
                next = following();
            }
        }

        private @Nullable T following() {
            return rows.hasNext() ? rows.next() : null;
        }
    }
}
