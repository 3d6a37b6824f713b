#include <cli/completion.hpp>

#include <algorithm>
#include <array>
#include <set>
#include <utility>

#include <fmt/format.h>

#include <cli/backups.hpp>
#include <cli/help.hpp>
#include <cli/phrases.hpp>
#include <sugo/settings.hpp>
#include <sugo/text.hpp>

namespace sugo::cli {
namespace {

using namespace std::string_view_literals;

// ── What was typed so far ───────────────────────────────────────────────────────────────────────

struct Typed {
    std::string path;
    std::vector<std::string> words;
    /// An option that still waits for its value: "--detail".
    std::string waiting;
};

Syntax syntax_of(const Command& command) {
    Syntax syntax;
    command.bind(syntax);
    return syntax;
}

const Syntax::Option* option_called(const Syntax& syntax, std::string_view name) {
    const auto found = std::ranges::find_if(syntax.options(), [&](const Syntax::Option& option) {
        return std::ranges::count(split_names(option.names), name) > 0;
    });
    return found == syntax.options().end() ? nullptr : &*found;
}

bool takes_value(const std::string& path, std::string_view option) {
    if (option == "--db") return true;
    const Command* command = find_command(path);
    if (command == nullptr) return false;
    const Syntax syntax = syntax_of(*command);
    const Syntax::Option* found = option_called(syntax, option);
    return found != nullptr && !found->value.empty();
}

Typed read_typed(std::span<const std::string> words) {
    Typed typed;
    bool only_words = false;
    for (std::size_t at = 0; at < words.size(); ++at) {
        const std::string& word = words[at];
        if (!only_words && word.size() > 1 && word.front() == '-') {
            only_words = word == "--";
            if (!takes_value(typed.path, word)) continue;
            if (++at == words.size()) typed.waiting = word;
            continue;
        }
        const std::string longer = typed.path.empty() ? word : typed.path + " " + word;
        const bool leads = find_command(longer) != nullptr || !commands_under(longer).empty();
        if (!word.empty() && leads && typed.words.empty()) {
            typed.path = longer;
        } else {
            typed.words.push_back(word);
        }
    }
    return typed;
}

// ── What the database knows ─────────────────────────────────────────────────────────────────────

class Names {
public:
    Names(Context& context, Store& store, std::vector<Candidate>& into)
        : context_(context), store_(store), into_(into) {}

    void clients() {
        for (const Client& client : store_.clients().clients()) {
            if (!client.archived) into_.push_back({client.slug, client.party.legal_name});
        }
    }
    void projects() {
        std::map<ClientId, Client> clients;
        for (const Client& client : store_.clients().clients()) clients.emplace(client.id, client);
        for (const Project& project : store_.clients().projects()) {
            if (project.archived) continue;
            const bool has_client = project.client && clients.contains(*project.client);
            const std::string name = has_client ? clients.at(*project.client).slug + "/" + project.slug : project.slug;
            into_.push_back({name, project.title});
        }
    }
    void kinds() {
        for (const Kind& kind : store_.clients().kinds()) {
            if (!kind.archived) into_.push_back({kind.slug, kind.billable ? "billable" : "not billable"});
        }
    }
    void numbers() {
        std::vector<IssuedInvoice> issued = store_.invoices().issued();
        std::reverse(issued.begin(), issued.end());
        for (const IssuedInvoice& invoice : issued) {
            const InvoiceDocument& document = invoice.document;
            into_.push_back(
                {document.number.value_or(""), fmt::format("{}, {}", document.client, format(document.total))});
        }
    }
    void drafts() {
        for (const Draft& draft : store_.invoices().drafts()) {
            if (const auto client = store_.clients().client(draft.client)) into_.push_back({client->slug, "draft"});
        }
    }
    void sessions() {
        for (int n = 1; n <= 9; ++n) {
            const auto session = store_.sessions().newest(n);
            if (!session) return;
            const std::string note = session->note.empty() ? "" : ", " + session->note;
            into_.push_back({fmt::format("@{}", n), when(context_, session->start, session->zone) + note});
        }
    }
    void tags() {
        std::set<std::string> tags;
        SessionQuery lately;
        lately.newest = 500;
        store_.sessions().select(
            lately, [&](const Session& session) { tags.insert(session.tags.begin(), session.tags.end()); });
        for (const std::string& tag : tags) into_.push_back({tag, ""});
    }
    void currencies() {
        std::set<std::string> codes;
        for (const Client& client : store_.clients().clients()) codes.emplace(client.currency.code());
        if (const auto own = store_.profile().current()) codes.emplace(own->currency.code());
        for (const std::string& code : codes) into_.push_back({code, ""});
    }

private:
    Context& context_;
    Store& store_;
    std::vector<Candidate>& into_;
};

void add_backups(Context& context, std::vector<Candidate>& into) {
    for (const std::string& file : backup_names(context)) into.push_back({file, "backup"});
}

// ── Days and periods ────────────────────────────────────────────────────────────────────────────

void add_days(Context& context, std::vector<Candidate>& into) {
    const Day today = context.now().today;
    const date::year_month_day civil{date::local_days(today)};
    const Day first = date::local_days(civil.year() / civil.month() / 1);
    into.push_back({"today", to_string(today)});
    into.push_back({"yesterday", to_string(today - date::days(1))});
    into.push_back({to_string(first), "first of this month"});
    into.push_back({to_string(first - date::days(1)), "end of last month"});
    for (const auto name : {"monday"sv, "tuesday"sv, "wednesday"sv, "thursday"sv, "friday"sv, "saturday"sv, "sunday"sv})
        into.push_back({std::string(name), ""});
}

void add_periods(Context& context, std::vector<Candidate>& into) {
    const Day today = context.now().today;
    for (const auto name : {"today"sv, "yesterday"sv, ":week"sv, ":lastweek"sv, ":month"sv, ":lastmonth"sv, ":year"sv,
                            ":lastyear"sv, "all"sv}) {
        const auto period = parse_period(name, today);
        into.push_back({std::string(name), name != "all" && period ? to_string(*period) : ""});
    }
    into.push_back({to_string(today).substr(0, 7), "this month"});
}

// ── By the name of what is wanted ───────────────────────────────────────────────────────────────

constexpr std::array kDetails{"none"sv, "day"sv, "session"sv};
constexpr std::array kPapers{"a4"sv, "letter"sv};
constexpr std::array kTiers{"long"sv, "short"sv};
constexpr std::array kCommitments{"long"sv, "short"sv, "auto"sv};
constexpr std::array kBillable{"yes"sv, "no"sv, "auto"sv};
constexpr std::array kOrders{"mdy"sv, "dmy"sv, "ymd"sv};
constexpr std::array kGroups{"day"sv, "week"sv, "month"sv, "client"sv, "project"sv, "kind"sv, "tag"sv};
constexpr std::array kInvoiceForms{"text"sv, "pdf"sv, "html"sv, "csv"sv, "json"sv};
constexpr std::array kLogForms{"csv"sv, "ical"sv, "timewarrior"sv, "timeclock"sv, "hledger"sv, "klog"sv, "json"sv};

void add_named(Context& context, std::string_view path, std::string_view name, Completion& completion) {
    std::vector<Candidate>& all = completion.candidates;
    if (name == "FILE" || name == "PATH") completion.files = true;
    if (path == "restore" && name == "FILE") return add_backups(context, all);
    if (name == "DAY") return add_days(context, all);
    if (name == "KEY") {
        for (const SettingInfo& info : all_settings())
            all.push_back({std::string(info.key), std::string(info.meaning)});
        return;
    }
    const std::shared_ptr<Store> store = context.world().read_store(context.database());
    if (store == nullptr) {
        if (name == "PERIOD") add_periods(context, all);
        return;
    }
    Names names(context, *store, all);
    if (name == "CLIENT") {
        names.clients();
    } else if (name == "PROJECT") {
        names.projects();
    } else if (name == "KIND") {
        names.kinds();
    } else if (name == "WORK" || name == "SCOPE") {
        names.projects();
        names.clients();
        names.kinds();
    } else if (name == "PERIOD") {
        add_periods(context, all);
        names.clients();
        names.projects();
    } else if (name == "NUMBER") {
        names.numbers();
    } else if (name == "NAME" && path.starts_with("invoice")) {
        names.drafts();
        if (path == "invoice show" || path == "invoice export") names.numbers();
    } else if (name == "SESSION") {
        names.sessions();
    } else if (name == "TAG") {
        names.tags();
    } else if (name == "CODE") {
        names.currencies();
    }
}

void add_values(Context& context, const std::string& path, const std::string& option, Completion& completion) {
    if (option == "--db") {
        completion.files = true;
        return;
    }
    if (const auto choices = choices_of(path, option); !choices.empty()) {
        for (const std::string_view choice : choices) completion.candidates.push_back({std::string(choice), ""});
        return;
    }
    const Command* command = find_command(path);
    if (command == nullptr) return;
    const Syntax syntax = syntax_of(*command);
    const Syntax::Option* found = option_called(syntax, option);
    if (found == nullptr) return;
    // Countries and languages are codes, too.
    if (found->value == "CODE" && option != "--currency") return;
    add_named(context, path, found->value, completion);
}

/// By its first long name.
void add_option(std::string_view names, std::string_view help, std::vector<Candidate>& all) {
    for (const std::string& name : split_names(names)) {
        if (!name.starts_with("--")) continue;
        all.push_back({name, std::string(help)});
        return;
    }
}

void add_options(const std::string& path, std::vector<Candidate>& all) {
    if (const Command* command = find_command(path)) {
        const Syntax syntax = syntax_of(*command);
        for (const Syntax::Option& option : syntax.options()) add_option(option.names, option.help, all);
    }
    for (const GlobalOption& option : global_options()) add_option(option.names, option.help, all);
}

void add_commands(const std::string& path, std::vector<Candidate>& all) {
    if (!path.empty()) {
        for (const Command* command : commands_under(path))
            all.push_back({std::string(command->path.substr(path.size() + 1)), std::string(command->summary)});
        return;
    }
    std::set<std::string> seen;
    for (const CommandGroup& group : command_groups()) {
        for (const Command& command : group.commands) {
            const std::string word(command.path.substr(0, command.path.find(' ')));
            if (word.empty() || !seen.insert(word).second) continue;
            all.push_back({word, word == command.path ? std::string(command.summary) : std::string(group.heading)});
        }
    }
    all.push_back({"help", "help on a command"});
    all.push_back({"version", "which sugo this is"});
}

/// The argument that the next word would be of.
void add_arguments(Context& context, const Typed& typed, Completion& completion) {
    const Command* command = find_command(typed.path);
    if (command == nullptr) return;
    const Syntax syntax = syntax_of(*command);
    std::size_t before = typed.words.size();
    for (const Syntax::Argument& argument : syntax.arguments()) {
        if (before < argument.most) return add_named(context, typed.path, argument.name, completion);
        before -= argument.most;
    }
}

}  // namespace

std::span<const std::string_view> choices_of(std::string_view path, std::string_view option) {
    if (option == "--detail") return kDetails;
    if (option == "--paper") return kPapers;
    if (option == "--tier") return kTiers;
    if (option == "--commitment") return kCommitments;
    if (option == "--dates") return kOrders;
    if (option == "--by") return kGroups;
    if (option == "--billable" && (path == "edit" || path.starts_with("project"))) return kBillable;
    if (option == "--format" && path == "invoice export") return kInvoiceForms;
    if (option == "--format" && path == "export") return kLogForms;
    return {};
}

std::optional<std::string> named_database(std::span<const std::string> words) {
    for (std::size_t at = 0; at < words.size(); ++at) {
        if (words[at].starts_with("--db=")) return words[at].substr(5);
        if (words[at] == "--db" && at + 2 < words.size()) return words[at + 1];
    }
    return std::nullopt;
}

Completion complete(Context& context, std::span<const std::string> words) {
    Completion completion;
    const std::string current = words.empty() ? "" : words.back();
    Typed typed = read_typed(words.first(words.empty() ? 0 : words.size() - 1));
    const bool asks_help = typed.path.empty() && !typed.words.empty() && typed.words.front() == "help";
    if (asks_help) {
        std::string path;
        for (std::size_t at = 1; at < typed.words.size(); ++at) path += (at > 1 ? " " : "") + typed.words[at];
        add_commands(path, completion.candidates);
    } else if (!typed.waiting.empty()) {
        add_values(context, typed.path, typed.waiting, completion);
    } else if (const auto equals = current.find('='); current.starts_with("--") && equals != std::string::npos) {
        add_values(context, typed.path, current.substr(0, equals), completion);
        for (Candidate& candidate : completion.candidates) candidate.word.insert(0, current.substr(0, equals + 1));
    } else if (current.starts_with("-")) {
        add_options(typed.path, completion.candidates);
    } else {
        if (typed.words.empty()) add_commands(typed.path, completion.candidates);
        if (!typed.path.empty()) add_arguments(context, typed, completion);
    }
    std::erase_if(completion.candidates, [&](const Candidate& one) { return !one.word.starts_with(current); });
    return completion;
}

std::string completion_text(const Completion& completion) {
    std::string text = completion.files ? ":files\n" : "";
    for (const Candidate& candidate : completion.candidates) {
        text += printable(candidate.word);
        if (!candidate.meaning.empty()) text += "\t" + printable(candidate.meaning);
        text += "\n";
    }
    return text;
}

}  // namespace sugo::cli
