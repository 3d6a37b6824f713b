#include <algorithm>
#include <set>

#include <fmt/format.h>

#include <app/billing_parts.hpp>
#include <app/entries.hpp>
#include <app/session_names.hpp>
#include <sugo/people.hpp>

namespace sugo::billing {

namespace {

std::string_view trimmed(std::string_view text) {
    const std::size_t first = text.find_first_not_of(' ');
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(' ') - first + 1);
}

/// "59,80", "-€5", "EUR 5", "US$5": what somebody typed as an amount, whether or not it is one.
bool looks_like_amount(std::string_view text) {
    const auto skip = [&text](auto&& is) {
        while (!text.empty() && is(text.front())) text.remove_prefix(1);
    };
    const auto is_sign_or_space = [](char c) { return c == ' ' || c == '+' || c == '-'; };
    // Currency symbols and the typographic minus are outside ASCII, but for the dollar.
    const auto is_symbol = [](char c) { return c == '$' || static_cast<unsigned char>(c) >= 0x80; };
    skip(is_sign_or_space);
    if (Currency::parse(text.substr(0, 3))) text.remove_prefix(3);
    if (text.starts_with("US$")) text.remove_prefix(2);
    skip([&](char c) { return is_symbol(c) || is_sign_or_space(c); });
    return !text.empty() && '0' <= text.front() && text.front() <= '9';
}

/// "text" or "text = amount". A '=' between spaces always introduces an amount; one within a word may be text.
TextLine parse_text_line(std::string_view text, Currency currency) {
    TextLine line;
    const std::size_t spaced = text.rfind(" = ");
    const std::size_t sign = spaced != std::string_view::npos ? spaced + 1 : text.rfind('=');
    std::string_view words = text;
    if (sign != std::string_view::npos) {
        const Result<Money> amount = parse_money(trimmed(text.substr(sign + 1)), currency);
        if (amount) {
            line.amount = *amount;
            words = text.substr(0, sign);
        } else if (spaced != std::string_view::npos || looks_like_amount(text.substr(sign + 1))) {
            throw Failure(ErrorKind::usage, amount.error().message,
                          "--text \"Travel = 120\" or --text \"Discount = -50\"");
        }
    }
    line.text = parse_line_text(words).value();
    if (line.text.empty()) {
        throw Failure(ErrorKind::usage, "a line of an invoice needs words", "--text \"Travel = 120\"");
    }
    return line;
}

/// Edits one draft; knows what the refusals have to name.
class Editor {
public:
    Editor(Store& store, Draft& draft, const Books& books, const Now& now)
        : store_(store), draft_(draft), books_(books), client_(books.clients.at(draft.client)), now_(now) {}

    void drop(std::string_view word) {
        const Session session = tracking::find_session(store_, word, now_);
        const std::optional<Claim> claim = store_.invoices().claim_of(session.id);
        if (!claim || claim->invoice != draft_.id) {
            throw Failure(ErrorKind::refused,
                          fmt::format("session {} is not on the draft {}", id(session), client_.slug),
                          "sugo invoice show " + client_.slug);
        }
        store_.invoices().release(session.id);
    }

    void take(std::string_view word) {
        const Session session = tracking::find_session(store_, word, now_);
        refuse_claimed(session);
        const auto project = session.project ? books_.projects.find(*session.project) : books_.projects.end();
        if (project == books_.projects.end() || project->second.client != draft_.client) {
            throw Failure(ErrorKind::refused, fmt::format("session {} is not work for {}", id(session), client_.slug),
                          "sugo log " + client_.slug);
        }
        refuse_obstacle(session);
        store_.invoices().claim(draft_.id, session.id);
    }

    void remove_texts(const std::vector<int>& places) {
        // From the last, so that the places before it keep their meaning.
        for (const int place : std::set<int, std::greater<>>(places.begin(), places.end())) {
            const int count = static_cast<int>(draft_.texts.size());
            if (place < 1 || place > count) {
                throw Failure(ErrorKind::not_found,
                              fmt::format("the draft {} has {} text line{}, and none is number {}", client_.slug, count,
                                          count == 1 ? "" : "s", place),
                              "sugo invoice show " + client_.slug);
            }
            draft_.texts.erase(draft_.texts.begin() + (place - 1));
        }
    }

    void add_text(std::string_view text) { draft_.texts.push_back(parse_text_line(text, client_.currency)); }

private:
    [[nodiscard]] std::string id(const Session& session) const { return tracking::unambiguous_id(store_, session.id); }

    void refuse_claimed(const Session& session) const {
        const std::optional<Claim> claim = store_.invoices().claim_of(session.id);
        if (!claim) return;
        if (claim->number) {
            throw Failure(ErrorKind::refused, fmt::format("session {} is on invoice {}", id(session), *claim->number),
                          "sugo invoice show " + *claim->number);
        }
        const bool here = claim->invoice == draft_.id;
        throw Failure(ErrorKind::refused,
                      fmt::format("session {} is on {} already", id(session), here ? "this draft" : "another draft"),
                      here ? "sugo invoice show " + client_.slug : "sugo invoice list");
    }

    void refuse_obstacle(const Session& session) const {
        const std::optional<LeftOut> reason = obstacle(session, books_);
        if (!reason) return;
        const auto refuse = [&](std::string_view why, std::string hint) {
            throw Failure(ErrorKind::refused, fmt::format("session {} {}", id(session), why), std::move(hint));
        };
        switch (*reason) {
            case LeftOut::running:
                refuse("is still running", "sugo stop");
                break;
            case LeftOut::voided:
                refuse("is void", "sugo log " + client_.slug);
                break;
            case LeftOut::settled:
                refuse("is billed elsewhere", "sugo log " + client_.slug);
                break;
            case LeftOut::empty:
                refuse("is empty", fmt::format("sugo edit {} --to 17:00", id(session)));
                break;
            case LeftOut::no_rate:
                refuse(fmt::format("has no rate as {}", work_name(session, books_)),
                       fmt::format("sugo rate set {}/{} AMOUNT --from {}", client_.slug,
                                   books_.projects.at(*session.project).slug, to_string(day_of(session))));
                break;
            default:
                refuse("is not billable", fmt::format("sugo edit {} --billable yes", id(session)));
                break;
        }
    }

    Store& store_;
    Draft& draft_;
    const Books& books_;
    const Client& client_;
    const Now& now_;
};

bool asks_nothing(const DraftEdit& edit) {
    return edit.drop.empty() && edit.take.empty() && edit.add_text.empty() && edit.remove_text.empty() && !edit.detail;
}

}  // namespace

DraftEdited edit(Store& store, std::string_view name, const DraftEdit& edit, const Now& now) {
    if (asks_nothing(edit)) {
        throw Failure(ErrorKind::usage, "nothing is to be changed",
                      fmt::format("sugo invoice edit {} --text \"Travel = 120\"", name));
    }
    DraftEdited edited;
    const auto label = [&] { return Label{"edit draft " + edited.after.name, {}}; };
    store.transact(now.at, label, [&] {
        Draft draft = find_draft(store, name, "edited");
        const Books books = people::load_books(store);
        edited.before = shown(store, draft, books, now);

        Editor editor(store, draft, books, now);
        for (const std::string& session : edit.drop) editor.drop(session);
        for (const std::string& session : edit.take) editor.take(session);
        editor.remove_texts(edit.remove_text);
        for (const std::string& text : edit.add_text) editor.add_text(text);
        if (edit.detail) draft.detail = *edit.detail;
        store.invoices().update_draft(draft);
        edited.after = shown(store, store.invoices().draft(draft.id).value(), books, now);
    });
    return edited;
}

Shown remove(Store& store, std::string_view name, const Now& now) {
    Shown removed;
    const auto label = [&] { return Label{"delete draft " + removed.name, {}}; };
    store.transact(now.at, label, [&] {
        const Draft draft = find_draft(store, name, "deleted");
        removed = shown(store, draft, people::load_books(store), now);
        store.invoices().remove_draft(draft.id);
    });
    return removed;
}

}  // namespace sugo::billing
