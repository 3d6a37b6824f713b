// doctor, backup, restore.
#include <cli/command.hpp>

#include <fmt/format.h>

#include <cli/backups.hpp>
#include <cli/phrases.hpp>
#include <sugo/text.hpp>
#include <terminal/table.hpp>

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
        Diagnosis diagnosis = context.world().inspect(context.database());
        for (Finding& finding : diagnosis.findings) finding.remedy = context.advice(finding.remedy);
        context.answer(diagnosis, [&] { return diagnosis_text(context, diagnosis); });
        return diagnosis.findings.empty() ? 0 : static_cast<int>(ErrorKind::bad_data);
    };
}

// ── backup ──────────────────────────────────────────────────────────────────────────────────────

std::filesystem::path backup_target(Context& context, const std::vector<std::string>& named) {
    if (named.empty()) return new_backup_name(context, backup_folder(context));
    const std::filesystem::path file = named.front();
    // What should be on a stick that is not there would else lie on the same disk as the database.
    const auto folder = std::filesystem::absolute(file).parent_path();
    if (!std::filesystem::is_directory(folder)) {
        throw Failure(ErrorKind::not_found, fmt::format("there is no folder {}", folder.string()),
                      fmt::format("mkdir -p '{}', or another place", folder.string()));
    }
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
        const Backup made = context.world().back_up(context.database(), target, *force, Verification::full);
        return context.answer(made, [&] {
            return fmt::format("backed up to {}\n  {}, {}, verified\n", printable(made.file),
                               contents_text(made.sessions, made.invoices), size_text(made.bytes));
        });
    };
}

// ── restore ─────────────────────────────────────────────────────────────────────────────────────

int list_backups(Context& context) {
    const std::vector<Backup> backups = backups_there(context);
    return context.answer(backups, [&]() -> std::string {
        if (backups.empty()) {
            return fmt::format("no backups in {}\n", printable(backup_folder(context).string())) +
                   next_step(context, "sugo backup");
        }
        terminal::Table table({{.head = "backup", .least = 26},
                               {.head = "last change", .drop = 3},
                               {.head = "sessions", .align = terminal::Align::right, .drop = 2},
                               {.head = "issued", .align = terminal::Align::right, .drop = 1},
                               {.head = "size", .align = terminal::Align::right, .drop = 4}});
        for (const Backup& backup : backups) {
            table.row({printable(std::filesystem::path(backup.file).filename().string()),
                       backup.newest_change ? when(context, *backup.newest_change, context.now().zone) : "",
                       grouped(backup.sessions), grouped(backup.invoices), size_text(backup.bytes)});
        }
        const std::string newest = std::filesystem::path(backups.front().file).filename().string();
        return fmt::format("in {}\n\n", printable(backup_folder(context).string())) +
               table.text(context.width(), context.style()) + next_step(context, "sugo restore " + printable(newest));
    });
}

/// A file, or the name of one in the folder of the backups.
std::filesystem::path backup_named(Context& context, const std::filesystem::path& name) {
    if (std::filesystem::exists(name)) return name;
    const auto there = backup_folder(context) / name;
    return std::filesystem::exists(there) ? there : name;
}

std::string restored_text(const Restored& restored) {
    std::string text = fmt::format("restored from {}\n  {}, verified\n", printable(restored.from),
                                   contents_text(restored.database.sessions, restored.database.invoices));
    if (!restored.kept.empty()) {
        text += fmt::format("what was there is kept: {}{}\n", printable(restored.kept),
                            restored.kept_damaged ? ", damaged as it was" : "");
    }
    return text;
}

std::vector<std::string> loss_remarks(const Restored& restored) {
    std::vector<std::string> remarks;
    if (!restored.lost_invoices.empty()) {
        std::string numbers;
        for (const std::string& number : restored.lost_invoices) numbers += (numbers.empty() ? "" : ", ") + number;
        remarks.push_back(fmt::format("not in it, and not given again: {}", numbers));
    }
    if (restored.lost_unknown) {
        remarks.emplace_back(
            "which numbers were given since could not be read: see that sugo invoice series is above the last one");
    }
    return remarks;
}

Action bind_restore(Syntax& syntax) {
    const Texts file = syntax.words("FILE", "a backup, or its name in the folder backups; none lists them", 0, 1);
    const Flag accept =
        syntax.flag("--accept-lost-invoices", "even if issued invoices are not in it; their numbers stay taken");
    return [=](Context& context) {
        if (file->empty()) return list_backups(context);
        RestoreRequest request;
        request.database = context.database();
        request.backup = backup_named(context, file->front());
        request.keep = new_backup_name(context, backup_folder(context), "replaced");
        request.accept_lost_invoices = *accept;
        request.at = context.now().at;
        const Restored restored = context.world().restore(request);
        const int code = context.answer(restored, [&] { return restored_text(restored); });
        context.notes(loss_remarks(restored));
        return code;
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
        {"restore",
         "go back to a backup; what is there now is kept",
         {"sugo restore", "sugo restore sugo-2026-03-02-0900.db", "sugo restore /media/stick/sugo.db"},
         bind_restore,
         "The backup is verified before it takes the place of the database, and other sugos may be running. One that "
         "lacks invoices you have issued is refused, because their numbers would be given again."},
    };
}

}  // namespace sugo::cli
