-- What was shared of a signature goes with it when it is erased.

alter table contact_grant drop constraint contact_grant_signature_id_fkey;
alter table contact_grant
  add constraint contact_grant_signature_id_fkey foreign key (signature_id) references signature on delete cascade;

alter table held_answer drop constraint held_answer_signature_id_fkey;
alter table held_answer
  add constraint held_answer_signature_id_fkey foreign key (signature_id) references signature on delete cascade;
