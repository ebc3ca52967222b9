-- What publishing puts together for a page that follows the common one has a publisher and no writer.

alter table revision add column composed boolean not null default false;
alter table revision alter column composed drop default;
