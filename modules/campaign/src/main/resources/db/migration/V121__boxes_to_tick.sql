-- A third way to ask: one box for each organization, not ticked. What is left empty is stored as a no.

alter table campaign
  drop constraint campaign_consent_mode_check,
  add constraint campaign_consent_mode_is_known
    check (consent_mode in ('EXPLICIT', 'CHECKBOX', 'DISCLOSURE'));

alter table consent_text
  drop constraint consent_text_mode_check,
  add constraint consent_text_mode_is_known
    check (mode in ('EXPLICIT', 'CHECKBOX', 'DISCLOSURE'));
