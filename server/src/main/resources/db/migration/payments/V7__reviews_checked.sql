alter table payments.payments validate constraint review_is_known;
