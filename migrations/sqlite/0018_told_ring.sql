-- Sessions whose ring was told: one that was undone and comes again is not told again. Not recorded, not exported; as many
-- are kept as changes can be undone.
CREATE TABLE told_ring (session_id INTEGER PRIMARY KEY) STRICT;
