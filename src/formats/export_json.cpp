#include <algorithm>
#include <cstddef>
#include <functional>
#include <string>
#include <string_view>

#include <sugo/formats.hpp>

#include <formats/json_document.hpp>

// All that a store remembers, one record a line so that two exports can be compared with diff.
// Everything is kept that is needed to build the store again; what follows from it (shares, names) is left out.
// Sessions, of which there may be a million, and invoices go from the store to the writer one at a time.

namespace sugo::formats {

// Static, not in the unnamed namespace, where the lists' templates would not find them.
static void put(JsonWriter& json, const Project& project) {
    json.object([&] { put_members(json, project); });
}

static void put(JsonWriter& json, const TextLine& line) {
    json.object([&] {
        json.member("id", line.id);
        json.member("text", line.text);
        json.member("amount", line.amount);
    });
}

static void put(JsonWriter& json, const Draft& draft) {
    json.object([&] {
        json.member("id", draft.id);
        json.member("client_id", draft.client);
        json.member("from", draft.from);
        json.member("through", draft.through);
        json.member("detail", to_string(draft.detail));
        json.member("drafted", draft.drafted);
        json.member("texts", draft.texts);
    });
}

static void put(JsonWriter& json, const BreakMark& mark) {
    json.object([&] {
        json.member("id", mark.id);
        json.member("at", mark.at);
        json.member("kind", to_string(mark.kind));
    });
}

static void put(JsonWriter& json, const GivenNumber& given) {
    json.object([&] {
        json.member("number", given.number);
        json.member("scope", given.scope);
        json.member("seq", given.seq);
    });
}

namespace {

class ExportWriter {
public:
    explicit ExportWriter(const std::function<void(std::string_view)>& write) : write_(write), json_(out_) {}

    template <class Members>
    void all(Members&& members) {
        json_.object([&] {
            members();
            out_ += '\n';
        });
        out_ += '\n';
        pass_on();
    }
    template <class Value>
    void member(std::string_view name, const Value& value) {
        json_.next_line();
        json_.member(name, value);
    }
    /// A list that `records` writes by calling record().
    template <class Records>
    void list(std::string_view name, Records&& records) {
        json_.next_line();
        json_.key(name);
        json_.array([&] {
            records();
            out_ += '\n';
        });
    }
    template <class Members>
    void record(Members&& members) {
        constexpr std::size_t much = std::size_t{1} << 16U;
        json_.next_line();
        json_.object([&] { members(json_); });
        if (out_.size() >= much) pass_on();
    }
    template <class Value>
    void values(std::string_view name, const std::vector<Value>& values) {
        list(name, [&] {
            for (const Value& value : values) {
                json_.next_line();
                put(json_, value);
            }
        });
    }

private:
    void pass_on() {
        write_(out_);
        out_.clear();
    }

    const std::function<void(std::string_view)>& write_;
    std::string out_;
    JsonWriter json_;
};

template <class Value>
std::vector<Value> by_id(std::vector<Value> values) {
    std::ranges::sort(values, {}, &Value::id);
    return values;
}

void put_members(JsonWriter& json, const Session& session, const std::string* row) {
    json.member("id", session.id);
    json.member("kind_id", session.kind);
    json.member("project_id", session.project);
    json.member("start", session.start);
    json.member("stop", session.stop);
    json.member("zone", session.zone);
    json.member("note", session.note);
    json.member("tags", session.tags);
    json.member("billable", session.billable);
    json.member("planned_s", session.planned);
    json.member("outcome", to_string(session.outcome));
    json.member("settled", session.settled);
    json.member("source", session.source);
    json.member("source_key", session.source_key);
    json.key("row");
    if (row != nullptr) {
        json.text(*row);
    } else {
        json.null();
    }
}

void write_interruptions(ExportWriter& writer, Store& store) {
    writer.list("interruptions", [&] {
        store.sessions().each_interruption([&](const Interruption& interruption) {
            writer.record([&](JsonWriter& json) {
                json.member("id", interruption.id);
                json.member("session_id", interruption.session);
                json.member("at", interruption.at);
                json.member("kind", to_string(interruption.kind));
                json.member("note", interruption.note);
            });
        });
    });
}

void write_setup(ExportWriter& writer, Store& store) {
    writer.list("profiles", [&] {
        for (const auto& [at, profile] : store.profile().versions()) {
            writer.record([&](JsonWriter& json) {
                json.member("at", at);
                json.member("profile", profile);
            });
        }
    });
    writer.list("settings", [&] {
        for (const auto& [key, value] : store.settings().all()) {
            writer.record([&](JsonWriter& json) {
                json.member("key", key);
                json.member("value", value);
            });
        }
    });
    writer.member("series", store.invoices().series());
}

void write_sessions(ExportWriter& writer, Store& store) {
    writer.list("sessions", [&] {
        store.sessions().select_with_rows([&](const Session& session, const std::string* row) {
            writer.record([&](JsonWriter& json) { put_members(json, session, row); });
        });
    });
}

/// An issued invoice, and the draft it was made of.
void put_members(JsonWriter& json, const IssuedInvoice& issued, const Draft& draft) {
    json.member("scope", issued.scope);
    json.member("seq", issued.seq);
    json.member("hash", issued.hash);
    json.member("voided", issued.voided);
    json.member("void_reason", issued.void_reason);
    json.member("payments", issued.payments);
    json.member("draft", draft);
    json.member("invoice", issued.document);
}

void write_invoices(ExportWriter& writer, Store& store) {
    const InvoiceBook& invoices = store.invoices();
    writer.values("drafts", by_id(invoices.drafts()));
    writer.list("invoices", [&] {
        for (const InvoiceId id : invoices.issued_ids()) {
            const auto issued = invoices.issued(id);
            writer.record([&](JsonWriter& json) { put_members(json, *issued, invoices.draft_of(id)); });
        }
    });
    writer.values("lost_numbers", invoices.lost_numbers());
    writer.list("claims", [&] {
        invoices.each_claim([&](SessionId session, InvoiceId invoice) {
            writer.record([&](JsonWriter& json) {
                json.member("session_id", session);
                json.member("invoice_id", invoice);
            });
        });
    });
}

}  // namespace

void export_json(Store& store, const std::function<void(std::string_view)>& write) {
    ExportWriter writer(write);
    store.read([&] {
        writer.all([&] {
            writer.member("format", std::string_view("sugo-export-1"));
            write_setup(writer, store);
            writer.values("clients", by_id(store.clients().clients()));
            writer.values("projects", by_id(store.clients().projects()));
            writer.values("kinds", by_id(store.clients().kinds()));
            writer.values("rates", by_id(store.rates().entries()));
            write_sessions(writer, store);
            write_interruptions(writer, store);
            writer.values("break_marks", store.sessions().break_marks({}));
            write_invoices(writer, store);
        });
    });
}

std::string export_json(Store& store) {
    std::string text;
    export_json(store, [&](std::string_view piece) { text += piece; });
    return text;
}

}  // namespace sugo::formats
