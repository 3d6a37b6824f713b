-- What was done, one row a command. The changeset is the way back and forth; labels are kept for ever.
-- The journal itself is not recorded.
CREATE TABLE journal (
    number INTEGER PRIMARY KEY,
    at INTEGER NOT NULL,
    label TEXT NOT NULL,
    way_out TEXT NOT NULL,
    state TEXT NOT NULL CONSTRAINT journal_state CHECK (state IN ('done', 'undone', 'dropped', 'kept')),
    schema_version INTEGER NOT NULL,
    changes INTEGER NOT NULL CONSTRAINT journal_changes CHECK (changes > 0),
    max_id INTEGER NOT NULL,
    changeset BLOB,
    CONSTRAINT journal_way_back CHECK ((state IN ('done', 'undone')) = (changeset IS NOT NULL))
) STRICT;

-- Nearly always empty: what can be redone.
CREATE INDEX journal_undone ON journal (number) WHERE state = 'undone';
