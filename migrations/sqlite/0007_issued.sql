-- Issued invoices: complete copies of what was said, in columns that never change.
-- Amounts are minor units of the invoice's currency. Lines and work are written first, then the row that freezes them.
CREATE TABLE issued (
    invoice_id INTEGER PRIMARY KEY REFERENCES invoice (id),
    number TEXT NOT NULL CONSTRAINT issued_number CHECK (number <> ''),
    scope TEXT NOT NULL,
    seq INTEGER NOT NULL CONSTRAINT issued_seq CHECK (seq >= 0),
    hash TEXT NOT NULL CONSTRAINT issued_hash CHECK (hash <> ''),
    issued TEXT NOT NULL CONSTRAINT issued_issued CHECK (issued = date(issued)),
    due TEXT NOT NULL CONSTRAINT issued_due CHECK (due = date(due)),
    period_first TEXT CONSTRAINT issued_period_first CHECK (period_first = date(period_first)),
    period_last TEXT CONSTRAINT issued_period_last CHECK (period_last = date(period_last)),
    client TEXT NOT NULL,
    seller_legal_name TEXT NOT NULL,
    seller_address TEXT NOT NULL,
    seller_country TEXT NOT NULL,
    seller_tax_id TEXT NOT NULL,
    seller_email TEXT NOT NULL,
    seller_phone TEXT NOT NULL,
    seller_payment TEXT NOT NULL,
    seller_currency TEXT NOT NULL,
    seller_paper TEXT NOT NULL,
    buyer_legal_name TEXT NOT NULL,
    buyer_address TEXT NOT NULL,
    buyer_country TEXT NOT NULL,
    buyer_tax_id TEXT NOT NULL,
    buyer_email TEXT NOT NULL,
    buyer_phone TEXT NOT NULL,
    language TEXT NOT NULL,
    currency TEXT NOT NULL CONSTRAINT issued_currency CHECK (currency GLOB '[A-Z][A-Z][A-Z]'),
    net_days INTEGER NOT NULL,
    detail TEXT NOT NULL CONSTRAINT issued_detail CHECK (detail IN ('none', 'day', 'session')),
    subtotal INTEGER NOT NULL,
    tax_label TEXT,
    tax_percent INTEGER,
    tax_amount INTEGER NOT NULL,
    total INTEGER NOT NULL,
    CONSTRAINT issued_number_once UNIQUE (number),
    CONSTRAINT issued_seq_once UNIQUE (scope, seq),
    CONSTRAINT issued_period_whole CHECK ((period_first IS NULL) = (period_last IS NULL)),
    CONSTRAINT issued_tax_whole CHECK ((tax_label IS NULL) = (tax_percent IS NULL)),
    CONSTRAINT issued_adds_up CHECK (total = subtotal + tax_amount)
) STRICT;

-- A line of time, or of text (project and kind empty).
CREATE TABLE issued_line (
    invoice_id INTEGER NOT NULL REFERENCES issued (invoice_id) DEFERRABLE INITIALLY DEFERRED,
    line INTEGER NOT NULL CONSTRAINT issued_line_line CHECK (line > 0),
    description TEXT NOT NULL,
    project TEXT NOT NULL,
    kind TEXT NOT NULL,
    minor_per_hour INTEGER,
    seconds INTEGER NOT NULL CONSTRAINT issued_line_seconds CHECK (seconds >= 0),
    amount INTEGER,
    CONSTRAINT issued_line_once PRIMARY KEY (invoice_id, line)
) STRICT, WITHOUT ROWID;

-- A session as the invoice keeps it. It names the session but does not need it: after voiding, that may change or go.
CREATE TABLE issued_work (
    invoice_id INTEGER NOT NULL REFERENCES issued (invoice_id) DEFERRABLE INITIALLY DEFERRED,
    line INTEGER NOT NULL,
    position INTEGER NOT NULL CONSTRAINT issued_work_position CHECK (position > 0),
    session_id INTEGER NOT NULL,
    start INTEGER NOT NULL,
    stop INTEGER NOT NULL,
    zone TEXT NOT NULL,
    note TEXT NOT NULL,
    share INTEGER NOT NULL,
    CONSTRAINT issued_work_once PRIMARY KEY (invoice_id, line, position),
    CONSTRAINT issued_work_session_once UNIQUE (invoice_id, session_id),
    CONSTRAINT issued_work_stop_after_start CHECK (stop >= start),
    FOREIGN KEY (invoice_id, line) REFERENCES issued_line (invoice_id, line) DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;

-- The number of a voided invoice stays taken.
CREATE TABLE voided (
    invoice_id INTEGER PRIMARY KEY REFERENCES issued (invoice_id),
    day TEXT NOT NULL CONSTRAINT voided_day CHECK (day = date(day)),
    reason TEXT NOT NULL
) STRICT;

-- The sessions that an issued invoice holds until it is voided.
CREATE VIEW frozen_session (session_id) AS
SELECT claim.session_id FROM claim JOIN issued ON issued.invoice_id = claim.invoice_id;
