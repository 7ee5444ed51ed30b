-- For who follows what was granted, and what was waived.
create index refunds_decided on refunds.payment_refunds (status, decided_at, id)
    where status in ('GRANTED', 'WAIVED');
drop index refunds.refunds_by_decision;
