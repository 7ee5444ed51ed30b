-- When to look whether a refund that was paid has come back: its processor tells of it once, and
-- what is told once may be lost.
alter table payments.payment_transactions add column recheck_at timestamptz;

create index refunds_to_recheck on payments.payment_transactions (recheck_at)
    where recheck_at is not null;
