-- When the processor itself last answered that it has failed. One that keeps its answers gives that
-- one again under the same key: only a question tells what became of the operation.
alter table payments.payment_transactions add column failed_at timestamptz;
