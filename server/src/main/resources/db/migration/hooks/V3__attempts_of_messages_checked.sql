alter table hooks.attempts validate constraint attempts_have_a_message;
