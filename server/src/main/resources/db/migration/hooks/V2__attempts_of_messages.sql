-- An attempt goes with its message, also where it ends while the message is forgotten: an answer
-- may name a person. The next migration looks at those that are there already, and needs no lock
-- that keeps purchases waiting.
alter table hooks.attempts add constraint attempts_have_a_message
    foreign key (hook_id, event_id) references hooks.messages on delete cascade not valid;

delete from hooks.attempts attempt
where not exists (
    select from hooks.messages message
    where message.hook_id = attempt.hook_id and message.event_id = attempt.event_id);

-- They are no longer deleted by their own age.
drop index hooks.attempts_by_age;
