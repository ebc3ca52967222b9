-- What became of the mail of each organization, day by day (UTC). Bare numbers. Without an organization: the
-- common pages, and mail to staff.

create table mail_day (
  organization_id uuid   references organization,
  day             date   not null,
  sent            bigint not null default 0,
  sent_again      bigint not null default 0, -- confirmation mails that somebody asked for once more
  given_up        bigint not null default 0,
  held_back       bigint not null default 0,
  bounced         bigint not null default 0,
  complaints      bigint not null default 0,
  constraint mail_day_is_unique unique nulls not distinct (organization_id, day)
);

-- Bare numbers of what waits, which those who look after mail may know.
create view mail_waiting as
select organization_id, state, count(*) as mails, min(queued_at) as oldest
  from mail_outbox
 group by organization_id, state;
revoke insert, update, delete on mail_waiting from chorus_app, chorus_supporters;

-- What staff may do to mail that was given up, and no more. Run as the owner.
create function retry_failed_mail(organization uuid, at timestamptz) returns bigint
  language sql strict security definer set search_path = public
  begin atomic
    with again as (
      update mail_outbox
         set state = 'QUEUED', attempts = 0, next_attempt_at = at
       where state = 'FAILED'
         and organization_id = organization
      returning id
    )
    select count(*) from again;
  end;

create function retry_all_failed_mail(at timestamptz) returns bigint
  language sql strict security definer set search_path = public
  begin atomic
    with again as (
      update mail_outbox
         set state = 'QUEUED', attempts = 0, next_attempt_at = at
       where state = 'FAILED'
      returning id
    )
    select count(*) from again;
  end;

create function delete_failed_mail(organization uuid) returns bigint
  language sql strict security definer set search_path = public
  begin atomic
    with gone as (
      delete from mail_outbox where state = 'FAILED' and organization_id = organization returning id
    )
    select count(*) from gone;
  end;

create function delete_all_failed_mail() returns bigint
  language sql security definer set search_path = public
  begin atomic
    with gone as (
      delete from mail_outbox where state = 'FAILED' returning id
    )
    select count(*) from gone;
  end;

revoke execute on function retry_failed_mail, retry_all_failed_mail, delete_failed_mail, delete_all_failed_mail
  from public;
grant execute on function retry_failed_mail, retry_all_failed_mail, delete_failed_mail, delete_all_failed_mail
  to chorus_app;
