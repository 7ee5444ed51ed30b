package dev.cartwright.payments;

import static dev.cartwright.payments.schema.Tables.PAYMENTS;
import static dev.cartwright.payments.schema.Tables.PAYMENT_EVENTS;

import dev.cartwright.kernel.PaymentId;
import dev.cartwright.payments.schema.tables.records.PaymentEventsRecord;
import dev.cartwright.payments.schema.tables.records.PaymentsRecord;
import dev.cartwright.platform.Invariant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Nobody changed, removed or slipped in an event of a payment. */
@Component
class PaymentEventsChain implements Invariant {

    private static final int AT_ONCE = 1_000;

    private final DSLContext db;

    PaymentEventsChain(DSLContext db) {
        this.db = db;
    }

    @Override
    public String name() {
        return "payment-events-are-a-chain";
    }

    /** Both tables side by side by payment, so that millions of events never are in memory. */
    @Override
    public Finding check() {
        try (var payments =
                        db.selectFrom(PAYMENTS)
                                .orderBy(PAYMENTS.PAYMENT_ID)
                                .fetchSize(AT_ONCE)
                                .fetchLazy();
                var events =
                        db.selectFrom(PAYMENT_EVENTS)
                                .orderBy(PAYMENT_EVENTS.PAYMENT_ID, PAYMENT_EVENTS.NUMBER)
                                .fetchSize(AT_ONCE)
                                .fetchLazy()) {
            return check(payments.iterator(), events.iterator());
        }
    }

    private static Finding check(
            Iterator<PaymentsRecord> payments, Iterator<PaymentEventsRecord> events) {
        var checked = 0;
        var violations = new ArrayList<String>();
        @Nullable PaymentEventsRecord event = events.hasNext() ? events.next() : null;
        while (payments.hasNext()) {
            var payment = payments.next();
            var own = new ArrayList<PaymentEventsRecord>();
            while (event != null && !isAfter(event.getPaymentId(), payment.getPaymentId())) {
                own.add(event);
                event = events.hasNext() ? events.next() : null;
            }
            if (!holds(payment, own)) {
                violations.add(payment.getPaymentId().toString());
            }
            checked++;
        }
        if (event != null) {
            violations.add(event.getPaymentId().toString());
        }
        return new Finding(checked, violations);
    }

    private static boolean holds(PaymentsRecord payment, List<PaymentEventsRecord> events) {
        var last = "";
        for (int i = 0; i < events.size(); i++) {
            var row = events.get(i);
            last = PaymentRows.event(row).hash(last);
            if (!row.getPaymentId().equals(payment.getPaymentId())
                    || row.getNumber() != i + 1
                    || !row.getHash().equals(last)) {
                return false;
            }
        }
        return payment.getEvents() == events.size() && payment.getLastHash().equals(last);
    }

    /** As PostgreSQL orders them, which Java's own comparison does not: it has signed halves. */
    private static boolean isAfter(PaymentId one, PaymentId other) {
        return one.toString().compareTo(other.toString()) > 0;
    }
}
