-- Identity providers of organizations (OpenID Connect), and the email domains that these may speak for. A domain
-- belongs to one organization; one provider serves one organization and each organization has at most one.

create table email_domain (
  domain          text        primary key check (domain = lower(domain)),
  organization_id uuid        not null references organization,
  vouched_by      text        not null,
  vouched_at      timestamptz not null
);
create index email_domain_by_organization on email_domain (organization_id);

create table login_provider (
  organization_id uuid        primary key references organization,
  alias           text        not null unique,
  issuer          text        not null,
  address         text        not null,
  client_id       text        not null,
  enabled         boolean     not null,
  set_up_by       text        not null,
  set_up_at       timestamptz not null
);
