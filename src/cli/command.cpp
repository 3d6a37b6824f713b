#include <cli/command.hpp>

#include <utility>

namespace sugo::cli {

Texts Syntax::words(std::string name, std::string help, std::size_t least, std::size_t most) {
    arguments_.push_back({std::move(name), std::move(help), least, most, std::make_shared<std::vector<std::string>>()});
    return arguments_.back().into;
}

Flag Syntax::flag(std::string names, std::string help) {
    auto into = std::make_shared<bool>(false);
    options_.push_back({std::move(names), {}, std::move(help), into});
    return into;
}

Text Syntax::text(std::string names, std::string value, std::string help) {
    auto into = std::make_shared<std::optional<std::string>>();
    options_.push_back({std::move(names), std::move(value), std::move(help), into});
    return into;
}

Texts Syntax::texts(std::string names, std::string value, std::string help) {
    auto into = std::make_shared<std::vector<std::string>>();
    options_.push_back({std::move(names), std::move(value), std::move(help), into});
    return into;
}

const std::vector<CommandGroup>& command_groups() {
    static const std::vector<CommandGroup> groups = [] {
        const auto join = [](auto... parts) {
            std::vector<Command> all;
            (all.insert(all.end(), parts.begin(), parts.end()), ...);
            return all;
        };
        return std::vector<CommandGroup>{
            {"Work", join(overview_commands(), tracking_commands(), status_commands())},
            {"Log", join(log_commands(), sheet_commands(), statistics_commands(), session_commands(),
                         correction_commands(), report_commands())},
            {"People and prices",
             join(setup_commands(), client_commands(), project_commands(), kind_commands(), rate_commands())},
            {"Import and export", join(import_commands(), export_commands())},
            {"Invoices",
             join(invoice_commands(), invoice_edit_commands(), invoice_payment_commands(), invoice_export_commands())},
            {"Safety of the data", care_commands()},
            {"History and settings", join(history_commands(), config_commands(), hook_commands())},
        };
    }();
    return groups;
}

const Command* find_command(std::string_view path) {
    for (const CommandGroup& group : command_groups()) {
        for (const Command& command : group.commands) {
            if (command.path == path) return &command;
        }
    }
    return nullptr;
}

std::vector<const Command*> commands_under(std::string_view word) {
    std::vector<const Command*> found;
    const std::string begin = std::string(word) + " ";
    for (const CommandGroup& group : command_groups()) {
        for (const Command& command : group.commands) {
            if (command.path.starts_with(begin)) found.push_back(&command);
        }
    }
    return found;
}

}  // namespace sugo::cli
