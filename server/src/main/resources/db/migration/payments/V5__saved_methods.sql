-- Who pays with what the processor keeps for them: it is sent the same however often it is sent.
alter table payments.payments
    add column payer        text, -- the processor's own name for the customer
    add column keeps_method boolean not null default false;
