-- How far the signatures have been asked for confirmation, by their first touches (V131).

alter table confirmation_mail_position add column touch_id bigint not null default 0;
update confirmation_mail_position
   set touch_id = touch.id
  from touch
 where touch.signature_id = confirmation_mail_position.signature_id
   and touch.kind = 'FIRST';
alter table confirmation_mail_position
  alter column touch_id drop default,
  drop column signature_id;
