-- Where answers go. The address that mail comes from is the installation's.

alter table mail_outbox add column reply_to text;
