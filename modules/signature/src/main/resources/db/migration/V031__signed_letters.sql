-- The letter in the signer's own words, where those differ from what the signature's Revision says. Personal
-- data of whoever signed: gone with the signature.

create table signed_letter (
  signature_id bigint primary key references signature on delete cascade,
  words        text   not null check (words <> '')
);
