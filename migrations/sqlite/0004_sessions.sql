-- Stretches of work, half-open, in UTC seconds; the zone is the one in which it was recorded.
CREATE TABLE session (
    id INTEGER PRIMARY KEY CONSTRAINT session_id CHECK (id > 0),
    kind_id INTEGER NOT NULL REFERENCES kind (id),
    project_id INTEGER REFERENCES project (id),
    start INTEGER NOT NULL,
    stop INTEGER,
    zone TEXT NOT NULL CONSTRAINT session_zone CHECK (zone <> ''),
    note TEXT NOT NULL,
    billable INTEGER CONSTRAINT session_billable CHECK (billable IN (0, 1)),
    planned INTEGER CONSTRAINT session_planned CHECK (planned >= 0),
    outcome TEXT NOT NULL CONSTRAINT session_outcome CHECK (outcome IN ('running', 'rung', 'stopped', 'void')),
    settled INTEGER NOT NULL CONSTRAINT session_settled CHECK (settled IN (0, 1)),
    source TEXT NOT NULL,
    source_key TEXT NOT NULL,
    CONSTRAINT session_stop_after_start CHECK (stop >= start),
    CONSTRAINT session_runs_without_stop CHECK ((outcome = 'running') = (stop IS NULL))
) STRICT;

CREATE INDEX session_start ON session (start);
CREATE INDEX session_project_start ON session (project_id, start);
-- All its rows have the outcome 'running', so at most one session is open.
CREATE UNIQUE INDEX session_one_open ON session (outcome) WHERE stop IS NULL;
-- Longer than a day: those that reach into a later time although they start far before it. Nearly always empty.
CREATE INDEX session_long ON session (start) WHERE stop - start > 86400;
-- The last five base32 characters of the id: every entry that is shown asks whether they tell it from all others.
CREATE INDEX session_short_id ON session (id & 33554431);
CREATE UNIQUE INDEX session_source_key_once ON session (source, source_key) WHERE source_key <> '';

-- Ordered by tag within a session; the separator that joins tags for reading may not be in one.
CREATE TABLE session_tag (
    session_id INTEGER NOT NULL REFERENCES session (id),
    tag TEXT NOT NULL CONSTRAINT session_tag_text CHECK (tag <> '' AND instr(tag, char(31)) = 0),
    CONSTRAINT session_tag_once PRIMARY KEY (session_id, tag)
) STRICT, WITHOUT ROWID;

-- The row of the other tracker's file, verbatim.
CREATE TABLE session_row (
    session_id INTEGER PRIMARY KEY REFERENCES session (id),
    source_row TEXT NOT NULL
) STRICT;
