-- How organizations and coalitions look to supporters, under which name their mail comes, and in which
-- order partners stand.

alter table organization
  add column logo_id      uuid references stored_image,
  add column main_color   text check (main_color   ~ '^#[0-9a-f]{6}$'),
  add column text_color   text check (text_color   ~ '^#[0-9a-f]{6}$'),
  add column accent_color text check (accent_color ~ '^#[0-9a-f]{6}$'),
  add column sender_name  text,
  add column reply_to     text,
  add constraint organization_colors_belong_together
    check ((main_color is null) = (text_color is null) and (accent_color is null or main_color is not null));

alter table coalition
  add column logo_id      uuid references stored_image,
  add column main_color   text check (main_color   ~ '^#[0-9a-f]{6}$'),
  add column text_color   text check (text_color   ~ '^#[0-9a-f]{6}$'),
  add column accent_color text check (accent_color ~ '^#[0-9a-f]{6}$'),
  add constraint coalition_colors_belong_together
    check ((main_color is null) = (text_color is null) and (accent_color is null or main_color is not null));

-- Until now partners stood by name.
alter table terms
  add column partner_order text not null default 'ALPHABETICAL'
    check (partner_order in ('ALPHABETICAL', 'ROTATING'));
alter table terms alter column partner_order drop default;
