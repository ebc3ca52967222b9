-- Pictures that were checked and encoded anew. Whose they are is an id and no foreign key: this module
-- knows no organizations, and its tables are older than theirs in a new database.

create table stored_image (
  id              uuid        primary key,
  organization_id uuid        not null,
  media_type      text        not null check (media_type in ('image/jpeg', 'image/png')),
  width           integer     not null check (width > 0),
  height          integer     not null check (height > 0),
  -- Of the variant for narrow screens; null where the picture itself is narrow enough.
  narrow_width    integer     check (narrow_width < width),
  -- Where the bytes are. Changing the setting moves nothing: what was kept is read where it was put.
  store           text        not null check (store in ('DATABASE', 'S3')),
  stored_at       timestamptz not null
);

create table image_bytes (
  key   text  primary key,
  bytes bytea not null
);
alter table image_bytes alter column bytes set storage external; -- compressed already
