-- Answers stand with their touch now (V131). A grant names the touch and the wording that the person agreed
-- to; when that was, it says itself. References are kept by the statements that write (V034).

alter table contact_grant
  drop constraint contact_grant_signature_id_consent_id_fkey,
  add column touch_id        bigint,
  add column consent_text_id uuid;
update contact_grant
   set touch_id        = given.touch_id,
       consent_text_id = given.consent_text_id
  from consent_until_v131 as given
 where given.signature_id = contact_grant.signature_id
   and given.id = contact_grant.consent_id;
alter table contact_grant
  alter column touch_id        set not null,
  alter column consent_text_id set not null,
  drop column consent_id;

alter table held_answer
  drop constraint held_answer_signature_id_consent_id_fkey,
  add column touch_id        bigint,
  add column consent_text_id uuid;
update held_answer
   set touch_id        = given.touch_id,
       consent_text_id = given.consent_text_id
  from consent_until_v131 as given
 where given.signature_id = held_answer.signature_id
   and given.id = held_answer.consent_id;
alter table held_answer
  alter column touch_id        set not null,
  alter column consent_text_id set not null,
  drop column consent_id;

alter table grant_position add column touch_id bigint not null default 0;
update grant_position
   set touch_id = given.touch_id
  from consent_until_v131 as given
 where given.id = grant_position.consent_id;
alter table grant_position
  alter column touch_id drop default,
  drop column consent_id;

drop table consent_until_v131; -- and with it what staff were shown of it: a grant says all they need
