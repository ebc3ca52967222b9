-- The address that an organization's own mail comes from, once it is proven. Without one, and while it is
-- not good, mail comes from the installation's.

create table sender_address (
  organization_id uuid        primary key references organization,
  address         text        not null,
  basis           text        not null check (basis in ('PROVEN', 'LISTED')), -- LISTED by whoever runs the server
  code_hash       bytea,                     -- of the code that was mailed to it, until it is entered
  code_expires_at timestamptz,
  code_tries      integer     not null default 0,
  entered_at      timestamptz,               -- since when its mailbox is known to be the organization's
  checked_at      timestamptz,               -- when its domain was asked last
  key_id          text,                      -- of the key that its domain carried then
  good_until      timestamptz                -- mail comes from it until then; moved on by each good check
);
