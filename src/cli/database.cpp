#include <cli/database.hpp>

#include <sugo/error.hpp>

namespace sugo::cli {

DatabasePlace database_place(const std::optional<std::string>& option,
                             const std::function<std::optional<std::string>(const std::string&)>& environment) {
    if (option) {
        if (option->empty()) throw Failure(ErrorKind::usage, "--db needs the name of a file", "sugo --db FILE status");
        return {*option, true, "--db"};
    }
    const auto set = [&](const char* name) {
        const std::optional<std::string> value = environment(name);
        return value && !value->empty() ? value : std::nullopt;
    };
    if (const auto file = set("SUGO_DB")) return {*file, true, "SUGO_DB"};
    // The XDG specification tells to ignore a relative path.
    const auto data = set("XDG_DATA_HOME");
    if (data && data->front() == '/')
        return {std::filesystem::path(*data) / "sugo" / "sugo.db", false, "XDG_DATA_HOME"};
    if (const auto home = set("HOME")) {
        return {std::filesystem::path(*home) / ".local" / "share" / "sugo" / "sugo.db", false, "HOME"};
    }
    throw Failure(ErrorKind::system, "there is no place for the database, because HOME is not set",
                  "sugo --db FILE, or set SUGO_DB");
}

}  // namespace sugo::cli
