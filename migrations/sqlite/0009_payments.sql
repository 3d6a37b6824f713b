-- Money received for an issued invoice, in its currency. What is open is the total less these, never stored.
CREATE TABLE payment (
    id INTEGER PRIMARY KEY CONSTRAINT payment_id CHECK (id > 0),
    invoice_id INTEGER NOT NULL REFERENCES issued (invoice_id),
    day TEXT NOT NULL CONSTRAINT payment_day CHECK (day = date(day)),
    amount INTEGER NOT NULL CONSTRAINT payment_amount CHECK (amount > 0),
    note TEXT NOT NULL
) STRICT;

CREATE INDEX payment_invoice ON payment (invoice_id, day);

-- A payment may be removed, for it may have been a mistake; it is never changed.

CREATE TRIGGER payment_insert BEFORE INSERT ON payment BEGIN
    SELECT RAISE(ABORT, 'a payment is never changed, only removed')
    WHERE EXISTS (SELECT 1 FROM payment WHERE id = NEW.id);
    SELECT RAISE(ABORT, 'only an issued invoice can be paid')
    WHERE NOT EXISTS (SELECT 1 FROM issued WHERE invoice_id = NEW.invoice_id);
    SELECT RAISE(ABORT, 'nothing is owed for a void invoice')
    WHERE EXISTS (SELECT 1 FROM voided WHERE invoice_id = NEW.invoice_id);
    SELECT RAISE(ABORT, 'a payment is at most what is open')
    WHERE NEW.amount > (SELECT total FROM issued WHERE invoice_id = NEW.invoice_id)
        - (SELECT coalesce(sum(amount), 0) FROM payment WHERE invoice_id = NEW.invoice_id);
END;

CREATE TRIGGER payment_update BEFORE UPDATE ON payment BEGIN
    SELECT RAISE(ABORT, 'a payment is never changed, only removed');
END;

DROP TRIGGER voided_insert;

CREATE TRIGGER voided_insert BEFORE INSERT ON voided BEGIN
    SELECT RAISE(ABORT, 'this invoice is void already')
    WHERE EXISTS (SELECT 1 FROM voided WHERE invoice_id = NEW.invoice_id);
    SELECT RAISE(ABORT, 'only an issued invoice can be voided')
    WHERE NOT EXISTS (SELECT 1 FROM issued WHERE invoice_id = NEW.invoice_id);
    SELECT RAISE(ABORT, 'an invoice with payments is never voided')
    WHERE EXISTS (SELECT 1 FROM payment WHERE invoice_id = NEW.invoice_id);
END;
