-- The choices of an invoice. Without a row in issued it is a draft, and its amounts are computed from these.
CREATE TABLE invoice (
    id INTEGER PRIMARY KEY CONSTRAINT invoice_id CHECK (id > 0),
    client_id INTEGER NOT NULL REFERENCES client (id),
    from_day TEXT CONSTRAINT invoice_from_day CHECK (from_day = date(from_day)),
    through_day TEXT NOT NULL CONSTRAINT invoice_through_day CHECK (through_day = date(through_day)),
    detail TEXT NOT NULL CONSTRAINT invoice_detail CHECK (detail IN ('none', 'day', 'session')),
    drafted TEXT NOT NULL CONSTRAINT invoice_drafted CHECK (drafted = date(drafted))
) STRICT;

-- Lines that the user wrote, in the order of position.
CREATE TABLE invoice_text (
    id INTEGER PRIMARY KEY CONSTRAINT invoice_text_id CHECK (id > 0),
    invoice_id INTEGER NOT NULL REFERENCES invoice (id),
    position INTEGER NOT NULL,
    text TEXT NOT NULL,
    minor INTEGER,
    currency TEXT CONSTRAINT invoice_text_currency CHECK (currency GLOB '[A-Z][A-Z][A-Z]'),
    CONSTRAINT invoice_text_amount_whole CHECK ((minor IS NULL) = (currency IS NULL))
) STRICT;

CREATE INDEX invoice_text_invoice ON invoice_text (invoice_id, position);

-- Who holds a session: one draft or live invoice at most. Deleting the row gives the session back.
CREATE TABLE claim (
    session_id INTEGER PRIMARY KEY REFERENCES session (id),
    invoice_id INTEGER NOT NULL REFERENCES invoice (id)
) STRICT;

CREATE INDEX claim_invoice ON claim (invoice_id);
