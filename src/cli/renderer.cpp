// The page is drawn by a program of its own.
#include <cli/renderer.hpp>

#include <algorithm>
#include <utility>

#include <unistd.h>

#include <fmt/format.h>

#include <cli/process.hpp>
#include <sugo/error.hpp>

namespace sugo::cli {
namespace {

constexpr const char* kRenderer = "sugo-render";

}  // namespace

std::string run_program(const std::filesystem::path& program, const std::vector<std::string>& arguments,
                        std::string_view input) {
    ProcessRequest request;
    request.program = program;
    request.arguments = arguments;
    request.input = std::string(input);
    ProcessResult result = run_process(request);
    if (result.code == 0) return std::move(result.out);
    if (result.code == kNotStarted)
        throw Failure(ErrorKind::system, fmt::format("the renderer {} cannot be started", program.string()));
    std::string said = result.err.substr(0, result.err.find('\n'));
    if (said.starts_with("sugo-render: ")) said.erase(0, said.find(' ') + 1);
    throw Failure(ErrorKind::system,
                  said.empty() ? "the page could not be drawn" : fmt::format("the page could not be drawn: {}", said));
}

std::vector<std::filesystem::path> renderer_places(const std::filesystem::path& self,
                                                   const std::filesystem::path& libexec) {
    std::vector<std::filesystem::path> places;
    if (!self.empty()) {
        const std::filesystem::path folder = self.parent_path();
        const std::filesystem::path beside = folder.parent_path() / "libexec";
        places = {folder / kRenderer, beside / "sugo" / kRenderer, beside / kRenderer};
    }
    if (std::ranges::find(places, libexec / kRenderer) == places.end()) places.push_back(libexec / kRenderer);
    return places;
}

std::filesystem::path find_renderer(const std::vector<std::filesystem::path>& places) {
    std::string looked;
    for (const std::filesystem::path& place : places) {
        if (access(place.c_str(), X_OK) == 0 && !std::filesystem::is_directory(place)) return place;
        looked += (looked.empty() ? "" : ", ") + place.string();
    }
    throw Failure(ErrorKind::system,
                  fmt::format("the program {}, which draws pages, is not there; looked for {}", kRenderer, looked),
                  "SUGO_RENDER=/path/to/sugo-render, or --format text");
}

}  // namespace sugo::cli
