-- What co-owners say about a page before it is public. Each keeps the revision that was read.

create table page_comment (
  id               uuid        primary key,
  page_id          uuid        not null references page,
  language         text        not null,
  -- None where a partner's page followed the common one in everything.
  revision_number  integer,
  part             text,
  words            text        not null,
  written_by       text        not null,
  written_by_name  text        not null,
  written_for      uuid        not null references organization,
  written_at       timestamptz not null,
  resolved_at      timestamptz,
  resolved_by_name text,
  foreign key (page_id, language, revision_number) references revision (page_id, language, number),
  constraint page_comment_says_something check (char_length(words) between 1 and 2000),
  constraint page_comment_is_resolved_by_somebody
    check ((resolved_at is null) = (resolved_by_name is null))
);
create index page_comment_by_edition on page_comment (page_id, language, resolved_at);
