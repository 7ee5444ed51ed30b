package dev.cartwright.payments;

import dev.cartwright.platform.SqlInvariant;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** What a payment says was authorized, captured and returned is what its operations add up to. */
@Component
class SumsEqualOperations extends SqlInvariant {

    SumsEqualOperations(DSLContext db) {
        super(
                "payment-sums-equal-operations",
                db,
                """
                select count(*), array_agg(payment_id::text order by payment_id) filter (
                    where authorized_minor is distinct from coalesce(sum.authorized, 0)
                    or captured_minor is distinct from coalesce(sum.captured, 0)
                    or capturing_minor is distinct from coalesce(sum.capturing, 0)
                    or voiding_minor is distinct from coalesce(sum.voiding, 0)
                    or voided_minor < coalesce(sum.voided, 0)
                    or refunded_minor is distinct from coalesce(sum.refunded, 0)
                    or refunding_minor is distinct from coalesce(sum.refunding, 0))
                from payments.payments left join (
                    select payment_id,
                        sum(amount_minor) filter (where status = 'SUCCEEDED'
                            and kind in ('SALE', 'AUTHORIZE', 'INCREMENT')) as authorized,
                        sum(amount_minor) filter (where status = 'SUCCEEDED'
                            and kind in ('SALE', 'CAPTURE')) as captured,
                        sum(amount_minor) filter (where kind = 'CAPTURE' and status in (
                            'NEW', 'SENT', 'PENDING', 'UNKNOWN', 'NOT_SENT', 'MANUAL'))
                            as capturing,
                        sum(amount_minor) filter (where kind = 'VOID' and status in (
                            'NEW', 'SENT', 'PENDING', 'UNKNOWN', 'NOT_SENT', 'MANUAL'))
                            as voiding,
                        sum(amount_minor) filter (where status = 'SUCCEEDED'
                            and kind = 'VOID') as voided,
                        sum(amount_minor) filter (where kind = 'REFUND'
                            and status in ('SUCCEEDED', 'BY_HAND')) as refunded,
                        sum(amount_minor) filter (where kind = 'REFUND'
                            and status not in ('SUCCEEDED', 'BY_HAND', 'REPLACED'))
                            as refunding
                    from payments.payment_transactions group by payment_id
                ) sum using (payment_id)
                """);
    }
}
