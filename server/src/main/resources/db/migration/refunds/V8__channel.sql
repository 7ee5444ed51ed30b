-- For who may see what is of one channel only. What was given back before is seen by who may see all.
alter table refunds.payment_refunds add column channel_id text;
