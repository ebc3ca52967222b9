-- All that a version of the terms says about contact data: who receives it, who receives people whom nobody
-- brought, how many, and of which days. What was agreed before keeps its meaning: nothing is limited.

alter table terms
  add column organic          text not null default 'NONE',
  add column cap              integer, -- people who are not of a partner's own, in each pool
  add column window_first_day date,    -- of UTC, both included
  add column window_last_day  date;

alter table terms
  alter column organic drop default,
  drop constraint terms_sharing_check,
  add constraint terms_sharing_is_known
    check (sharing in ('SOURCE_ONLY', 'OPT_IN_PER_PARTNER', 'SHARE_ALL', 'PROPORTIONAL', 'CONVENER_ONLY')),
  add constraint terms_organic_is_known check (organic in ('NONE', 'CONVENER', 'EQUAL', 'PRO_RATA')),
  add constraint terms_organic_is_left_open
    check (organic = 'NONE' or sharing in ('SOURCE_ONLY', 'PROPORTIONAL')),
  add constraint terms_cap_is_positive check (cap > 0),
  add constraint terms_window_ends_after_it_starts check (window_first_day <= window_last_day),
  add constraint terms_limits_limit_something
    check (sharing <> 'SOURCE_ONLY' or organic <> 'NONE'
           or (cap is null and window_first_day is null and window_last_day is null));
