-- For who follows what was granted.
create index refunds_by_decision on refunds.payment_refunds (decided_at, id)
    where status = 'GRANTED';
