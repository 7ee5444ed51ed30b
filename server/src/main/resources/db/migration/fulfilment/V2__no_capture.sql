-- Nothing was ever written there: a capture is of an order, and one may serve several parcels.
alter table fulfilment.fulfilments drop column capture_id;
