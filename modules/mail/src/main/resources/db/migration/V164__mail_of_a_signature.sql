-- Mail to somebody whose signature is erased is not sent any more. Null for mail to staff, and for what was
-- queued before. Not a foreign key, whose check each mail would pay for: who erases, deletes afterwards.

alter table mail_outbox add column signature_id bigint;
