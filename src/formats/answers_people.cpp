#include <sugo/answers.hpp>

#include <map>

#include <formats/json_values.hpp>

namespace sugo::formats {

namespace {

using ClientSlugs = std::map<ClientId, std::string>;

ClientSlugs slugs_of(const std::vector<Client>& clients) {
    ClientSlugs slugs;
    for (const Client& client : clients) slugs.emplace(client.id, client.slug);
    return slugs;
}

std::optional<std::string> slug_of(const Project& project, const ClientSlugs& slugs) {
    if (!project.client) return std::nullopt;
    const auto found = slugs.find(*project.client);
    return found == slugs.end() ? std::nullopt : std::optional(found->second);
}

// A project with the name that commands take.
void put_project(JsonWriter& json, const Project& project, const std::optional<std::string>& client) {
    json.object([&] {
        json.member("name", client ? *client + "/" + project.slug : project.slug);
        json.member("client", client);
        put_members(json, project);
    });
}

}  // namespace

std::string to_json(const people::ClientChanged& answer) {
    return json_line([&](JsonWriter& json) {
        json.member("before", answer.before);
        json.member("after", answer.after);
        json.member("repriced", answer.repriced);
        json.member("lost_rate", answer.lost_rate);
    });
}

std::string to_json(const people::ProjectChanged& answer) {
    const auto client = answer.client ? std::optional(answer.client->slug) : std::nullopt;
    return json_line([&](JsonWriter& json) {
        json.key("before");
        put_project(json, answer.before, client);
        json.key("after");
        put_project(json, answer.after, client);
    });
}

std::string to_json(const people::KindChanged& answer) {
    return json_line([&](JsonWriter& json) {
        json.member("before", answer.before);
        json.member("after", answer.after);
    });
}

std::string to_json(const people::ProfileChanged& answer) {
    return json_line([&](JsonWriter& json) {
        json.member("before", answer.before);
        json.member("after", answer.after);
    });
}

std::string to_json(const people::SettingChanged& answer) {
    return json_line([&](JsonWriter& json) {
        json.member("key", answer.key);
        json.member("before", answer.before);
        json.member("after", answer.after);
    });
}

std::string to_json(std::span<const SettingInfo> settings, const std::map<std::string, std::string>& set,
                    std::span<const Origin> surroundings) {
    return json_line([&](JsonWriter& json) {
        json.key("settings");
        json.array([&] {
            for (const SettingInfo& info : settings) {
                const auto value = set.find(std::string(info.key));
                const bool is_set = value != set.end();
                json.object([&] {
                    json.member("key", info.key);
                    json.member("value", is_set ? std::string_view(value->second) : info.fallback);
                    json.member("default", info.fallback);
                    json.member("source", std::string_view(is_set ? "set" : "default"));
                    json.member("meaning", info.meaning);
                });
            }
        });
        json.key("surroundings");
        json.array([&] {
            for (const Origin& one : surroundings) {
                json.object([&] {
                    json.member("name", one.name);
                    json.member("value", one.value);
                    json.member("source", one.source);
                });
            }
        });
    });
}

std::string to_json(const std::vector<Client>& clients, const std::vector<Project>& projects) {
    return json_line([&](JsonWriter& json) {
        json.key("clients");
        json.array([&] {
            for (const Client& client : clients) {
                json.object([&] {
                    put_members(json, client);
                    json.key("projects");
                    json.array([&] {
                        for (const Project& project : projects) {
                            if (project.client == client.id) put_project(json, project, client.slug);
                        }
                    });
                });
            }
        });
    });
}

std::string to_json(const std::vector<Project>& projects, const std::vector<Client>& clients) {
    const ClientSlugs slugs = slugs_of(clients);
    return json_line([&](JsonWriter& json) {
        json.key("projects");
        json.array([&] {
            for (const Project& project : projects) put_project(json, project, slug_of(project, slugs));
        });
    });
}

std::string to_json(const std::vector<Kind>& kinds) {
    return json_line([&](JsonWriter& json) { json.member("kinds", kinds); });
}

}  // namespace sugo::formats
