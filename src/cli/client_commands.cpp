// client add, list, show, edit, rename, archive.
#include <cli/command.hpp>

#include <fmt/format.h>

#include <cli/client_words.hpp>
#include <terminal/table.hpp>

namespace sugo::cli {
namespace {

struct ClientOptions {
    Text name, address, country, tax_id, email, phone, language, currency, zone, net, tax;
    Flag confidential, open;

    explicit ClientOptions(Syntax& syntax)
        : name(syntax.text("--name", "TEXT", "the legal name, as invoices print it")),
          address(syntax.text("--address", "TEXT", "\\n between its lines, without the country")),
          country(syntax.text("--country", "CODE", "its code or name: US, DE, South Korea")),
          tax_id(syntax.text("--tax-id", "TEXT", "its VAT or tax number")),
          email(syntax.text("--email", "TEXT", "where invoices go")),
          phone(syntax.text("--phone", "TEXT", "a number to call")),
          language(syntax.text("--language", "CODE", "kept for its invoices; their own words are English for now")),
          currency(syntax.text("--currency", "CODE", "USD, EUR, KRW; default your own")),
          zone(syntax.text("--zone", "ZONE", "where the times on its invoices are shown: Asia/Seoul")),
          net(syntax.text("--net", "DAYS", "days to pay; default 30")),
          tax(syntax.text("--tax", "TAX", "\"VAT 19%\", or none")),
          confidential(syntax.flag("--confidential", "reports that leave the house show the short name only")),
          open(syntax.flag("--not-confidential", "the full name may be shown")) {}

    [[nodiscard]] people::ClientEdit edit() const {
        people::ClientEdit edit{*name,     *address,  *country, *tax_id, *email, *phone,
                                *language, *currency, *zone,    {},      *tax,   {}};
        if (*net) edit.net_days = number_of_option("--net", **net, 0, 3650);
        if (*confidential || *open) edit.confidential = *confidential;
        return edit;
    }
};

int say_client(Context& context, const people::ClientChanged& changed) {
    const std::string currency(changed.after.currency.code());
    if (changed.repriced > changed.lost_rate) {
        context.note(fmt::format("{} at another rate now, in {}; sugo log {} --unbilled shows it",
                                 sessions(changed.repriced - changed.lost_rate), currency, changed.after.slug));
    }
    if (changed.lost_rate > 0) {
        context.note(fmt::format("{} without a rate now; sugo rate set {} \"RATE {}\" --from DAY",
                                 sessions(changed.lost_rate), changed.after.slug, currency));
    }
    return context.answer(changed, [&] {
        return changed_text(context, "client " + changed.after.slug, facts_of(changed.before), facts_of(changed.after));
    });
}

Action bind_client_add(Syntax& syntax) {
    const Texts slug = syntax.word("CLIENT", "the word you will type for it: acme");
    const ClientOptions options(syntax);
    return [=](Context& context) {
        const auto added = people::add_client(context.store(), slug->front(), options.edit(), context.now());
        return context.answer(added, [&] {
            return fmt::format("added client {}\n", added.after.slug) + facts_text(context, facts_of(added.after));
        });
    };
}

Action bind_client_edit(Syntax& syntax) {
    const Texts slug = syntax.word("CLIENT", "which one");
    const ClientOptions options(syntax);
    return [=](Context& context) {
        return say_client(context, people::edit_client(context.store(), slug->front(), options.edit(), context.now()));
    };
}

Action bind_client_rename(Syntax& syntax) {
    const Texts slug = syntax.word("CLIENT", "which one");
    const Texts to = syntax.word("NEW", "the new word for it");
    return [=](Context& context) {
        return say_client(context, people::rename_client(context.store(), slug->front(), to->front(), context.now()));
    };
}

/// What is put away and not billed is easily forgotten.
void note_unbilled(Context& context, const Client& client) {
    std::string way = fmt::format("sugo invoice draft {} --through today", client.slug);
    for (const billing::Shown& shown : billing::list(context.store(), client.slug, context.now())) {
        if (shown.state != billing::Shown::State::draft) continue;
        context.note(
            fmt::format("its draft waits, {}; sugo invoice issue {}", format(shown.document.total), shown.name));
        way = fmt::format("sugo log {} --unbilled", client.slug);
    }
    for (const auto& unbilled : tracking::overview(context.store(), context.now()).unbilled) {
        if (unbilled.client.id != client.id) continue;
        context.note(fmt::format("{}, {}, is unbilled; {}", format(unbilled.time), format(unbilled.amount), way));
    }
}

template <bool archived>
Action bind_client_archive(Syntax& syntax) {
    const Texts slug = syntax.word("CLIENT", "which one");
    return [=](Context& context) {
        const auto changed = people::archive_client(context.store(), slug->front(), archived, context.now());
        if (archived) note_unbilled(context, changed.after);
        return context.answer(changed, [&] {
            return fmt::format("{} client {}\n", archived ? "archived" : "brought back", changed.after.slug);
        });
    };
}

Action bind_client_list(Syntax& syntax) {
    const Flag all = syntax.flag("--all", "archived ones too");
    return [=](Context& context) {
        std::vector<Client> clients = context.store().clients().clients();
        if (!*all) std::erase_if(clients, [](const Client& client) { return client.archived; });
        const std::vector<Project> projects = context.store().clients().projects();
        if (context.json()) {
            context.print(formats::to_json(clients, projects));
            return 0;
        }
        if (clients.empty()) {
            context.print("no clients yet\n" + next_step(context, "sugo client add acme --name \"Acme Robotics\""));
            return 0;
        }
        terminal::Table table({{.head = "client", .least = 8},
                               {.head = "name", .least = 8, .drop = 1},
                               {.head = "projects", .least = 8},
                               {.head = "", .drop = 2, .tone = terminal::Tone::quiet}});
        for (const Client& client : clients) {
            std::vector<std::string> names;
            for (const Project& project : projects) {
                if (project.client == client.id && !project.archived) names.push_back(project.slug);
            }
            table.row({client.slug, client.party.legal_name, joined(names, ", "), client.archived ? "archived" : ""});
        }
        context.print(table.text(context.width(), context.style()));
        return 0;
    };
}

Action bind_client_show(Syntax& syntax) {
    const Texts slug = syntax.word("CLIENT", "which one");
    return [=](Context& context) {
        const Client client = people::find_client(context.store(), slug->front());
        std::vector<Project> projects = context.store().clients().projects();
        std::erase_if(projects, [&](const Project& project) { return project.client != client.id; });
        if (context.json()) {
            context.print(formats::to_json(std::vector{client}, projects));
            return 0;
        }
        Facts facts = facts_of(client);
        for (const Project& project : projects) {
            facts.emplace_back(&project == &projects.front() ? "projects" : "",
                               client.slug + "/" + project.slug + (project.title.empty() ? "" : "  " + project.title) +
                                   (project.archived ? "  (archived)" : ""));
        }
        context.print(facts_text(context, facts));
        return 0;
    };
}

}  // namespace

std::vector<Command> client_commands() {
    return {
        {"client add",
         "a new client",
         {"sugo client add acme --name \"Acme Robotics\" --country US --net 14"},
         bind_client_add},
        {"client list", "your clients", {"sugo client list --all"}, bind_client_list},
        {"client show", "one client's details", {"sugo client show acme"}, bind_client_show},
        {"client edit",
         "change a client; invoices already issued keep what they say",
         {"sugo client edit acme --tax \"VAT 19%\"", "sugo client edit acme --phone \"\""},
         bind_client_edit},
        {"client rename", "another word for a client", {"sugo client rename acme acme-robotics"}, bind_client_rename},
        {"client archive", "put a client away; its log stays", {"sugo client archive acme"}, bind_client_archive<true>},
        {"client unarchive", "bring a client back", {"sugo client unarchive acme"}, bind_client_archive<false>},
    };
}

}  // namespace sugo::cli
