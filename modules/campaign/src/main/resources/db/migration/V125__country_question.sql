-- Whether the form asks for the country that people live in. Part of what the co-owners approve; fixed once the
-- campaign is public.

alter table campaign
  add column country_question text not null default 'NO';

alter table campaign
  alter column country_question drop default,
  add constraint campaign_country_question_is_known check (country_question in ('NO', 'OPTIONAL', 'REQUIRED'));
