package dev.cartwright.checkout;

import dev.cartwright.hostile.HostileProcessor;
import java.util.List;
import java.util.Set;
import org.jooq.DSLContext;

/**
 * The processor's books beside ours.
 *
 * @param left references of payments that nobody looks after any more: what expires there is not
 *     heard of here
 */
record BothBooks(DSLContext db, HostileProcessor processor, Set<String> left) {

    BothBooks(DSLContext db, HostileProcessor processor) {
        this(db, processor, Set.of());
    }

    /** Of what is paid from now on; other tests have left what they did not need to end. */
    static BothBooks fromNowOn(DSLContext db, HostileProcessor processor) {
        return new BothBooks(
                db,
                processor,
                db.fetch("select reference from payments.payments where reference is not null")
                        .intoSet(0, String.class));
    }

    /** Payments of which the processor has other sums than we have. */
    List<String> differences() {
        var books = processor.books();
        return db
                .fetch(
                        """
                        select reference, authorized_minor, captured_minor,
                            refunded_minor - coalesce((
                                select sum(amount_minor) from payments.payment_transactions
                                where payment_id = payments.payment_id and status = 'BY_HAND'
                            ), 0),
                            voided_minor
                        from payments.payments
                        where processor = 'stripe' and reference is not null
                            and state <> 'CONFLICTED'
                        """)
                .stream()
                .filter(row -> !left.contains(row.get(0, String.class)))
                .map(row -> {
                    var it = books.intent(row.get(0, String.class));
                    var theirs =
                            List.of(it.authorised(), it.captured(), it.refunded(), it.voided());
                    var ours =
                            List.of(
                                    row.get(1, long.class),
                                    row.get(2, long.class),
                                    row.get(3, long.class),
                                    row.get(4, long.class));
                    return theirs.equals(ours)
                            ? ""
                            : row.get(0) + ": we have " + ours + ", they have " + theirs;
                })
                .filter(it -> !it.isEmpty())
                .toList();
    }

    /** Refunds of which the processor has paid another amount than we say. */
    List<String> unequalRefunds() {
        var books = processor.books();
        return db
                .fetch(
                        """
                        select operation.id, operation.status,
                            case operation.status when 'SUCCEEDED' then operation.amount_minor
                                else 0 end
                        from payments.payment_transactions operation
                        join payments.payments payment using (payment_id)
                        where kind = 'REFUND' and processor = 'stripe' and state <> 'CONFLICTED'
                        """)
                .stream()
                .filter(row ->
                        row.get(2, long.class)
                                != books.operation(row.get(0, String.class)).refunded())
                .map(row ->
                        "refund %s is %s here, and paid with %d there"
                                .formatted(
                                        row.get(0),
                                        row.get(1),
                                        books.operation(row.get(0, String.class)).refunded()))
                .toList();
    }

    /** Payments of which customers have got more back, from anywhere, than was taken. */
    List<String> overpaid() {
        var byHand =
                db.fetch(
                                """
                                select payment.reference, sum(operation.amount_minor)
                                from payments.payment_transactions operation
                                join payments.payments payment using (payment_id)
                                where operation.status = 'BY_HAND' and payment.processor = 'stripe'
                                group by payment.reference
                                """)
                        .intoMap(row -> row.get(0, String.class), row -> row.get(1, long.class));
        return processor.books().intents().entrySet().stream()
                .filter(it -> it.getValue().kept() < byHand.getOrDefault(it.getKey(), 0L))
                .map(it -> it.getKey() + ": " + it.getValue())
                .toList();
    }

    /** As {@link #overpaid()}, of what paid for one order: asked often, and quick. */
    List<String> overpaid(String order) {
        return db
                .fetch(
                        """
                        select payment.reference, coalesce(sum(operation.amount_minor)
                            filter (where operation.status = 'BY_HAND'), 0)
                        from payments.payments payment
                        join payments.payment_transactions operation using (payment_id)
                        where payment.processor = 'stripe' and payment.reference is not null
                            and payment.order_id = cast(? as uuid)
                        group by payment.reference
                        """,
                        order)
                .stream()
                .filter(row ->
                        processor.book(row.get(0, String.class)).kept() < row.get(1, long.class))
                .map(row -> row.get(0) + ": " + processor.book(row.get(0, String.class)))
                .toList();
    }

    /** What is neither final nor for a person, and goods that are held for nobody. */
    List<String> open() {
        return db.fetch(
                        """
                        select 'operation ' || operation.id || ' ' || operation.kind || ' '
                            || operation.status
                        from payments.payment_transactions operation
                        join payments.payments payment using (payment_id)
                        where operation.status in
                            ('NEW', 'SENT', 'PENDING', 'UNKNOWN', 'NOT_SENT')
                            and payment.state <> 'CONFLICTED'
                        union all
                        select 'refund ' || id || ' ' || status
                        from payments.payment_transactions
                        where kind = 'REFUND' and status not in
                            ('SUCCEEDED', 'BY_HAND', 'REPLACED', 'MANUAL', 'REVERSED')
                            and not exists (
                                select from payments.payments
                                where payment_id = payment_transactions.payment_id
                                    and state = 'CONFLICTED')
                        union all
                        select 'payment ' || payment_id || ' ' || state
                        from payments.payments
                        where state in ('CREATED', 'REQUIRES_ACTION', 'PROCESSING')
                            and not exists (
                                select from payments.payment_transactions operation
                                where operation.payment_id = payments.payment_id
                                    and operation.status = 'MANUAL')
                        union all
                        select 'order ' || order_id || ' ' || payment.state
                        from orders.orders join payments.payments payment using (order_id)
                        where orders.status = 'PENDING_PAYMENT' and payment.state <> 'CONFLICTED'
                            and not exists (
                                select from payments.payment_transactions operation
                                where operation.payment_id = payment.payment_id
                                    and operation.status = 'MANUAL')
                        union all
                        select 'goods of ' || order_id from inventory.inventory_reservations
                        join orders.orders using (order_id)
                        where inventory_reservations.status in ('HELD', 'ALLOCATED')
                            and orders.status = 'CANCELLED'
                        """)
                .map(row -> row.get(0, String.class));
    }
}
