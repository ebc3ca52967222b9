-- A person answers for all organizations on one form, at one moment: the answers stand with that touch, two
-- arrays of equal length, and a form with sixty questions is as cheap to keep as one with three. Nobody's
-- answers are changed; who changes their mind comes once more.

alter table touch
  add column texts    uuid[]    not null default '{}', -- the wordings that the person answered to
  add column answers  boolean[] not null default '{}',
  add column channel  text      not null default 'PAGE',
  add column position xid8,                            -- as consent.position was
  add constraint touch_answers_each_text_once
    check (cardinality(texts) = cardinality(answers) and array_position(texts, null) is null);

alter table consent add column touch_id bigint;
update consent
   set touch_id = (select min(touch.id)
                     from touch
                    where touch.signature_id = consent.signature_id
                      and touch.revision_id = consent.revision_id
                      and touch.touched_at = consent.answered_at);

update touch
   set texts    = given.texts,
       answers  = given.answers,
       position = given.position
  from (select touch_id, max(position) as position,
               array_agg(consent_text_id order by id) as texts, array_agg(answer order by id) as answers
          from consent
         group by touch_id) as given
 where touch.id = given.touch_id;

update touch
   set position = signature.position
  from signature
 where signature.id = touch.signature_id
   and touch.kind = 'FIRST';

update touch set position = '0' where position is null; -- nobody follows a touch that says nothing new

alter table touch
  alter column position set default pg_current_xact_id(),
  alter column position set not null,
  alter column texts    drop default,
  alter column answers  drop default,
  alter column channel  drop default;
create index touch_by_position on touch (position, id);

-- Whoever follows the signatures follows their first touches.
alter table signature drop column position;

-- What refers to the rows as they were is led over by its own module, which then drops them.
alter table consent rename to consent_until_v131;

create view consent with (security_invoker = true) as
select touch.signature_id, touch.id as touch_id, consent_text.organization_id, given.consent_text_id, given.answer,
       touch.revision_id, touch.touched_at as answered_at
  from touch
 cross join lateral unnest(touch.texts, touch.answers) as given (consent_text_id, answer)
  join consent_text on consent_text.id = given.consent_text_id;
revoke all on consent from chorus_app;
revoke insert, update, delete on consent from chorus_supporters;
