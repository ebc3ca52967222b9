-- Who receives as a convener receives those who agreed from the day on that it convenes. What was before is
-- taken to have been so since the partner joined.

alter table seat add column convening_since timestamptz;
update seat set convening_since = joined_at where convening;
alter table seat
  add constraint seat_convening_is_dated check (convening = (convening_since is not null));
