// doctor, backup.
#include <cli/command.hpp>

#include <fmt/format.h>

#include <cli/backups.hpp>
#include <cli/phrases.hpp>
#include <sugo/text.hpp>

namespace sugo::cli {
namespace {

// ── doctor ──────────────────────────────────────────────────────────────────────────────────────

std::string diagnosis_text(Context& context, const Diagnosis& diagnosis) {
    const terminal::Style& style = context.style();
    std::string text = fmt::format("{}: {}, {}\n", printable(diagnosis.database),
                                   contents_text(diagnosis.sessions, diagnosis.invoices),
                                   count(diagnosis.changes, "change", "changes"));
    if (diagnosis.findings.empty()) return text + style.good("all is well") + "\n";
    for (const Finding& finding : diagnosis.findings) {
        text += fmt::format("\n{} {}\n  try: {}\n", style.warn(fmt::format("{}:", to_string(finding.check))),
                            printable(finding.what), printable(finding.remedy));
    }
    return text +
           fmt::format("\n{}\n", count(static_cast<std::int64_t>(diagnosis.findings.size()), "finding", "findings"));
}

Action bind_doctor(Syntax&) {
    return [](Context& context) {
        const Diagnosis diagnosis = context.world().inspect(context.database());
        context.answer(diagnosis, [&] { return diagnosis_text(context, diagnosis); });
        return diagnosis.findings.empty() ? 0 : static_cast<int>(ErrorKind::bad_data);
    };
}

// ── backup ──────────────────────────────────────────────────────────────────────────────────────

std::filesystem::path backup_target(Context& context, const std::vector<std::string>& named) {
    if (named.empty()) return new_backup_name(context, backup_folder(context));
    const std::filesystem::path file = named.front();
    return std::filesystem::is_directory(file) ? new_backup_name(context, file) : file;
}

Action bind_backup(Syntax& syntax) {
    const Texts file =
        syntax.words("FILE", "where to; default a new file in the folder backups beside the database", 0, 1);
    const Flag force = syntax.flag("--force", "replace a file that is there");
    return [=](Context& context) {
        if (!std::filesystem::exists(context.database())) {
            throw Failure(ErrorKind::not_found, fmt::format("there is no database {} yet", context.database().string()),
                          "sugo setup");
        }
        const auto target = backup_target(context, *file);
        if (std::filesystem::exists(target) && std::filesystem::equivalent(target, context.database())) {
            throw Failure(ErrorKind::refused, "a backup cannot take the place of the database itself", "sugo backup");
        }
        const Backup made = context.world().back_up(context.database(), target, *force);
        return context.answer(made, [&] {
            return fmt::format("backed up to {}\n  {}, {}, verified\n", printable(made.file),
                               contents_text(made.sessions, made.invoices), size_text(made.bytes));
        });
    };
}

}  // namespace

std::vector<Command> care_commands() {
    return {
        {"doctor",
         "look whether the database is sound; each finding with its remedy",
         {"sugo doctor", "sugo doctor --json", "sugo doctor --db copy.db"},
         bind_doctor,
         "It changes nothing, and looks at databases too that sugo refuses to open. Exit code 0: all is well, 4: "
         "something was found."},
        {"backup",
         "copy the database while it is in use, and verify the copy",
         {"sugo backup", "sugo backup /media/stick/sugo.db --force"},
         bind_backup,
         "The copy holds everything, is readable by you alone, and is one file that can be moved anywhere."},
    };
}

}  // namespace sugo::cli
