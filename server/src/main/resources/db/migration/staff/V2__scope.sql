-- Where people may do what their roles permit, by codes: none is everywhere.
alter table staff.members
    add column channels  text[] not null default '{}',
    add column locations text[] not null default '{}';

-- Where who accepts will.
alter table staff.invitations
    add column channels  text[] not null default '{}',
    add column locations text[] not null default '{}';
