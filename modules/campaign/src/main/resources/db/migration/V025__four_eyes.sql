-- Who may approve on behalf of a co-owner: anybody who approves for it, or nobody who wrote.

alter table campaign
  add column approval_rule  text not null default 'ANY_APPROVER',
  add column rule_set_at    timestamptz,
  add column rule_set_by    text,
  add constraint campaign_approval_rule_is_known
    check (approval_rule in ('ANY_APPROVER', 'FOUR_EYES')),
  add constraint campaign_approval_rule_is_set_by_somebody
    check ((rule_set_at is null) = (rule_set_by is null));
alter table campaign alter column approval_rule drop default;

-- An approval by somebody who had written, from before the rule: void for good.

alter table approval
  add column voided_at timestamptz,
  add constraint approval_is_void_only_where_it_approved
    check (voided_at is null or decision = 'APPROVED');

-- Taking a language out of a page changes what supporters read, and leaves no revision.

alter table edition add column dropped_by text;
