-- One index for an answer's own key and for the answers of a signature. Grants lead to answers by both.

alter table contact_grant drop constraint contact_grant_consent_id_fkey;
alter table held_answer   drop constraint held_answer_consent_id_fkey;

alter table consent drop constraint consent_pkey;
alter table consent add primary key (signature_id, id);
drop index consent_by_signature;

alter table contact_grant add foreign key (signature_id, consent_id) references consent (signature_id, id);
alter table held_answer   add foreign key (signature_id, consent_id) references consent (signature_id, id);

-- One for the grants of an organization and for the grant of a signature to an organization.

alter table contact_grant drop constraint contact_grant_pkey;
alter table contact_grant add primary key (organization_id, signature_id);
drop index contact_grant_by_organization;
