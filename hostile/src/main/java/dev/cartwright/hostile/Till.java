package dev.cartwright.hostile;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Where an intent's money moves: a bank is asked, pays, declines, or wants to see the shopper. */
final class Till {

    private final Store store;
    private final Shapes shapes;
    private final EventLog events;
    private final ReviewDesk reviews;
    private final Agenda agenda;
    private final Ids ids;
    private final HostileSettings settings;

    Till(
            Store store,
            Shapes shapes,
            EventLog events,
            ReviewDesk reviews,
            Agenda agenda,
            Ids ids,
            HostileSettings settings) {
        this.store = store;
        this.shapes = shapes;
        this.events = events;
        this.reviews = reviews;
        this.agenda = agenda;
        this.ids = ids;
        this.settings = settings;
    }

    /** Throws what the shop is told where a bank declines at once. */
    void confirm(Intent it, Method method, Cause cause) {
        it.method = method;
        it.refusal = null;
        it.refused = null;
        it.operation = cause.operation();
        var card = method.card();
        if (card.fate == Card.Fate.ASKS && it.offSession) {
            throw declined(it, Decline.AUTHENTICATION_REQUIRED, cause);
        } else if (card.fate == Card.Fate.ASKS) {
            it.status = Intent.Status.REQUIRES_ACTION;
            tell("payment_intent.requires_action", it, cause);
        } else if (card.isSlow()) {
            process(it, cause);
        } else if (card.decline != null) {
            throw declined(it, card.decline, cause);
        } else {
            pay(it, charge(it, cause, null), cause);
        }
    }

    private StripeError declined(Intent it, Decline why, Cause cause) {
        var charge = charge(it, cause, why);
        refuse(it, why, cause);
        return StripeError.declined(why).with("charge", charge.id).about(shapes.of(it));
    }

    private Charge charge(Intent it, Cause cause, @Nullable Decline decline) {
        var charge = new Charge(ids.next("ch_"), it, it.card(), cause.now(), decline);
        store.charges.put(charge.id, charge);
        it.charge = charge;
        return charge;
    }

    private void refuse(Intent it, Decline why, Cause cause) {
        it.refused = it.method;
        it.method = null;
        it.refusal = why;
        it.status = Intent.Status.REQUIRES_PAYMENT_METHOD;
        tell("payment_intent.payment_failed", it, cause);
    }

    private void process(Intent it, Cause cause) {
        var charge = charge(it, cause, null);
        charge.isPending = true;
        it.status = Intent.Status.PROCESSING;
        tell("payment_intent.processing", it, cause);
        var succeeds = it.card().card().fate == Card.Fate.LATER;
        agenda.add(
                cause.now().plus(settings.processingFor()),
                at -> {
                    if (it.status == Intent.Status.PROCESSING && it.charge == charge) {
                        finish(it, succeeds, at);
                    }
                });
    }

    /** The bank has decided on what was under way. */
    void finish(Intent it, boolean succeeds, Instant now) {
        require(it, Intent.Status.PROCESSING);
        var cause = Cause.time(now, it.operation);
        var pending = it.paid();
        pending.isPending = false;
        if (succeeds) {
            pay(it, pending, cause);
        } else {
            charge(it, cause, Decline.BOUNCED);
            refuse(it, Decline.BOUNCED, cause);
        }
    }

    /** The shopper was asked by the bank, and was or was not who they said. */
    void authenticate(Intent it, boolean succeeds, Instant now) {
        require(it, Intent.Status.REQUIRES_ACTION);
        var cause = Cause.time(now, it.operation);
        if (succeeds) {
            pay(it, charge(it, cause, null), cause);
        } else {
            refuse(it, Decline.NOT_AUTHENTICATED, cause);
        }
    }

    private void pay(Intent it, Charge charge, Cause cause) {
        store.write(Movement.Kind.AUTHORISED, it, cause.operation(), it.amount);
        if (it.isManual()) {
            it.capturable = it.amount;
            it.status = Intent.Status.REQUIRES_CAPTURE;
            tell("payment_intent.amount_capturable_updated", it, cause);
            agenda.add(
                    cause.now().plus(settings.authorisedFor()),
                    at -> {
                        if (it.status == Intent.Status.REQUIRES_CAPTURE) {
                            expire(it, "automatic", at);
                        }
                    });
        } else {
            take(it, charge, it.amount, cause);
            it.status = Intent.Status.SUCCEEDED;
            tell("payment_intent.succeeded", it, cause);
        }
        if (it.card().card().fate == Card.Fate.REVIEWED) {
            reviews.open(charge, cause);
        }
    }

    private void take(Intent it, Charge charge, long amount, Cause cause) {
        charge.captured += amount;
        it.received += amount;
        store.write(Movement.Kind.CAPTURED, it, cause.operation(), amount);
    }

    /**
     * @param isFinal whether what is left is given up
     */
    void capture(Intent it, long amount, boolean isFinal, Cause cause) {
        var charge = it.paid();
        take(it, charge, amount, cause);
        it.capturable -= amount;
        if (isFinal) {
            store.write(Movement.Kind.VOIDED, it, cause.operation(), it.capturable);
            it.capturable = 0;
            it.status = Intent.Status.SUCCEEDED;
        }
        events.add("charge.captured", shapes.of(charge), cause);
        tell(
                isFinal ? "payment_intent.succeeded" : "payment_intent.amount_capturable_updated",
                it,
                cause);
    }

    void cancel(Intent it, @Nullable String reason, Cause cause) {
        store.write(Movement.Kind.VOIDED, it, cause.operation(), it.capturable);
        it.capturable = 0;
        it.status = Intent.Status.CANCELED;
        it.canceled = cause.now();
        it.cancellation = reason;
        tell("payment_intent.canceled", it, cause);
        reviews.end(it, cause);
    }

    /** The bank no longer promises the money; what was captured stays captured. */
    void expire(Intent it, String reason, Instant now) {
        require(it, Intent.Status.REQUIRES_CAPTURE);
        cancel(it, reason, Cause.time(now, it.operation));
    }

    private void tell(String type, Intent it, Cause cause) {
        events.add(type, shapes.of(it), cause);
    }

    private static void require(Intent it, Intent.Status status) {
        if (it.status != status) {
            throw new IllegalStateException(it.id + " is " + it.status.word());
        }
    }
}
