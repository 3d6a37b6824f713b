-- What may never happen to an issued invoice, whatever program writes to the file. REPLACE deletes rows without firing DELETE triggers
-- (unless recursive_triggers is on), so every BEFORE INSERT and BEFORE UPDATE also looks at the rows that would be replaced.
-- Nothing here relies on foreign_keys being on, and no trigger writes: triggers fire again during undo.

CREATE TRIGGER issued_insert BEFORE INSERT ON issued BEGIN
    SELECT RAISE(ABORT, 'this invoice is issued already')
    WHERE EXISTS (SELECT 1 FROM issued WHERE invoice_id = NEW.invoice_id);
    SELECT RAISE(ABORT, 'this invoice number is taken')
    WHERE EXISTS (SELECT 1 FROM issued WHERE number = NEW.number);
    SELECT RAISE(ABORT, 'invoice numbers have no gaps and never repeat')
    WHERE NEW.seq IS NOT coalesce(
        (SELECT max(seq) + 1 FROM issued WHERE scope = NEW.scope),
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

CREATE TRIGGER issued_update BEFORE UPDATE ON issued BEGIN
    SELECT RAISE(ABORT, 'an issued invoice is never changed');
END;

CREATE TRIGGER issued_delete BEFORE DELETE ON issued BEGIN
    SELECT RAISE(ABORT, 'an issued invoice is never removed');
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

CREATE TRIGGER issued_line_delete BEFORE DELETE ON issued_line BEGIN
    SELECT RAISE(ABORT, 'a line of an issued invoice is never removed');
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

CREATE TRIGGER issued_work_delete BEFORE DELETE ON issued_work BEGIN
    SELECT RAISE(ABORT, 'the work on an issued invoice is never removed');
END;

CREATE TRIGGER voided_insert BEFORE INSERT ON voided BEGIN
    SELECT RAISE(ABORT, 'this invoice is void already')
    WHERE EXISTS (SELECT 1 FROM voided WHERE invoice_id = NEW.invoice_id);
    SELECT RAISE(ABORT, 'only an issued invoice can be voided')
    WHERE NOT EXISTS (SELECT 1 FROM issued WHERE invoice_id = NEW.invoice_id);
END;

CREATE TRIGGER voided_update BEFORE UPDATE ON voided BEGIN
    SELECT RAISE(ABORT, 'a voided invoice stays as it is');
END;

CREATE TRIGGER voided_delete BEFORE DELETE ON voided BEGIN
    SELECT RAISE(ABORT, 'a voided invoice stays void');
END;

-- The choices that an issued invoice was made from.

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

CREATE TRIGGER invoice_delete BEFORE DELETE ON invoice
WHEN EXISTS (SELECT 1 FROM issued WHERE invoice_id = OLD.id)
BEGIN
    SELECT RAISE(ABORT, 'an issued invoice is never removed');
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

CREATE TRIGGER invoice_text_update BEFORE UPDATE ON invoice_text
WHEN EXISTS (SELECT 1 FROM issued WHERE invoice_id IN (OLD.invoice_id, NEW.invoice_id))
    OR EXISTS (
        SELECT 1 FROM invoice_text JOIN issued ON issued.invoice_id = invoice_text.invoice_id
        WHERE invoice_text.id = NEW.id
    )
BEGIN
    SELECT RAISE(ABORT, 'a line of an issued invoice is never changed');
END;

CREATE TRIGGER invoice_text_delete BEFORE DELETE ON invoice_text
WHEN EXISTS (SELECT 1 FROM issued WHERE invoice_id = OLD.invoice_id)
BEGIN
    SELECT RAISE(ABORT, 'a line of an issued invoice is never removed');
END;

-- Who holds a session.

CREATE TRIGGER claim_insert BEFORE INSERT ON claim BEGIN
    SELECT RAISE(ABORT, 'the session is on another invoice or draft')
    WHERE EXISTS (SELECT 1 FROM claim WHERE session_id = NEW.session_id);
    SELECT RAISE(ABORT, 'an issued invoice gets no more sessions')
    WHERE EXISTS (SELECT 1 FROM issued WHERE invoice_id = NEW.invoice_id);
END;

CREATE TRIGGER claim_update BEFORE UPDATE ON claim BEGIN
    SELECT RAISE(ABORT, 'the sessions of an issued invoice stay on it')
    WHERE EXISTS (SELECT 1 FROM issued WHERE invoice_id IN (OLD.invoice_id, NEW.invoice_id));
    SELECT RAISE(ABORT, 'the session is on another invoice or draft')
    WHERE NEW.session_id IS NOT OLD.session_id AND EXISTS (SELECT 1 FROM claim WHERE session_id = NEW.session_id);
END;

CREATE TRIGGER claim_delete BEFORE DELETE ON claim
WHEN EXISTS (SELECT 1 FROM issued WHERE invoice_id = OLD.invoice_id)
    AND NOT EXISTS (SELECT 1 FROM voided WHERE invoice_id = OLD.invoice_id)
BEGIN
    SELECT RAISE(ABORT, 'the sessions of an issued invoice stay on it until it is voided');
END;

-- The sessions that an issued invoice holds. Replacing by source key would remove one under another id.

CREATE TRIGGER session_insert BEFORE INSERT ON session
WHEN EXISTS (SELECT 1 FROM frozen_session WHERE session_id = NEW.id)
    OR NEW.source_key <> '' AND EXISTS (
        SELECT 1 FROM session AS other JOIN frozen_session ON frozen_session.session_id = other.id
        WHERE other.source = NEW.source AND other.source_key = NEW.source_key AND other.source_key <> ''
    )
BEGIN
    SELECT RAISE(ABORT, 'a session on an issued invoice is never changed');
END;

CREATE TRIGGER session_update BEFORE UPDATE ON session
WHEN EXISTS (SELECT 1 FROM frozen_session WHERE session_id IN (OLD.id, NEW.id))
    OR NEW.source_key <> '' AND EXISTS (
        SELECT 1 FROM session AS other JOIN frozen_session ON frozen_session.session_id = other.id
        WHERE other.source = NEW.source AND other.source_key = NEW.source_key AND other.source_key <> ''
    )
BEGIN
    SELECT RAISE(ABORT, 'a session on an issued invoice is never changed');
END;

CREATE TRIGGER session_delete BEFORE DELETE ON session
WHEN EXISTS (SELECT 1 FROM frozen_session WHERE session_id = OLD.id)
BEGIN
    SELECT RAISE(ABORT, 'a session on an issued invoice is never removed');
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

CREATE TRIGGER session_tag_delete BEFORE DELETE ON session_tag
WHEN EXISTS (SELECT 1 FROM frozen_session WHERE session_id = OLD.session_id)
BEGIN
    SELECT RAISE(ABORT, 'the tags of a session on an issued invoice are never removed');
END;
