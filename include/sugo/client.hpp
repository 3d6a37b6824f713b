#pragma once

#include <optional>
#include <string>
#include <string_view>

#include <sugo/id.hpp>
#include <sugo/money.hpp>
#include <sugo/time.hpp>

namespace sugo {

/// A name and address as they are printed on an invoice.
struct Party {
    std::string legal_name;
    /// Lines separated by '\n', without the country.
    std::string address;
    /// ISO 3166-1 alpha-2, upper case, or empty.
    std::string country;
    std::string tax_id;
    std::string email;
    std::string phone;

    bool operator==(const Party&) const = default;
};

/// The everyday English name of an ISO 3166-1 alpha-2 code; what is no such code comes back as it is.
std::string_view country_name(std::string_view code);
/// The code of a country that is typed as its code, its everyday English name or UK. Error: usage.
Result<std::string> parse_country(std::string_view text);

/// The one tax of a client's invoices.
struct Tax {
    /// As printed: "VAT".
    std::string label;
    Percent percent;

    bool operator==(const Tax&) const = default;
};

/// Somebody who pays.
struct Client {
    ClientId id;
    /// The word typed for it, unique among clients, kinds and own projects.
    std::string slug;
    Party party;
    /// BCP 47 language of its invoices, "en".
    std::string language = "en";
    Currency currency;
    /// Where its invoices' times are shown; empty: each session's own zone.
    std::optional<Zone> zone;
    /// Days from the invoice date to the due date.
    int net_days = 30;
    std::optional<Tax> tax;
    /// Reports that leave the house show the slug only.
    bool confidential = false;
    bool archived = false;

    bool operator==(const Client&) const = default;
};

/// How much work was agreed; it chooses between two standing rates.
enum class Tier { long_term, short_term };
std::string_view to_string(Tier tier);  ///< "long", "short"
Result<Tier> parse_tier(std::string_view text);

/// A body of work for a client, or for oneself (no client).
struct Project {
    ProjectId id;
    std::optional<ClientId> client;
    /// Unique within its client, or among own projects.
    std::string slug;
    /// As printed on an invoice; empty: the slug.
    std::string title;
    /// Overrides the tier that agreed_per_week gives.
    std::optional<Tier> tier;
    /// Agreed work a week.
    std::optional<Seconds> agreed_per_week;
    /// Most work a week.
    std::optional<Seconds> cap_per_week;
    std::optional<Day> starts;
    std::optional<Day> ends;
    /// The project's word on whether its sessions are billed; empty: the kind's.
    std::optional<bool> billable;
    /// The kind of a session when none is named; empty: the setting "kind".
    std::optional<KindId> usual_kind;
    bool archived = false;

    bool operator==(const Project&) const = default;
};

/// A kind of work: code, meeting, learn …
struct Kind {
    KindId id;
    std::string slug;
    bool billable = false;
    bool archived = false;

    bool operator==(const Kind&) const = default;
};

/// Reads a slug: letters of any script, digits, '-', '_', '.'; it begins with a letter; ASCII capitals become small;
/// at most 64 bytes. Error: usage.
Result<std::string> parse_slug(std::string_view text);
/// Any text a person typed for one line: valid UTF-8, no control characters, trimmed; at most 10,000 bytes. Error:
/// usage.
Result<std::string> parse_line_text(std::string_view text);
/// As parse_line_text, line breaks allowed ("\n" typed as two characters too).
Result<std::string> parse_block_text(std::string_view text);

/// The tier of a project: its own word, else long from `threshold` agreed hours a week, else short.
Tier tier_of(const Project& project, Seconds threshold);

/// One's own details, as invoices print them. Each change makes a new version; issued invoices keep theirs.
struct Profile {
    Party party;
    /// How to pay: bank, IBAN, reference; lines separated by '\n'.
    std::string payment;
    /// The currency of new clients.
    Currency currency;
    /// The paper of PDFs.
    enum class Paper { a4, letter } paper = Paper::a4;

    bool operator==(const Profile&) const = default;
};
std::string_view to_string(Profile::Paper paper);  ///< "a4", "letter"
Result<Profile::Paper> parse_paper(std::string_view text);

}  // namespace sugo
