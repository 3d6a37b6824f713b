#pragma once

#include <deque>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include <sugo/importing.hpp>
#include <sugo/people.hpp>

// What the tags of an interval mean, by rules and by names.

namespace sugo::importing {

/// What an interval is, once its tags are understood.
struct Meaning {
    people::Work work;
    /// Sorted, without repeats.
    std::vector<std::string> tags;
    std::optional<bool> billable;  ///< the source's word
    std::string name;              ///< "acme/ner code"
};

/// Understands sets of tags; each set is worked out once.
class Interpreter {
public:
    Interpreter(Store& store, const Rules& rules, bool ignore_billable = false);
    Interpreter(const Interpreter&) = delete;
    Interpreter& operator=(const Interpreter&) = delete;

    /// Failure (bad_data) naming the interval's place and row. The reference stays good.
    const Meaning& of(const Interval& interval);
    /// Tags without a rule that stayed tags, so far.
    [[nodiscard]] std::vector<std::string> kept_tags() const { return {kept_.begin(), kept_.end()}; }

private:
    struct Parts;
    Meaning work_out(const Interval& interval);
    void apply_client(const Interval& interval, Parts& parts) const;
    void apply_project(const Interval& interval, Parts& parts);
    void apply_kind(const Interval& interval, Parts& parts) const;
    void apply_tags(const Interval& interval, Parts& parts);
    void apply_rule(const Interval& interval, Parts& parts, const std::string& tag, const std::string& meaning) const;
    void apply_name(const Interval& interval, Parts& parts, const std::string& tag);
    void set_client(const Interval& interval, Parts& parts, const std::string& tag, const Client& client) const;
    void set_project(const Interval& interval, Parts& parts, const std::string& tag, const Project& project) const;
    void set_kind(const Interval& interval, Parts& parts, const std::string& tag, const Kind& kind) const;
    void choose_project(const Interval& interval, Parts& parts) const;
    void choose_kind(const Interval& interval, Parts& parts) const;
    void refuse_unpaid(const Interval& interval, const Parts& parts) const;
    [[nodiscard]] const std::string* rule(const std::string& name) const;
    [[nodiscard]] const Client* client_called(std::string_view name) const;
    [[nodiscard]] const Project* project_called(std::string_view name, const Client* owner) const;
    [[nodiscard]] const Client* client(std::string_view slug) const;
    [[nodiscard]] const Kind* kind(std::string_view slug) const;
    [[nodiscard]] const Project* own_project(std::string_view slug) const;
    [[nodiscard]] bool is_path(const std::string& tag) const;
    [[nodiscard]] std::vector<const Project*> client_projects(std::string_view slug) const;
    [[nodiscard]] std::string path(const Project& project) const;

    Rules rules_;
    bool ignore_billable_;
    std::string usual_kind_;
    std::vector<Client> clients_;
    std::vector<Project> projects_;
    std::vector<Kind> kinds_;
    std::set<std::string> kept_;
    std::deque<Meaning> meanings_;
    std::unordered_map<std::string, const Meaning*> by_tags_;
};

/// "--map TAG=MEANING", in quotes where a shell needs them.
std::string map_option(std::string_view tag, std::string_view meaning);
/// What a name would be as a slug: "Acme Robotics, Inc." is "acme-robotics-inc"; empty if nothing is left of it.
std::string slug_from(std::string_view name);

/// Failure (bad_data): "2026-03.data:12 WHAT: ROW".
[[noreturn]] void refuse_row(const Interval& interval, std::string_view what, std::string hint);

/// The rules that hold: the saved ones, and over them those of the request.
Rules merged(Rules saved, const Rules& asked);
/// Keeps rules as lines "tag=meaning", and "=kind" for the kind of what names none.
void save_rules(Store& store, std::string_view source, const Rules& rules);
/// A client, project or kind has another name from now on: the saved rules of every source follow. The names are as in
/// a rule: "acme", "acme/ner", "code"; what is under the old name ("acme/ner" under "acme") follows too.
void rename_in_rules(Store& store, std::string_view before, std::string_view after);

}  // namespace sugo::importing
