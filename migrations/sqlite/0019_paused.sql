-- A session can end in a pause; what is left of its pomodoro is another one.

DROP TRIGGER issued_insert;

CREATE TABLE new_session (
    id INTEGER PRIMARY KEY CONSTRAINT session_id CHECK (id > 0),
    kind_id INTEGER NOT NULL REFERENCES kind (id),
    project_id INTEGER REFERENCES project (id),
    start INTEGER NOT NULL,
    stop INTEGER,
    zone TEXT NOT NULL CONSTRAINT session_zone CHECK (zone <> ''),
    note TEXT NOT NULL,
    billable INTEGER CONSTRAINT session_billable CHECK (billable IN (0, 1)),
    planned INTEGER CONSTRAINT session_planned CHECK (planned >= 0),
    outcome TEXT NOT NULL CONSTRAINT session_outcome CHECK (
        outcome = 'running' OR outcome = 'rung' OR outcome = 'stopped' OR outcome = 'void' OR outcome = 'paused'
    ),
    settled INTEGER NOT NULL CONSTRAINT session_settled CHECK (settled IN (0, 1)),
    source TEXT NOT NULL,
    source_key TEXT NOT NULL,
    CONSTRAINT session_stop_after_start CHECK (stop >= start),
    CONSTRAINT session_runs_without_stop CHECK ((outcome = 'running') = (stop IS NULL))
) STRICT;

INSERT INTO new_session (
    id, kind_id, project_id, start, stop, zone, note, billable, planned, outcome, settled, source, source_key
)
SELECT id, kind_id, project_id, start, stop, zone, note, billable, planned, outcome, settled, source, source_key
FROM session ORDER BY id;

DROP TABLE session;
ALTER TABLE new_session RENAME TO session;

CREATE INDEX session_start ON session (start);
CREATE INDEX session_project_start ON session (project_id, start);
-- All its rows have the outcome 'running', so at most one session is open.
CREATE UNIQUE INDEX session_one_open ON session (outcome) WHERE stop IS NULL;
-- Longer than a day: those that reach into a later time although they start far before it. Nearly always empty.
CREATE INDEX session_long ON session (start) WHERE stop - start > 86400;
-- The last five base32 characters of the id: every entry that is shown asks whether they tell it from all others.
CREATE INDEX session_short_id ON session (id & 33554431);
CREATE UNIQUE INDEX session_source_key_once ON session (source, source_key) WHERE source_key <> '';

-- The sessions that an issued invoice holds. Replacing by source key would remove one under another id.

CREATE TRIGGER session_insert BEFORE INSERT ON session
WHEN EXISTS (SELECT 1 FROM frozen_session WHERE session_id = NEW.id)
    OR NEW.source_key <> '' AND EXISTS (
        SELECT 1 FROM session AS other
        WHERE other.source = NEW.source AND other.source_key = NEW.source_key AND other.source_key <> ''
            AND EXISTS (SELECT 1 FROM frozen_session WHERE session_id = other.id)
    )
BEGIN
    SELECT RAISE(ABORT, 'a session on an issued invoice is never changed');
END;

CREATE TRIGGER session_update BEFORE UPDATE ON session
WHEN EXISTS (SELECT 1 FROM frozen_session WHERE session_id = OLD.id)
    OR EXISTS (SELECT 1 FROM frozen_session WHERE session_id = NEW.id)
    OR NEW.source_key <> '' AND EXISTS (
        SELECT 1 FROM session AS other
        WHERE other.source = NEW.source AND other.source_key = NEW.source_key AND other.source_key <> ''
            AND EXISTS (SELECT 1 FROM frozen_session WHERE session_id = other.id)
    )
BEGIN
    SELECT RAISE(ABORT, 'a session on an issued invoice is never changed');
END;

CREATE TRIGGER session_delete BEFORE DELETE ON session
WHEN EXISTS (SELECT 1 FROM frozen_session WHERE session_id = OLD.id)
BEGIN
    SELECT RAISE(ABORT, 'a session on an issued invoice is never removed');
END;

-- As it was.

CREATE TRIGGER issued_insert BEFORE INSERT ON issued BEGIN
    SELECT RAISE(ABORT, 'this invoice is issued already')
    WHERE EXISTS (SELECT 1 FROM issued WHERE invoice_id = NEW.invoice_id);
    SELECT RAISE(ABORT, 'this invoice number is taken')
    WHERE EXISTS (SELECT 1 FROM issued WHERE number = NEW.number)
        OR EXISTS (SELECT 1 FROM lost_number WHERE number = NEW.number);
    SELECT RAISE(ABORT, 'invoice numbers have no gaps and never repeat')
    WHERE NEW.seq IS NOT coalesce(
        (SELECT max(seq) + 1 FROM (
            SELECT seq FROM issued WHERE scope = NEW.scope
            UNION ALL SELECT seq FROM lost_number WHERE scope = NEW.scope
        )),
        (SELECT first FROM series_first WHERE scope = NEW.scope),
        1
    );
    SELECT RAISE(ABORT, 'only a draft can be issued')
    WHERE NOT EXISTS (SELECT 1 FROM invoice WHERE id = NEW.invoice_id);
    SELECT RAISE(ABORT, 'a running session cannot be invoiced')
    WHERE EXISTS (
        SELECT 1 FROM claim JOIN session ON session.id = claim.session_id
        WHERE claim.invoice_id = NEW.invoice_id AND session.stop IS NULL
    );
    SELECT RAISE(ABORT, 'the invoice does not hold all the sessions that are on it')
    WHERE EXISTS (
        SELECT 1 FROM issued_work AS work
        WHERE work.invoice_id = NEW.invoice_id AND NOT EXISTS (
            SELECT 1 FROM claim WHERE claim.session_id = work.session_id AND claim.invoice_id = NEW.invoice_id
        )
    );
END;
