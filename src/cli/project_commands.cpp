// project add, list, show, edit, rename, archive.
#include <cli/command.hpp>

#include <map>

#include <fmt/format.h>

#include <cli/client_words.hpp>
#include <terminal/table.hpp>

namespace sugo::cli {
namespace {

std::vector<Kind> kinds_of(Context& context) {
    return context.store().clients().kinds();
}

struct ProjectOptions {
    Text title, commitment, agreed, cap, starts, ends, billable, kind;

    explicit ProjectOptions(Syntax& syntax)
        : title(syntax.text("--title", "TEXT", "as invoices print it")),
          commitment(syntax.text("--commitment", "WORD", "long, short, or auto (by the agreed hours)")),
          agreed(syntax.text("--agreed", "LENGTH", "agreed work a week: 20h, or none")),
          cap(syntax.text("--cap", "LENGTH", "most work a week: 25h, or none")),
          starts(syntax.text("--starts", "DAY", "first day, or none")),
          ends(syntax.text("--ends", "DAY", "last day, or none")),
          billable(syntax.text("--billable", "WORD", "yes, no, or auto (the kind's word)")),
          kind(syntax.text("--kind", "KIND", "the kind of its sessions when none is named, or none")) {}

    [[nodiscard]] people::ProjectEdit edit() const {
        return {*title, *commitment, *agreed, *cap, *starts, *ends, *billable, *kind};
    }
};

int say_project(Context& context, const people::ProjectChanged& changed) {
    return context.answer(changed, [&] {
        const std::vector<Kind> kinds = kinds_of(context);
        return changed_text(context, "project " + changed.name(), facts_of(changed.before, kinds),
                            facts_of(changed.after, kinds));
    });
}

constexpr auto kProjectWord = "acme/ner, or book for a project of your own";

Action bind_project_add(Syntax& syntax) {
    const Texts path = syntax.words("PROJECT", kProjectWord, 1, 2);
    const ProjectOptions options(syntax);
    return [=](Context& context) {
        const auto added = people::add_project(context.store(), joined(*path, "/"), options.edit(), context.now());
        return context.answer(added, [&] {
            return fmt::format("added project {}\n", added.name()) +
                   facts_text(context, facts_of(added.after, kinds_of(context)));
        });
    };
}

Action bind_project_edit(Syntax& syntax) {
    const Texts path = syntax.word("PROJECT", kProjectWord);
    const ProjectOptions options(syntax);
    return [=](Context& context) {
        return say_project(context,
                           people::edit_project(context.store(), path->front(), options.edit(), context.now()));
    };
}

Action bind_project_rename(Syntax& syntax) {
    const Texts path = syntax.word("PROJECT", kProjectWord);
    const Texts to = syntax.word("NEW", "the new word for it, without the client");
    return [=](Context& context) {
        return say_project(context, people::rename_project(context.store(), path->front(), to->front(), context.now()));
    };
}

template <bool archived>
Action bind_project_archive(Syntax& syntax) {
    const Texts path = syntax.word("PROJECT", kProjectWord);
    return [=](Context& context) {
        const auto changed = people::archive_project(context.store(), path->front(), archived, context.now());
        return context.answer(changed, [&] {
            return fmt::format("{} project {}\n", archived ? "archived" : "brought back", changed.name());
        });
    };
}

std::string project_table(Context& context, const std::vector<Project>& projects, const std::vector<Client>& clients) {
    std::map<ClientId, std::string> slugs;
    for (const Client& client : clients) slugs[client.id] = client.slug + "/";
    std::map<std::string, const Project*> by_name;
    for (const Project& project : projects)
        by_name.emplace((project.client ? slugs[*project.client] : "") + project.slug, &project);
    const Seconds threshold = people::settings_of(context.store()).long_threshold;
    terminal::Table table({{.head = "project", .least = 10},
                           {.head = "title", .least = 8, .drop = 2},
                           {.head = "commitment", .drop = 1},
                           {.head = "agreed", .align = terminal::Align::right, .drop = 3},
                           {.head = "", .drop = 4, .tone = terminal::Tone::quiet}});
    for (const auto& [name, project] : by_name) {
        table.row({name, project->title, project->client ? std::string(to_string(tier_of(*project, threshold))) : "own",
                   project->agreed_per_week ? format(*project->agreed_per_week) : "",
                   project->archived ? "archived" : ""});
    }
    return table.text(context.width(), context.style());
}

Action bind_project_list(Syntax& syntax) {
    const Texts of = syntax.words("CLIENT", "only this client's", 0, 1);
    const Flag all = syntax.flag("--all", "archived ones too");
    return [=](Context& context) {
        std::vector<Project> projects = context.store().clients().projects();
        if (!*all) std::erase_if(projects, [](const Project& project) { return project.archived; });
        if (!of->empty()) {
            const ClientId client = people::find_client(context.store(), of->front()).id;
            std::erase_if(projects, [&](const Project& project) { return project.client != client; });
        }
        const std::vector<Client> clients = context.store().clients().clients();
        if (context.json()) {
            context.print(formats::to_json(projects, clients));
        } else if (projects.empty()) {
            context.print("no projects yet\n" + next_step(context, "sugo project add acme/ner"));
        } else {
            context.print(project_table(context, projects, clients));
        }
        return 0;
    };
}

Action bind_project_show(Syntax& syntax) {
    const Texts path = syntax.word("PROJECT", kProjectWord);
    return [=](Context& context) {
        const Project project = people::find_project(context.store(), path->front());
        std::vector<Client> clients = context.store().clients().clients();
        std::erase_if(clients, [&](const Client& client) { return client.id != project.client; });
        if (context.json()) {
            context.print(formats::to_json(std::vector{project}, clients));
            return 0;
        }
        Facts facts = facts_of(project, kinds_of(context));
        if (!clients.empty()) facts.insert(facts.begin(), {"client", clients.front().slug});
        context.print(facts_text(context, facts));
        return 0;
    };
}

}  // namespace

std::vector<Command> project_commands() {
    return {
        {"project add",
         "a new project, of a client or your own",
         {"sugo project add acme/ner --title \"NER pipeline\" --agreed 20h", "sugo project add book --kind write"},
         bind_project_add},
        {"project list", "the projects", {"sugo project list acme"}, bind_project_list},
        {"project show", "one project's details", {"sugo project show acme/ner"}, bind_project_show},
        {"project edit",
         "change a project",
         {"sugo project edit acme/ner --cap 25h", "sugo project edit acme/ner --commitment long"},
         bind_project_edit},
        {"project rename",
         "another word for a project",
         {"sugo project rename acme/ner entities"},
         bind_project_rename},
        {"project archive",
         "put a project away; its log stays",
         {"sugo project archive acme/ner"},
         bind_project_archive<true>},
        {"project unarchive", "bring a project back", {"sugo project unarchive acme/ner"}, bind_project_archive<false>},
    };
}

}  // namespace sugo::cli
