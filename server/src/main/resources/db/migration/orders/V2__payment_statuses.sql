-- An order may be paid in parts, and paid back in parts.
alter table orders.orders
    drop constraint payment_status_is_known,
    add constraint payment_status_is_known check (payment_status in
        ('PENDING', 'AUTHORIZED', 'PARTIALLY_CAPTURED', 'CAPTURED', 'DECLINED', 'NOT_TAKEN',
         'VOIDED', 'EXPIRED', 'CONFLICTED', 'REFUNDING', 'PARTIALLY_REFUNDED', 'REFUNDED'));
