-- What the clocks showed when somebody last worked in the open session. It is no part of the log: not recorded, not
-- exported, and of one session at most.
CREATE TABLE sign_of_life (
    one INTEGER PRIMARY KEY CONSTRAINT sign_of_life_one CHECK (one = 1),
    session_id INTEGER NOT NULL,
    at INTEGER NOT NULL,
    awake INTEGER NOT NULL,
    running INTEGER NOT NULL,
    boot TEXT NOT NULL
) STRICT;
