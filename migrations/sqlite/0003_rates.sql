-- A price from a day on, in minor units an hour. Exactly the members of one level are set:
-- project and kind, project, client and kind, client, kind, or tier.
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

-- One rate a scope, currency and day: rates in other currencies never apply to the same work.
CREATE UNIQUE INDEX rate_scope_day_once ON rate (
    coalesce(project_id, 0), coalesce(client_id, 0), coalesce(kind_id, 0), coalesce(tier, ''), valid_from, currency
);
