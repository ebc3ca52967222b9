-- Behind V132, whose columns it shows.
--
-- Moderators judge signatures of all partners of a campaign, and are no partner's data stewards: they see
-- when and from where somebody signed, and neither name nor address. The view is its owner's: staff see
-- nothing of the table behind it, and of the view only the campaign that the transaction names.

-- Null, which equals nothing, where the transaction named none.
create function moderated_campaign() returns uuid
  language sql stable
  return nullif(current_setting('chorus.campaign', true), '')::uuid;

create view masked_signature with (security_barrier = true) as
select signature.id, pool_id, signed_at, standing, suspicions, network, language, country,
       upper(left(given_name, 1)) || '. ' || upper(left(family_name, 1)) || '.' as initials,
       left(email, 1) || '…@' || lower(substring(email from '[^@]*$'))          as address,
       lower(substring(email from '[^@]*$'))                                    as domain,
       confirmed_at is not null                                                 as confirmed,
       not needs_confirmation or confirmed_at is not null                       as counts_once_let_in,
       held and invalidated_at is null and withdrawn_at is null                 as waits,
       words
  from signature
  left join signed_letter on signed_letter.signature_id = signature.id
 where campaign_id = (select moderated_campaign());

revoke all on masked_signature from chorus_app;
revoke insert, update, delete on masked_signature from chorus_supporters;
grant select on masked_signature to chorus_staff;

-- Signatures of some days, found without an entry for each: signing costs what it did.
create index signature_by_time on signature using brin (signed_at);
