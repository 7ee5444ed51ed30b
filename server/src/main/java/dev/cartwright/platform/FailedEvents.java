package dev.cartwright.platform;

import dev.cartwright.platform.AbandonedEventTable.Abandoned;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.modulith.events.EventPublication;
import org.springframework.modulith.events.FailedEventPublications;
import org.springframework.modulith.events.ResubmissionOptions;
import org.springframework.modulith.events.core.TargetEventPublication;
import org.springframework.stereotype.Component;

/**
 * Hands an event again to a listener that failed or died, later each time, until it is given up.
 *
 * <p>Spring Modulith's staleness monitor is off: it only marks, and by the age of the event, so
 * that each later try would be called stale while it runs.
 */
@Component
class FailedEvents {

    /** The tenth try comes about an hour and a half after the first. */
    static final int MOST_ATTEMPTS = 10;

    /** Longer than a listener takes: one that still runs would do its work twice. */
    static final Duration STALE_AFTER = Duration.ofMinutes(2);

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(10);
    private static final int AT_ONCE = 1_000;

    /** A long queue to a server that was away leaves room for the others. */
    private static final int OF_PATIENT_AT_ONCE = AT_ONCE / 2;

    /** Who waits for a server outside is asked again after 80 s at the latest. */
    private static final int MOST_DOUBLINGS = 3;

    private static final Logger LOG = LoggerFactory.getLogger(FailedEvents.class);

    private final EventTable events;
    private final AbandonedEventTable abandoned;
    private final FailedEventPublications failed;
    private final List<PatientListener> patient;
    private final Clock clock;

    FailedEvents(
            EventTable events,
            AbandonedEventTable abandoned,
            FailedEventPublications failed,
            ObjectProvider<PatientListener> patient,
            Clock clock) {
        this.events = events;
        this.abandoned = abandoned;
        this.failed = failed;
        this.patient = patient.stream().toList();
        this.clock = clock;
    }

    /** Each step commits by itself: a crash between two is made good by the next run. */
    void resubmit() {
        var now = clock.instant();
        var patterns = patterns(_ -> true);
        var stale = events.failStale(now.minus(STALE_AFTER), patterns);
        if (stale > 0) {
            LOG.warn("{} events were not finished by their listeners; they are sent again", stale);
        }
        if (!patient.isEmpty()) {
            events.setAside(patterns(it -> !it.isOpen().getAsBoolean()));
            events.failStale(
                    now.minus(STALE_AFTER),
                    patterns(it -> it.isOpen().getAsBoolean()),
                    OF_PATIENT_AT_ONCE);
        }
        abandoned.giveUp(MOST_ATTEMPTS, now, patterns).forEach(FailedEvents::report);
        failed.resubmit(
                ResubmissionOptions.defaults()
                        .withBatchSize(AT_ONCE)
                        .withMaxInFlight(AT_ONCE)
                        .withFilter(event -> isDue(event, now)));
    }

    /**
     * Puts an event that was given up back where its listener takes it from, at the next run and as
     * often as one that is new.
     *
     * @return whether it was this call that did
     * @throws EventProblem where no such event was given up
     */
    boolean tryAgain(UUID id) {
        if (abandoned.resubmit(id, clock.instant())) {
            return true;
        }
        if (!abandoned.has(id)) {
            throw EventProblem.unknown(id);
        }
        return false;
    }

    /** As {@link #tryAgain}, of all that wait, the oldest 1,000; answers how many those were. */
    int tryAllAgain() {
        return abandoned.resubmit(AT_ONCE, clock.instant());
    }

    private List<String> patterns(Predicate<PatientListener> which) {
        return patient.stream().filter(which).map(PatientListener::pattern).toList();
    }

    private boolean isDue(EventPublication event, Instant now) {
        var tried =
                Objects.requireNonNullElse(
                        event.getLastResubmissionDate(), event.getPublicationDate());
        var doublings = Math.max(0, event.getCompletionAttempts() - 1);
        if (isPatient(event)) {
            doublings = Math.min(doublings, MOST_DOUBLINGS);
        }
        return !now.isBefore(tried.plus(FIRST_PAUSE.multipliedBy(1L << doublings)));
    }

    private boolean isPatient(EventPublication event) {
        return event instanceof TargetEventPublication it
                && patient.stream().anyMatch(who -> who.is(it.getTargetIdentifier().getValue()));
    }

    private static void report(Abandoned event) {
        LOG.error(
                "{} failed {} times to take {} {}; it is not sent again",
                event.listener(),
                event.attempts(),
                event.event(),
                event.id());
    }
}
