-- Invitations to whoever reads an address. The address belongs to a person at work: it is held while the
-- invitation is open and a week beyond, and not longer. Only the hash of the link's token is stored. That
-- an invitation has expired is never stored: the clock says so.

create table mailed_invitation (
  id                uuid        primary key,
  coalition_id      uuid        not null references coalition,
  email             text,
  organization_name text        not null, -- as the convener calls whom it invites; may be empty
  invited_by        text        not null,
  invited_by_name   text        not null,
  inviter_id        uuid        not null references organization,
  state             text        not null
    constraint mailed_invitation_state_is_known check (state in ('OPEN', 'TAKEN_UP', 'CLOSED')),
  invited_at        timestamptz not null,
  expires_at        timestamptz not null,
  mail_due          boolean     not null, -- nobody has written the mail yet, and no link lives
  token_hash        bytea       unique,
  taken_up_by       uuid        references organization,
  constraint mailed_invitation_address_only_while_open check (email is null or state = 'OPEN'),
  constraint mailed_invitation_taken_up_by_somebody check ((state = 'TAKEN_UP') = (taken_up_by is not null)),
  constraint mailed_invitation_closed_has_no_link check (state <> 'CLOSED' or token_hash is null),
  constraint mailed_invitation_one_link_per_mail check (not (mail_due and token_hash is not null)),
  constraint mailed_invitation_mail_needs_an_address check (not mail_due or email is not null)
);
create unique index mailed_invitation_once_per_address
  on mailed_invitation (coalition_id, lower(email))
  where state = 'OPEN';
create index mailed_invitation_mail_is_due on mailed_invitation (invited_at) where mail_due;
