-- What will not be delivered and was not paid is not owed any more: a part of the order without a
-- payment behind it. The checks are validated by the next migration, which needs no lock that keeps
-- refunds waiting.
alter table refunds.payment_refunds
    alter column payment_id drop not null,
    drop constraint status_is_known,
    add constraint status_is_known check
        (status in ('REQUESTED', 'GRANTED', 'REJECTED', 'WAIVED')) not valid,
    add constraint waived_without_a_payment check
        ((status = 'WAIVED') = (payment_id is null)) not valid;
