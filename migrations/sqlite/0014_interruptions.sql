-- What broke into a session, and what made a pomodoro void.
CREATE TABLE interruption (
    id INTEGER PRIMARY KEY CONSTRAINT interruption_id CHECK (id > 0),
    session_id INTEGER NOT NULL REFERENCES session (id),
    at INTEGER NOT NULL,
    kind TEXT NOT NULL CONSTRAINT interruption_kind CHECK (kind = 'internal' OR kind = 'external' OR kind = 'void'),
    note TEXT NOT NULL
) STRICT;

CREATE INDEX interruption_session ON interruption (session_id, at);
