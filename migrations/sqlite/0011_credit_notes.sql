-- A credit note is an issued invoice that takes another one back: it has a number of its own, and is frozen like any.
ALTER TABLE issued ADD COLUMN credits INTEGER REFERENCES issued (invoice_id);

-- In full, so once.
CREATE UNIQUE INDEX issued_credits_once ON issued (credits) WHERE credits IS NOT NULL;

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

DROP TRIGGER claim_delete;

CREATE TRIGGER claim_delete BEFORE DELETE ON claim
WHEN EXISTS (SELECT 1 FROM issued WHERE invoice_id = OLD.invoice_id)
    AND NOT EXISTS (SELECT 1 FROM voided WHERE invoice_id = OLD.invoice_id)
    AND NOT EXISTS (SELECT 1 FROM issued WHERE credits = OLD.invoice_id)
BEGIN
    SELECT RAISE(ABORT, 'the sessions of an issued invoice stay on it until it is credited or voided');
END;

DROP TRIGGER voided_insert;

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

DROP TRIGGER payment_insert;

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
