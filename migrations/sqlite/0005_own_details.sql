-- One's own details as invoices print them, a version for each change.
CREATE TABLE profile (
    id INTEGER PRIMARY KEY CONSTRAINT profile_id CHECK (id > 0),
    at INTEGER NOT NULL,
    legal_name TEXT NOT NULL,
    address TEXT NOT NULL,
    country TEXT NOT NULL CONSTRAINT profile_country CHECK (country = '' OR country GLOB '[A-Z][A-Z]'),
    tax_id TEXT NOT NULL,
    email TEXT NOT NULL,
    phone TEXT NOT NULL,
    payment TEXT NOT NULL,
    currency TEXT NOT NULL CONSTRAINT profile_currency CHECK (currency GLOB '[A-Z][A-Z][A-Z]'),
    paper TEXT NOT NULL CONSTRAINT profile_paper CHECK (paper IN ('a4', 'letter'))
) STRICT;

-- What was decided once; a key that is missing has its default.
CREATE TABLE setting (
    key TEXT NOT NULL CONSTRAINT setting_key PRIMARY KEY,
    value TEXT NOT NULL CONSTRAINT setting_value CHECK (value <> '')
) STRICT, WITHOUT ROWID;

-- One's own numbering of invoices; one row at most.
CREATE TABLE series (
    id INTEGER PRIMARY KEY CONSTRAINT series_one CHECK (id = 1),
    pattern TEXT NOT NULL CONSTRAINT series_pattern CHECK (pattern <> '')
) STRICT;

-- The first count of a scope ('2026', '2026-03' or ''), where it continues an older numbering.
CREATE TABLE series_first (
    scope TEXT NOT NULL CONSTRAINT series_first_scope PRIMARY KEY,
    first INTEGER NOT NULL CONSTRAINT series_first_count CHECK (first >= 0)
) STRICT, WITHOUT ROWID;
