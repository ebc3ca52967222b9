-- Checking these references row by row was nearly half of what writing a batch cost. They hold all the
-- same: the one statement that writes takes a signature's id from the row that it makes or finds, and
-- a text's id from the table of texts; and nobody who works in the house may delete any of these rows.

alter table touch   drop constraint touch_signature_id_fkey;
alter table consent drop constraint consent_signature_id_fkey;
alter table consent drop constraint consent_consent_text_id_fkey;

revoke delete, truncate on signature, touch, consent from chorus_supporters;
revoke delete, truncate on consent_text from chorus_app, chorus_supporters;
