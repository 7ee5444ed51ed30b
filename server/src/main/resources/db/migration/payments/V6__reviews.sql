-- What was told or decided of who looks at a payment before it may be captured: decided once, it
-- stays so, whatever is told later and in which order.
alter table payments.payments
    add column review text,
    add constraint review_is_known check (review in ('OPENED', 'APPROVED', 'REJECTED'))
        not valid; -- the next migration validates it, and keeps nobody waiting
