-- What somebody decided about breaks: taken before their time, given another length, or over.
CREATE TABLE break_mark (
    id INTEGER PRIMARY KEY CONSTRAINT break_mark_id CHECK (id > 0),
    at INTEGER NOT NULL,
    kind TEXT NOT NULL CONSTRAINT break_mark_kind CHECK (kind = 'short' OR kind = 'long' OR kind = 'over')
) STRICT;

CREATE INDEX break_mark_at ON break_mark (at);
