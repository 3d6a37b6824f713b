-- The backups that this database was restored from.
CREATE TABLE restored (
    id INTEGER PRIMARY KEY CONSTRAINT restored_id CHECK (id > 0),
    at INTEGER NOT NULL,
    file TEXT NOT NULL
) STRICT;

-- Numbers of issued invoices that a restored backup did not hold. They stay taken: the next number is above them.
CREATE TABLE lost_number (
    number TEXT PRIMARY KEY CONSTRAINT lost_number_number CHECK (number <> ''),
    scope TEXT NOT NULL,
    seq INTEGER NOT NULL CONSTRAINT lost_number_seq CHECK (seq >= 0)
) STRICT, WITHOUT ROWID;

CREATE INDEX lost_number_scope ON lost_number (scope, seq);

CREATE TRIGGER lost_number_insert BEFORE INSERT ON lost_number BEGIN
    SELECT RAISE(ABORT, 'a number that was given stays given')
    WHERE EXISTS (SELECT 1 FROM lost_number WHERE number = NEW.number);
END;

CREATE TRIGGER lost_number_update BEFORE UPDATE ON lost_number BEGIN
    SELECT RAISE(ABORT, 'a number that was given stays given');
END;

CREATE TRIGGER lost_number_delete BEFORE DELETE ON lost_number BEGIN
    SELECT RAISE(ABORT, 'a number that was given stays given');
END;

DROP TRIGGER issued_insert;

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
