CREATE TABLE break_mark (
    id INTEGER PRIMARY KEY CONSTRAINT break_mark_id CHECK (id > 0),
    at INTEGER NOT NULL,
    kind TEXT NOT NULL CONSTRAINT break_mark_kind CHECK (kind = 'short' OR kind = 'long' OR kind = 'over')
) STRICT;

CREATE INDEX break_mark_at ON break_mark (at);

CREATE TABLE claim (
    session_id INTEGER PRIMARY KEY REFERENCES session (id),
    invoice_id INTEGER NOT NULL REFERENCES invoice (id)
) STRICT;

CREATE TRIGGER claim_delete BEFORE DELETE ON claim
WHEN EXISTS (SELECT 1 FROM issued WHERE invoice_id = OLD.invoice_id)
    AND NOT EXISTS (SELECT 1 FROM voided WHERE invoice_id = OLD.invoice_id)
    AND NOT EXISTS (SELECT 1 FROM issued WHERE credits = OLD.invoice_id)
BEGIN
    SELECT RAISE(ABORT, 'the sessions of an issued invoice stay on it until it is credited or voided');
END;

CREATE TRIGGER claim_insert BEFORE INSERT ON claim BEGIN
    SELECT RAISE(ABORT, 'the session is on another invoice or draft')
    WHERE EXISTS (SELECT 1 FROM claim WHERE session_id = NEW.session_id);
    SELECT RAISE(ABORT, 'an issued invoice gets no more sessions')
    WHERE EXISTS (SELECT 1 FROM issued WHERE invoice_id = NEW.invoice_id);
END;

CREATE INDEX claim_invoice ON claim (invoice_id);

CREATE TRIGGER claim_update BEFORE UPDATE ON claim BEGIN
    SELECT RAISE(ABORT, 'the sessions of an issued invoice stay on it')
    WHERE EXISTS (SELECT 1 FROM issued WHERE invoice_id IN (OLD.invoice_id, NEW.invoice_id));
    SELECT RAISE(ABORT, 'the session is on another invoice or draft')
    WHERE NEW.session_id IS NOT OLD.session_id AND EXISTS (SELECT 1 FROM claim WHERE session_id = NEW.session_id);
END;

CREATE TABLE client (
    id INTEGER PRIMARY KEY CONSTRAINT client_id CHECK (id > 0),
    slug TEXT NOT NULL CONSTRAINT client_slug CHECK (slug <> ''),
    legal_name TEXT NOT NULL,
    address TEXT NOT NULL,
    country TEXT NOT NULL CONSTRAINT client_country CHECK (country = '' OR country GLOB '[A-Z][A-Z]'),
    tax_id TEXT NOT NULL,
    email TEXT NOT NULL,
    phone TEXT NOT NULL,
    language TEXT NOT NULL,
    currency TEXT NOT NULL CONSTRAINT client_currency CHECK (currency GLOB '[A-Z][A-Z][A-Z]'),
    zone TEXT,
    net_days INTEGER NOT NULL CONSTRAINT client_net_days CHECK (net_days >= 0),
    tax_label TEXT,
    tax_percent INTEGER CONSTRAINT client_tax_percent CHECK (tax_percent BETWEEN 0 AND 10000),
    confidential INTEGER NOT NULL CONSTRAINT client_confidential CHECK (confidential IN (0, 1)),
    archived INTEGER NOT NULL CONSTRAINT client_archived CHECK (archived IN (0, 1)),
    CONSTRAINT client_slug_once UNIQUE (slug),
    CONSTRAINT client_tax_whole CHECK ((tax_label IS NULL) = (tax_percent IS NULL))
) STRICT;

CREATE VIEW frozen_session (session_id) AS
SELECT session_id FROM claim WHERE EXISTS (SELECT 1 FROM issued WHERE issued.invoice_id = claim.invoice_id);

CREATE TABLE interruption (
    id INTEGER PRIMARY KEY CONSTRAINT interruption_id CHECK (id > 0),
    session_id INTEGER NOT NULL REFERENCES session (id),
    at INTEGER NOT NULL,
    kind TEXT NOT NULL CONSTRAINT interruption_kind CHECK (kind = 'internal' OR kind = 'external' OR kind = 'void'),
    note TEXT NOT NULL
) STRICT;

CREATE INDEX interruption_session ON interruption (session_id, at);

CREATE TABLE invoice (
    id INTEGER PRIMARY KEY CONSTRAINT invoice_id CHECK (id > 0),
    client_id INTEGER NOT NULL REFERENCES client (id),
    from_day TEXT CONSTRAINT invoice_from_day CHECK (from_day = date(from_day)),
    through_day TEXT NOT NULL CONSTRAINT invoice_through_day CHECK (through_day = date(through_day)),
    detail TEXT NOT NULL CONSTRAINT invoice_detail CHECK (detail IN ('none', 'day', 'session')),
    drafted TEXT NOT NULL CONSTRAINT invoice_drafted CHECK (drafted = date(drafted))
) STRICT;

CREATE TRIGGER invoice_delete BEFORE DELETE ON invoice
WHEN EXISTS (SELECT 1 FROM issued WHERE invoice_id = OLD.id)
BEGIN
    SELECT RAISE(ABORT, 'an issued invoice is never removed');
END;

CREATE TRIGGER invoice_insert BEFORE INSERT ON invoice
WHEN EXISTS (SELECT 1 FROM issued WHERE invoice_id = NEW.id)
BEGIN
    SELECT RAISE(ABORT, 'this invoice is issued already');
END;

CREATE TRIGGER invoice_update BEFORE UPDATE ON invoice
WHEN EXISTS (SELECT 1 FROM issued WHERE invoice_id IN (OLD.id, NEW.id))
BEGIN
    SELECT RAISE(ABORT, 'an issued invoice is never changed');
END;

CREATE TABLE invoice_text (
    id INTEGER PRIMARY KEY CONSTRAINT invoice_text_id CHECK (id > 0),
    invoice_id INTEGER NOT NULL REFERENCES invoice (id),
    position INTEGER NOT NULL,
    text TEXT NOT NULL,
    minor INTEGER,
    currency TEXT CONSTRAINT invoice_text_currency CHECK (currency GLOB '[A-Z][A-Z][A-Z]'),
    CONSTRAINT invoice_text_amount_whole CHECK ((minor IS NULL) = (currency IS NULL))
) STRICT;

CREATE TRIGGER invoice_text_delete BEFORE DELETE ON invoice_text
WHEN EXISTS (SELECT 1 FROM issued WHERE invoice_id = OLD.invoice_id)
BEGIN
    SELECT RAISE(ABORT, 'a line of an issued invoice is never removed');
END;

CREATE TRIGGER invoice_text_insert BEFORE INSERT ON invoice_text
WHEN EXISTS (SELECT 1 FROM issued WHERE invoice_id = NEW.invoice_id)
    OR EXISTS (
        SELECT 1 FROM invoice_text JOIN issued ON issued.invoice_id = invoice_text.invoice_id
        WHERE invoice_text.id = NEW.id
    )
BEGIN
    SELECT RAISE(ABORT, 'an issued invoice gets no more lines');
END;

CREATE INDEX invoice_text_invoice ON invoice_text (invoice_id, position);

CREATE TRIGGER invoice_text_update BEFORE UPDATE ON invoice_text
WHEN EXISTS (SELECT 1 FROM issued WHERE invoice_id IN (OLD.invoice_id, NEW.invoice_id))
    OR EXISTS (
        SELECT 1 FROM invoice_text JOIN issued ON issued.invoice_id = invoice_text.invoice_id
        WHERE invoice_text.id = NEW.id
    )
BEGIN
    SELECT RAISE(ABORT, 'a line of an issued invoice is never changed');
END;

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
    total INTEGER NOT NULL, credits INTEGER REFERENCES issued (invoice_id),
    CONSTRAINT issued_number_once UNIQUE (number),
    CONSTRAINT issued_seq_once UNIQUE (scope, seq),
    CONSTRAINT issued_period_whole CHECK ((period_first IS NULL) = (period_last IS NULL)),
    CONSTRAINT issued_tax_whole CHECK ((tax_label IS NULL) = (tax_percent IS NULL)),
    CONSTRAINT issued_adds_up CHECK (total = subtotal + tax_amount)
) STRICT;

CREATE TRIGGER issued_credit BEFORE INSERT ON issued WHEN NEW.credits IS NOT NULL BEGIN
    SELECT RAISE(ABORT, 'only an issued invoice can be credited')
    WHERE NOT EXISTS (SELECT 1 FROM issued WHERE invoice_id = NEW.credits AND credits IS NULL);
    SELECT RAISE(ABORT, 'a void invoice is not credited')
    WHERE EXISTS (SELECT 1 FROM voided WHERE invoice_id = NEW.credits);
    SELECT RAISE(ABORT, 'this invoice is credited already')
    WHERE EXISTS (SELECT 1 FROM issued WHERE credits = NEW.credits);
    SELECT RAISE(ABORT, 'a credit note takes back exactly what was invoiced, from the same client')
    WHERE NOT EXISTS (
        SELECT 1 FROM issued AS credited
        WHERE credited.invoice_id = NEW.credits AND credited.currency = NEW.currency
            AND credited.subtotal = NEW.subtotal AND credited.tax_amount = NEW.tax_amount
            AND credited.total = NEW.total
            AND (SELECT client_id FROM invoice WHERE id = NEW.credits)
                IS (SELECT client_id FROM invoice WHERE id = NEW.invoice_id)
    );
    SELECT RAISE(ABORT, 'a credit note holds no sessions')
    WHERE EXISTS (SELECT 1 FROM claim WHERE invoice_id = NEW.invoice_id)
        OR EXISTS (SELECT 1 FROM issued_work WHERE invoice_id = NEW.invoice_id);
END;

CREATE UNIQUE INDEX issued_credits_once ON issued (credits) WHERE credits IS NOT NULL;

CREATE TRIGGER issued_delete BEFORE DELETE ON issued BEGIN
    SELECT RAISE(ABORT, 'an issued invoice is never removed');
END;

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

CREATE INDEX issued_period ON issued (period_last, period_first);

CREATE TRIGGER issued_update BEFORE UPDATE ON issued BEGIN
    SELECT RAISE(ABORT, 'an issued invoice is never changed');
END;

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

CREATE TRIGGER issued_line_delete BEFORE DELETE ON issued_line BEGIN
    SELECT RAISE(ABORT, 'a line of an issued invoice is never removed');
END;

CREATE TRIGGER issued_line_insert BEFORE INSERT ON issued_line
WHEN EXISTS (SELECT 1 FROM issued WHERE invoice_id = NEW.invoice_id)
    OR EXISTS (SELECT 1 FROM issued_line WHERE invoice_id = NEW.invoice_id AND line = NEW.line)
BEGIN
    SELECT RAISE(ABORT, 'an issued invoice gets no more lines');
END;

CREATE TRIGGER issued_line_update BEFORE UPDATE ON issued_line BEGIN
    SELECT RAISE(ABORT, 'a line of an issued invoice is never changed');
END;

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

CREATE TRIGGER issued_work_delete BEFORE DELETE ON issued_work BEGIN
    SELECT RAISE(ABORT, 'the work on an issued invoice is never removed');
END;

CREATE TRIGGER issued_work_insert BEFORE INSERT ON issued_work
WHEN EXISTS (SELECT 1 FROM issued WHERE invoice_id = NEW.invoice_id)
    OR EXISTS (
        SELECT 1 FROM issued_work
        WHERE invoice_id = NEW.invoice_id AND line = NEW.line AND position = NEW.position
    )
    OR EXISTS (SELECT 1 FROM issued_work WHERE invoice_id = NEW.invoice_id AND session_id = NEW.session_id)
BEGIN
    SELECT RAISE(ABORT, 'an issued invoice gets no more work');
END;

CREATE TRIGGER issued_work_update BEFORE UPDATE ON issued_work BEGIN
    SELECT RAISE(ABORT, 'the work on an issued invoice is never changed');
END;

CREATE TABLE "journal" (
    number INTEGER PRIMARY KEY,
    at INTEGER NOT NULL,
    label TEXT NOT NULL,
    way_out TEXT NOT NULL,
    state TEXT NOT NULL CONSTRAINT journal_state CHECK (
        state = 'done' OR state = 'undone' OR state = 'dropped' OR state = 'kept'
    ),
    schema_version INTEGER NOT NULL,
    changes INTEGER NOT NULL CONSTRAINT journal_changes CHECK (changes > 0),
    max_id INTEGER NOT NULL,
    changeset BLOB, by_time INTEGER NOT NULL DEFAULT 0
CONSTRAINT journal_by_time CHECK (by_time = 0 OR by_time = 1),
    CONSTRAINT journal_way_back CHECK ((state = 'done' OR state = 'undone') = (changeset IS NOT NULL))
) STRICT;

CREATE INDEX journal_undone ON journal (number) WHERE state = 'undone';

CREATE TABLE kind (
    id INTEGER PRIMARY KEY CONSTRAINT kind_id CHECK (id > 0),
    slug TEXT NOT NULL CONSTRAINT kind_slug CHECK (slug <> ''),
    billable INTEGER NOT NULL CONSTRAINT kind_billable CHECK (billable IN (0, 1)),
    archived INTEGER NOT NULL CONSTRAINT kind_archived CHECK (archived IN (0, 1)),
    CONSTRAINT kind_slug_once UNIQUE (slug)
) STRICT;

CREATE TABLE lost_number (
    number TEXT PRIMARY KEY CONSTRAINT lost_number_number CHECK (number <> ''),
    scope TEXT NOT NULL,
    seq INTEGER NOT NULL CONSTRAINT lost_number_seq CHECK (seq >= 0)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER lost_number_delete BEFORE DELETE ON lost_number BEGIN
    SELECT RAISE(ABORT, 'a number that was given stays given');
END;

CREATE TRIGGER lost_number_insert BEFORE INSERT ON lost_number BEGIN
    SELECT RAISE(ABORT, 'a number that was given stays given')
    WHERE EXISTS (SELECT 1 FROM lost_number WHERE number = NEW.number);
END;

CREATE INDEX lost_number_scope ON lost_number (scope, seq);

CREATE TRIGGER lost_number_update BEFORE UPDATE ON lost_number BEGIN
    SELECT RAISE(ABORT, 'a number that was given stays given');
END;

CREATE TABLE payment (
    id INTEGER PRIMARY KEY CONSTRAINT payment_id CHECK (id > 0),
    invoice_id INTEGER NOT NULL REFERENCES issued (invoice_id),
    day TEXT NOT NULL CONSTRAINT payment_day CHECK (day = date(day)),
    amount INTEGER NOT NULL CONSTRAINT payment_amount CHECK (amount > 0),
    note TEXT NOT NULL
) STRICT;

CREATE TRIGGER payment_insert BEFORE INSERT ON payment BEGIN
    SELECT RAISE(ABORT, 'a payment is never changed, only removed')
    WHERE EXISTS (SELECT 1 FROM payment WHERE id = NEW.id);
    SELECT RAISE(ABORT, 'only an issued invoice can be paid')
    WHERE NOT EXISTS (SELECT 1 FROM issued WHERE invoice_id = NEW.invoice_id);
    SELECT RAISE(ABORT, 'nothing is owed for a void invoice')
    WHERE EXISTS (SELECT 1 FROM voided WHERE invoice_id = NEW.invoice_id);
    SELECT RAISE(ABORT, 'nothing is owed for a credit note or for what it credits')
    WHERE EXISTS (
        SELECT 1 FROM issued
        WHERE credits = NEW.invoice_id OR (invoice_id = NEW.invoice_id AND credits IS NOT NULL)
    );
    SELECT RAISE(ABORT, 'a payment is at most what is open')
    WHERE NEW.amount > (SELECT total FROM issued WHERE invoice_id = NEW.invoice_id)
        - (SELECT coalesce(sum(amount), 0) FROM payment WHERE invoice_id = NEW.invoice_id);
END;

CREATE INDEX payment_invoice ON payment (invoice_id, day);

CREATE TRIGGER payment_update BEFORE UPDATE ON payment BEGIN
    SELECT RAISE(ABORT, 'a payment is never changed, only removed');
END;

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

CREATE TABLE project (
    id INTEGER PRIMARY KEY CONSTRAINT project_id CHECK (id > 0),
    client_id INTEGER REFERENCES client (id),
    slug TEXT NOT NULL CONSTRAINT project_slug CHECK (slug <> ''),
    title TEXT NOT NULL,
    tier TEXT CONSTRAINT project_tier CHECK (tier IN ('long', 'short')),
    agreed_per_week INTEGER CONSTRAINT project_agreed CHECK (agreed_per_week >= 0),
    cap_per_week INTEGER CONSTRAINT project_cap CHECK (cap_per_week >= 0),
    starts TEXT CONSTRAINT project_starts CHECK (starts = date(starts)),
    ends TEXT CONSTRAINT project_ends CHECK (ends = date(ends)),
    billable INTEGER CONSTRAINT project_billable CHECK (billable IN (0, 1)),
    usual_kind_id INTEGER REFERENCES kind (id),
    archived INTEGER NOT NULL CONSTRAINT project_archived CHECK (archived IN (0, 1))
) STRICT;

CREATE UNIQUE INDEX project_slug_once ON project (coalesce(client_id, 0), slug);

CREATE TABLE rate (
    id INTEGER PRIMARY KEY CONSTRAINT rate_id CHECK (id > 0),
    project_id INTEGER REFERENCES project (id),
    client_id INTEGER REFERENCES client (id),
    kind_id INTEGER REFERENCES kind (id),
    tier TEXT CONSTRAINT rate_tier CHECK (tier IN ('long', 'short')),
    valid_from TEXT NOT NULL CONSTRAINT rate_valid_from CHECK (valid_from = date(valid_from)),
    minor_per_hour INTEGER NOT NULL CONSTRAINT rate_minor_per_hour CHECK (minor_per_hour >= 0),
    currency TEXT NOT NULL CONSTRAINT rate_currency CHECK (currency GLOB '[A-Z][A-Z][A-Z]'),
    CONSTRAINT rate_one_level CHECK (
        CASE (project_id IS NOT NULL) + (client_id IS NOT NULL) + (tier IS NOT NULL)
            WHEN 0 THEN kind_id IS NOT NULL
            WHEN 1 THEN tier IS NULL OR kind_id IS NULL
            ELSE 0
        END
    )
) STRICT;

CREATE UNIQUE INDEX rate_scope_day_once ON rate (
    coalesce(project_id, 0), coalesce(client_id, 0), coalesce(kind_id, 0), coalesce(tier, ''), valid_from, currency
);

CREATE TABLE restored (
    id INTEGER PRIMARY KEY CONSTRAINT restored_id CHECK (id > 0),
    at INTEGER NOT NULL,
    file TEXT NOT NULL
) STRICT;

CREATE TABLE series (
    id INTEGER PRIMARY KEY CONSTRAINT series_one CHECK (id = 1),
    pattern TEXT NOT NULL CONSTRAINT series_pattern CHECK (pattern <> '')
) STRICT;

CREATE TABLE series_first (
    scope TEXT NOT NULL CONSTRAINT series_first_scope PRIMARY KEY,
    first INTEGER NOT NULL CONSTRAINT series_first_count CHECK (first >= 0)
) STRICT, WITHOUT ROWID;

CREATE TABLE "session" (
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

CREATE TRIGGER session_delete BEFORE DELETE ON session
WHEN EXISTS (SELECT 1 FROM frozen_session WHERE session_id = OLD.id)
BEGIN
    SELECT RAISE(ABORT, 'a session on an issued invoice is never removed');
END;

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

CREATE INDEX session_long ON session (start) WHERE stop - start > 86400;

CREATE UNIQUE INDEX session_one_open ON session (outcome) WHERE stop IS NULL;

CREATE INDEX session_project_start ON session (project_id, start);

CREATE INDEX session_short_id ON session (id & 33554431);

CREATE UNIQUE INDEX session_source_key_once ON session (source, source_key) WHERE source_key <> '';

CREATE INDEX session_start ON session (start);

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

CREATE TABLE session_row (
    session_id INTEGER PRIMARY KEY REFERENCES session (id),
    source_row TEXT NOT NULL
) STRICT;

CREATE TABLE session_tag (
    session_id INTEGER NOT NULL REFERENCES session (id),
    tag TEXT NOT NULL CONSTRAINT session_tag_text CHECK (tag <> '' AND instr(tag, char(31)) = 0),
    CONSTRAINT session_tag_once PRIMARY KEY (session_id, tag)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER session_tag_delete BEFORE DELETE ON session_tag
WHEN EXISTS (SELECT 1 FROM frozen_session WHERE session_id = OLD.session_id)
BEGIN
    SELECT RAISE(ABORT, 'the tags of a session on an issued invoice are never removed');
END;

CREATE TRIGGER session_tag_insert BEFORE INSERT ON session_tag
WHEN EXISTS (SELECT 1 FROM frozen_session WHERE session_id = NEW.session_id)
BEGIN
    SELECT RAISE(ABORT, 'a session on an issued invoice gets no more tags');
END;

CREATE TRIGGER session_tag_update BEFORE UPDATE ON session_tag
WHEN EXISTS (SELECT 1 FROM frozen_session WHERE session_id IN (OLD.session_id, NEW.session_id))
BEGIN
    SELECT RAISE(ABORT, 'the tags of a session on an issued invoice are never changed');
END;

CREATE TABLE setting (
    key TEXT NOT NULL CONSTRAINT setting_key PRIMARY KEY,
    value TEXT NOT NULL CONSTRAINT setting_value CHECK (value <> '')
) STRICT, WITHOUT ROWID;

CREATE TABLE sign_of_life (
    one INTEGER PRIMARY KEY CONSTRAINT sign_of_life_one CHECK (one = 1),
    session_id INTEGER NOT NULL,
    at INTEGER NOT NULL,
    awake INTEGER NOT NULL,
    running INTEGER NOT NULL,
    boot TEXT NOT NULL
) STRICT;

CREATE TABLE told_ring (session_id INTEGER PRIMARY KEY) STRICT;

CREATE TABLE voided (
    invoice_id INTEGER PRIMARY KEY REFERENCES issued (invoice_id),
    day TEXT NOT NULL CONSTRAINT voided_day CHECK (day = date(day)),
    reason TEXT NOT NULL
) STRICT;

CREATE TRIGGER voided_delete BEFORE DELETE ON voided BEGIN
    SELECT RAISE(ABORT, 'a voided invoice stays void');
END;

CREATE TRIGGER voided_insert BEFORE INSERT ON voided BEGIN
    SELECT RAISE(ABORT, 'this invoice is void already')
    WHERE EXISTS (SELECT 1 FROM voided WHERE invoice_id = NEW.invoice_id);
    SELECT RAISE(ABORT, 'only an issued invoice can be voided')
    WHERE NOT EXISTS (SELECT 1 FROM issued WHERE invoice_id = NEW.invoice_id);
    SELECT RAISE(ABORT, 'an invoice with payments is never voided')
    WHERE EXISTS (SELECT 1 FROM payment WHERE invoice_id = NEW.invoice_id);
    SELECT RAISE(ABORT, 'neither a credit note nor what it credits is voided')
    WHERE EXISTS (
        SELECT 1 FROM issued
        WHERE credits = NEW.invoice_id OR (invoice_id = NEW.invoice_id AND credits IS NOT NULL)
    );
END;

CREATE TRIGGER voided_update BEFORE UPDATE ON voided BEGIN
    SELECT RAISE(ABORT, 'a voided invoice stays as it is');
END;

