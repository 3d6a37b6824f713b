-- A report of some days finds the invoices that may have billed them by the days of their work, however many others there are.
CREATE INDEX issued_period ON issued (period_last, period_first);
