-- Images have a module of their own now, which keeps them in stored_image. What pages show moves there,
-- bytes and all; it stays in the database, whatever the setting says about new ones.

insert into stored_image (id, organization_id, media_type, width, height, store, stored_at)
select id, organization_id, media_type, width, height, 'DATABASE', stored_at
  from image;
insert into image_bytes (key, bytes)
select id::text, bytes
  from image;

alter table revision
  drop constraint revision_image_id_fkey,
  add foreign key (image_id) references stored_image;
alter table working_copy
  drop constraint working_copy_image_id_fkey,
  add foreign key (image_id) references stored_image;

drop table image;
