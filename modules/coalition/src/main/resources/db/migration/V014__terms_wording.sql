-- What a version of the terms says, word by word, as it was when the version was written: a later change
-- of the sentences that settings stand for changes no version. Older versions get theirs from the
-- application at its next start, once; the sentences are Java's.

alter table terms add column wording text;

-- A partner whose suspension ended while it was bound by other terms takes part again once it has
-- accepted those in force: since when it may.

alter table seat
  add column reinstated_at timestamptz,
  add constraint seat_reinstated_while_suspended
    check (reinstated_at is null or state = 'SUSPENDED');
