package dev.cartwright.hostile;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Serves {@code /v1/refunds}: money goes back, and sometimes comes back from there. */
final class RefundDesk {

    private final Store store;
    private final Shapes shapes;
    private final EventLog events;
    private final Agenda agenda;
    private final Ids ids;
    private final HostileSettings settings;

    RefundDesk(
            Store store,
            Shapes shapes,
            EventLog events,
            Agenda agenda,
            Ids ids,
            HostileSettings settings) {
        this.store = store;
        this.shapes = shapes;
        this.events = events;
        this.agenda = agenda;
        this.ids = ids;
        this.settings = settings;
    }

    ObjectNode create(Call call) {
        var asked = call.params();
        asked.only("payment_intent", "charge", "amount", "reason", "metadata");
        asked.oneOf("reason", "duplicate", "fraudulent", "requested_by_customer");
        var charge = charge(asked);
        var amount =
                asked.text("amount") == null
                        ? charge.refundable()
                        : asked.amount("amount", charge.intent.currency);
        if (charge.refundable() == 0) {
            throw StripeError.state(
                    "charge_already_refunded",
                    "Charge " + charge.id + " has already been refunded.");
        }
        if (amount > charge.refundable()) {
            throw StripeError.state(
                            "amount_too_large",
                            "Refund amount (%d) is greater than unrefunded amount on charge (%d)"
                                    .formatted(amount, charge.refundable()))
                    .with("param", "amount");
        }
        var it = new Refund(ids.next("re_"), charge, amount, asked, call.cause());
        store.refunds.put(it.id, it);
        charge.refunded += amount;
        write(Movement.Kind.REFUNDED, it);
        tell("refund.created", it, call.cause());
        events.add("charge.refunded", shapes.of(charge), call.cause());
        agenda.add(call.cause().now().plus(settings.processingFor()), at -> decide(it, at));
        return shapes.of(it);
    }

    private Charge charge(Params asked) {
        var named = asked.text("charge");
        if (named != null) {
            return captured(Store.named(store.charges, "charge", named, "charge"), null);
        }
        var id = asked.required("payment_intent");
        var it = Store.named(store.intents, "payment_intent", id, "payment_intent");
        return captured(it.charge, it);
    }

    private Charge captured(@Nullable Charge charge, @Nullable Intent intent) {
        if (charge == null || charge.captured == 0) {
            var whose = charge == null ? intent : charge.intent;
            var id = whose == null ? "" : whose.id;
            throw StripeError.state(
                    "payment_intent_unexpected_state",
                    "This PaymentIntent (%s) does not have a successful charge to refund."
                            .formatted(id));
        }
        return charge;
    }

    /** Days later the other bank says what it did with the money. */
    private void decide(Refund it, Instant now) {
        if (it.status == Refund.Status.PENDING) {
            it.status = Refund.Status.SUCCEEDED;
            tell("refund.updated", it, time(it, now));
        } else if (it.charge.method.card().fate == Card.Fate.REFUND_FAILS) {
            fail(it, now);
        }
    }

    /** The money is back with the shop, and may be sent again. */
    void fail(Refund it, Instant now) {
        if (it.status == Refund.Status.FAILED) {
            return;
        }
        it.status = Refund.Status.FAILED;
        it.charge.refunded -= it.amount;
        write(Movement.Kind.REFUND_FAILED, it);
        var cause = time(it, now);
        tell("refund.updated", it, cause);
        tell("refund.failed", it, cause);
    }

    ObjectNode find(Call call) {
        call.params().only();
        return shapes.of(Store.find(store.refunds, "refund", call.id()));
    }

    ObjectNode list(Call call) {
        var asked = call.params();
        asked.only("payment_intent", "charge", "limit", "starting_after");
        var intent = asked.text("payment_intent");
        var charge = asked.text("charge");
        var found =
                store.refunds.values().stream()
                        .filter(it -> intent == null || it.charge.intent.id.equals(intent))
                        .filter(it -> charge == null || it.charge.id.equals(charge))
                        .toList();
        return Lists.page(call, "/v1/refunds", found, shapes::of);
    }

    private void write(Movement.Kind kind, Refund it) {
        store.write(kind, it.charge.intent, it.cause.operation(), it.amount);
    }

    private void tell(String type, Refund it, Cause cause) {
        events.add(type, shapes.of(it), cause);
    }

    private static Cause time(Refund it, Instant now) {
        return Cause.time(now, it.cause.operation());
    }
}
