#include <bench/made_files.hpp>

#include <fstream>
#include <iterator>
#include <map>
#include <stdexcept>

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace sugo::bench {

namespace {

using std::back_inserter;
// Days live in no namespace of sugo's own.
using sugo::to_string;

/// "20261120T090000Z"
std::string compact(Instant at) {
    std::string text = to_iso(at);
    std::erase_if(text, [](char character) { return character == '-' || character == ':'; });
    return text;
}

template <class Key>
std::string object(const std::map<Key, std::int64_t>& sums) {
    std::string text = "{";
    for (const auto& [key, seconds] : sums) {
        fmt::format_to(back_inserter(text), "{}\"{}\":{}", text.size() > 1 ? "," : "", key, seconds);
    }
    return text + "}";
}

/// The client's project, as one tag.
std::string path_of(const Made& made) {
    return fmt::format("{}/{}", client_name(*made.client), project_name(made.project));
}

}  // namespace

std::string totals_json(std::span<const Made> log) {
    std::int64_t seconds = 0;
    std::map<std::string, std::int64_t> clients;
    std::map<std::string, std::int64_t> days;
    for (const Made& made : log) {
        seconds += made.length.count();
        clients[made.client ? client_name(*made.client) : ""] += made.length.count();
        days[to_string(made.day)] += made.length.count();
    }
    return fmt::format("{{\"sessions\":{},\"seconds\":{},\"clients\":{},\"days\":{}}}\n", log.size(), seconds,
                       object(clients), object(days));
}

std::string csv(std::span<const Made> log) {
    std::string text = "start,end,zone,client,project,kind,note,tags,billable\n";
    for (const Made& made : log) {
        fmt::format_to(back_inserter(text), "{},{},{},{},{},{},{},\"{}\",\n", to_iso(made.start),
                       to_iso(made.start + made.length), kZone.name, made.client ? client_name(*made.client) : "",
                       made.client ? project_name(made.project) : "", made.kind, made.note, fmt::join(made.tags, ","));
    }
    return text;
}

void write_timewarrior(std::span<const Made> log, const std::filesystem::path& folder) {
    std::map<std::string, std::string> months;
    std::map<std::string, std::int64_t> tags;
    for (const Made& made : log) {
        std::string& text = months[to_string(made.day).substr(0, 7)];
        fmt::format_to(back_inserter(text), "inc {} - {} #", compact(made.start), compact(made.start + made.length));
        if (made.client) {
            fmt::format_to(back_inserter(text), " \"{}\"", path_of(made));
            ++tags[fmt::format("{}\\/{}", client_name(*made.client), project_name(made.project))];
        }
        for (const std::string_view tag : made.tags) {
            fmt::format_to(back_inserter(text), " {}", tag);
            ++tags[std::string(tag)];
        }
        fmt::format_to(back_inserter(text), " {}", made.kind);
        ++tags[std::string(made.kind)];
        if (!made.note.empty()) fmt::format_to(back_inserter(text), " # \"{}\"", made.note);
        text += '\n';
    }
    std::filesystem::create_directories(folder / "data");
    write_text(folder / "timewarrior.cfg", "");
    for (const auto& [month, text] : months) write_text(folder / "data" / (month + ".data"), text);
    std::string counts = "{";
    for (const auto& [tag, count] : tags) {
        fmt::format_to(back_inserter(counts), "{}\n  \"{}\":{{\"count\":{}}}", counts.size() > 1 ? "," : "", tag,
                       count);
    }
    write_text(folder / "data" / "tags.data", counts + "\n}");
}

void write_text(const std::filesystem::path& file, std::string_view text) {
    std::ofstream out(file, std::ios::binary);
    out << text;
    if (!out.flush()) throw std::runtime_error("cannot write " + file.string());
}

}  // namespace sugo::bench
