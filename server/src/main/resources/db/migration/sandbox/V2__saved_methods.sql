-- What the pretended processor keeps for customers: a token, and who alone may pay with it.
create table sandbox.methods (
    token text primary key,
    payer text not null
);
