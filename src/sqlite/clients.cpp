#include <sqlite/clients.hpp>

#include <sqlite/changes.hpp>
#include <sqlite/statement.hpp>

namespace sugo::sqlite {
namespace {

constexpr std::string_view select_client =
    "SELECT id, slug, legal_name, address, country, tax_id, email, phone, language, currency, zone, net_days,"
    " tax_label, tax_percent, confidential, archived FROM client";

Client read_client(Statement& row) {
    Client client;
    client.id = row.take<ClientId>();
    client.slug = row.take<std::string>();
    client.party = row.take<Party>();
    client.language = row.take<std::string>();
    client.currency = row.take<Currency>();
    client.zone = row.take<std::optional<Zone>>();
    client.net_days = row.take<int>();
    client.tax = row.take<std::optional<Tax>>();
    client.confidential = row.take<bool>();
    client.archived = row.take<bool>();
    return client;
}

std::optional<Client> one_client(Statement& row) {
    return row.step() ? std::optional(read_client(row)) : std::nullopt;
}

constexpr std::string_view select_project =
    "SELECT id, client_id, slug, title, tier, agreed_per_week, cap_per_week, starts, ends, billable, usual_kind_id,"
    " archived FROM project";

Project read_project(Statement& row) {
    Project project;
    project.id = row.take<ProjectId>();
    project.client = row.take<std::optional<ClientId>>();
    project.slug = row.take<std::string>();
    project.title = row.take<std::string>();
    project.tier = row.take<std::optional<Tier>>();
    project.agreed_per_week = row.take<std::optional<Seconds>>();
    project.cap_per_week = row.take<std::optional<Seconds>>();
    project.starts = row.take<std::optional<Day>>();
    project.ends = row.take<std::optional<Day>>();
    project.billable = row.take<std::optional<bool>>();
    project.usual_kind = row.take<std::optional<KindId>>();
    project.archived = row.take<bool>();
    return project;
}

std::optional<Project> one_project(Statement& row) {
    return row.step() ? std::optional(read_project(row)) : std::nullopt;
}

constexpr std::string_view select_kind = "SELECT id, slug, billable, archived FROM kind";

Kind read_kind(Statement& row) {
    Kind kind;
    kind.id = row.take<KindId>();
    kind.slug = row.take<std::string>();
    kind.billable = row.take<bool>();
    kind.archived = row.take<bool>();
    return kind;
}

std::optional<Kind> one_kind(Statement& row) {
    return row.step() ? std::optional(read_kind(row)) : std::nullopt;
}

}  // namespace

ClientId Clients::add(const Client& client) {
    const ClientId id{connection_.id_or_next(client.id.value)};
    Statement(
        connection_,
        "INSERT INTO client (id, slug, legal_name, address, country, tax_id, email, phone, language, currency, zone,"
        " net_days, tax_label, tax_percent, confidential, archived) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, "
        "?, ?)")
        .run(id, client.slug, client.party, client.language, client.currency, client.zone, client.net_days, client.tax,
             client.confidential, client.archived);
    return id;
}

void Clients::update(const Client& client) {
    connection_.require_change();
    const int rows = Statement(connection_,
                               "UPDATE client SET slug = ?, legal_name = ?, address = ?, country = ?, tax_id = ?,"
                               " email = ?, phone = ?, language = ?, currency = ?, zone = ?, net_days = ?,"
                               " tax_label = ?, tax_percent = ?, confidential = ?, archived = ? WHERE id = ?")
                         .run(client.slug, client.party, client.language, client.currency, client.zone, client.net_days,
                              client.tax, client.confidential, client.archived, client.id);
    require_known(rows, "client");
}

std::optional<Client> Clients::client(std::string_view slug) const {
    Statement row(connection_, select_client, "WHERE slug = ?");
    return one_client(row.bind(slug));
}

std::optional<Client> Clients::client(ClientId id) const {
    Statement row(connection_, select_client, "WHERE id = ?");
    return one_client(row.bind(id));
}

std::vector<Client> Clients::clients() const {
    std::vector<Client> clients;
    Statement row(connection_, select_client, "ORDER BY slug");
    while (row.step()) clients.push_back(read_client(row));
    return clients;
}

ProjectId Clients::add(const Project& project) {
    const ProjectId id{connection_.id_or_next(project.id.value)};
    Statement(
        connection_,
        "INSERT INTO project (id, client_id, slug, title, tier, agreed_per_week, cap_per_week, starts, ends, billable,"
        " usual_kind_id, archived) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
        .run(id, project.client, project.slug, project.title, project.tier, project.agreed_per_week,
             project.cap_per_week, project.starts, project.ends, project.billable, project.usual_kind,
             project.archived);
    return id;
}

void Clients::update(const Project& project) {
    connection_.require_change();
    const int rows = Statement(connection_,
                               "UPDATE project SET client_id = ?, slug = ?, title = ?, tier = ?, agreed_per_week = ?,"
                               " cap_per_week = ?, starts = ?, ends = ?, billable = ?, usual_kind_id = ?, archived = ?"
                               " WHERE id = ?")
                         .run(project.client, project.slug, project.title, project.tier, project.agreed_per_week,
                              project.cap_per_week, project.starts, project.ends, project.billable, project.usual_kind,
                              project.archived, project.id);
    require_known(rows, "project");
}

std::optional<Project> Clients::project(std::optional<ClientId> client, std::string_view slug) const {
    Statement row(connection_, select_project, "WHERE coalesce(client_id, 0) = ? AND slug = ?");
    return one_project(row.bind(client.value_or(ClientId{}), slug));
}

std::optional<Project> Clients::project(ProjectId id) const {
    Statement row(connection_, select_project, "WHERE id = ?");
    return one_project(row.bind(id));
}

std::vector<Project> Clients::projects() const {
    std::vector<Project> projects;
    Statement row(connection_, select_project, "ORDER BY slug, id");
    while (row.step()) projects.push_back(read_project(row));
    return projects;
}

KindId Clients::add(const Kind& kind) {
    const KindId id{connection_.id_or_next(kind.id.value)};
    Statement(connection_, "INSERT INTO kind (id, slug, billable, archived) VALUES (?, ?, ?, ?)")
        .run(id, kind.slug, kind.billable, kind.archived);
    return id;
}

void Clients::update(const Kind& kind) {
    connection_.require_change();
    const int rows = Statement(connection_, "UPDATE kind SET slug = ?, billable = ?, archived = ? WHERE id = ?")
                         .run(kind.slug, kind.billable, kind.archived, kind.id);
    require_known(rows, "kind");
}

std::optional<Kind> Clients::kind(std::string_view slug) const {
    Statement row(connection_, select_kind, "WHERE slug = ?");
    return one_kind(row.bind(slug));
}

std::optional<Kind> Clients::kind(KindId id) const {
    Statement row(connection_, select_kind, "WHERE id = ?");
    return one_kind(row.bind(id));
}

std::vector<Kind> Clients::kinds() const {
    std::vector<Kind> kinds;
    Statement row(connection_, select_kind, "ORDER BY slug");
    while (row.step()) kinds.push_back(read_kind(row));
    return kinds;
}

}  // namespace sugo::sqlite
