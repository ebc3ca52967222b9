-- Identity providers that speak SAML 2.0. The address is that of their metadata, if these are published; a client they
-- have none, and the attribute with the email address may be missing because the subject is the address.

alter table login_provider
  add column protocol text not null default 'OPENID_CONNECT' check (protocol in ('OPENID_CONNECT', 'SAML')),
  add column email_attribute text,
  alter column address drop not null,
  alter column client_id drop not null,
  add check (protocol = 'SAML' or (address is not null and client_id is not null)),
  add check (protocol = 'OPENID_CONNECT' or client_id is null),
  add check (protocol = 'SAML' or email_attribute is null);
