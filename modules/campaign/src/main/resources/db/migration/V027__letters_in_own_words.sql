-- Whether signers may put an open letter into their own words. Part of what the co-owners approve; fixed once
-- the campaign is public.

alter table campaign
  add column letter_words text not null default 'AS_WRITTEN';

alter table campaign
  alter column letter_words drop default,
  add constraint campaign_letter_words_are_known check (letter_words in ('AS_WRITTEN', 'SIGNERS_OWN')),
  add constraint campaign_own_words_need_a_letter check (kind = 'LETTER' or letter_words = 'AS_WRITTEN');
