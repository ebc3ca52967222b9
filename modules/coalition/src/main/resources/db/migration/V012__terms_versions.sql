-- New versions of the terms: proposed by a convener, adopted by the rule of the version in force, or
-- withdrawn. The version in force is the last adopted one; what was decided under an older one stays.

alter table terms
  add column state            text,
  add column adoption         text,
  add column adopted_at       timestamptz,
  add column proposed_by_name text;
update terms
   set state            = 'ADOPTED',
       adoption         = 'ALL',
       adopted_at       = proposed_at,
       proposed_by_name = coalesce((select name
                                      from terms_answer
                                     where terms_answer.coalition_id = terms.coalition_id
                                       and terms_answer.terms_version = terms.version
                                       and terms_answer.subject = terms.proposed_by
                                     limit 1), '');
alter table terms
  alter column state            set not null,
  alter column adoption         set not null,
  alter column proposed_by_name set not null,
  add constraint terms_state_is_known check (state in ('PROPOSED', 'ADOPTED', 'WITHDRAWN')),
  add constraint terms_adoption_is_known check (adoption in ('ALL', 'MAJORITY', 'CONVENERS')),
  add constraint terms_adopted_are_dated check ((state = 'ADOPTED') = (adopted_at is not null));
create unique index terms_one_proposal_at_a_time
  on terms (coalition_id)
  where state = 'PROPOSED';
