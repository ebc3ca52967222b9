-- What was sent is deleted: nobody asks for it, and ten million rows of it would be in the way.

delete from mail_outbox where state = 'SENT';

alter table mail_outbox drop column sent_at;
alter table mail_outbox drop constraint mail_outbox_state_check;
alter table mail_outbox add constraint mail_outbox_state_check check (state in ('QUEUED', 'SENDING', 'FAILED'));

-- Its default makes it unique enough, and an index more costs each mail.
alter table mail_outbox drop constraint mail_outbox_message_id_key;

-- Mail to whoever is invited is sent by the same task as what was put off.
do $$
begin
  if to_regclass('scheduled_tasks') is not null then
    delete from scheduled_tasks where task_name = 'queue-invitation-mail';
  end if;
end $$;
