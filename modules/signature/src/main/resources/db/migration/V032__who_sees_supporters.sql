-- Supporters' personal data: the app's own role sees none of it. The way of a signature works as
-- chorus_supporters; staff read as chorus_staff, and see what the policies let through.

revoke all on signature, touch, consent, confirmation, signed_letter from chorus_app;

alter table signature     enable row level security;
alter table touch         enable row level security;
alter table consent       enable row level security;
alter table confirmation  enable row level security;
alter table signed_letter enable row level security;

create policy way_of_a_signature on signature     to chorus_supporters using (true);
create policy way_of_a_signature on touch         to chorus_supporters using (true);
create policy way_of_a_signature on consent       to chorus_supporters using (true);
create policy way_of_a_signature on confirmation  to chorus_supporters using (true);
create policy way_of_a_signature on signed_letter to chorus_supporters using (true);

-- The organization that the transaction reads for; null, which equals nothing, where it named none.
create function reading_organization() returns uuid
  language sql stable
  return nullif(current_setting('chorus.organization', true), '')::uuid;

-- Bare numbers of a pool, which its partners may know.
create view signature_count as
select pool_id, count(confirmed_at) as confirmed, count(signed_letter.signature_id) as own_words
  from signature
  left join signed_letter on signed_letter.signature_id = signature.id
 group by pool_id;
revoke insert, update, delete on signature_count from chorus_app, chorus_supporters;
