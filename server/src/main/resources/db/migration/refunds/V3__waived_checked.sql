alter table refunds.payment_refunds validate constraint status_is_known;
alter table refunds.payment_refunds validate constraint waived_without_a_payment;
