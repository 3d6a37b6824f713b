-- Who pays, what is worked on, and what sort of work it is.
CREATE TABLE kind (
    id INTEGER PRIMARY KEY CONSTRAINT kind_id CHECK (id > 0),
    slug TEXT NOT NULL CONSTRAINT kind_slug CHECK (slug <> ''),
    billable INTEGER NOT NULL CONSTRAINT kind_billable CHECK (billable IN (0, 1)),
    archived INTEGER NOT NULL CONSTRAINT kind_archived CHECK (archived IN (0, 1)),
    CONSTRAINT kind_slug_once UNIQUE (slug)
) STRICT;

-- Fixed small ids: the same in every database, below all that an id source makes.
INSERT INTO kind (id, slug, billable, archived) VALUES
    (1, 'code', 1, 0),
    (2, 'consult', 1, 0),
    (3, 'research', 1, 0),
    (4, 'mentor', 1, 0),
    (5, 'meeting', 1, 0),
    (6, 'learn', 0, 0),
    (7, 'review', 0, 0),
    (8, 'organise', 0, 0),
    (9, 'admin', 0, 0),
    (10, 'invoice', 0, 0),
    (11, 'sales', 0, 0),
    (12, 'write', 0, 0),
    (13, 'opensource', 0, 0);

-- The tax is in 1/10,000: 1900 is 19 %.
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

-- Without a client it is one's own. Lengths are seconds a week, days are ISO dates.
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
