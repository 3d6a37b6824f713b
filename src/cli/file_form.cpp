#include <cli/file_form.hpp>

#include <algorithm>
#include <filesystem>

#include <fmt/format.h>

#include <sugo/error.hpp>
#include <sugo/text.hpp>

namespace sugo::cli {
namespace {

/// "march.PDF" → "pdf"; empty for "march", "-" and ".pdf", which is a hidden file.
std::string ending_of(const std::string& file) {
    std::string ending = std::filesystem::path(file).extension().string();
    if (!ending.empty()) ending.erase(0, 1);
    for (char& letter : ending) {
        if (letter >= 'A' && letter <= 'Z') letter = static_cast<char>(letter - 'A' + 'a');
    }
    return ending;
}

/// "text, pdf or json"
std::string listed(std::span<const FileForm> forms) {
    std::string text;
    for (const FileForm& form : forms) {
        if (!text.empty()) text += &form == &forms.back() ? " or " : ", ";
        text += form.word;
    }
    return text;
}

}  // namespace

std::optional<std::string_view> chosen_form(std::span<const FileForm> forms, const std::optional<std::string>& format,
                                            const std::optional<std::string>& file) {
    const auto asked = std::ranges::find(forms, format.value_or(""), &FileForm::word);
    if (format && asked == forms.end()) {
        throw Failure(ErrorKind::usage, fmt::format("there is no format {}", printable(*format)),
                      "--format " + listed(forms));
    }
    const std::string ending = file ? ending_of(*file) : "";
    const auto named = std::ranges::find_if(
        forms, [&](const FileForm& form) { return std::ranges::find(form.endings, ending) != form.endings.end(); });
    if (!format && !ending.empty() && named == forms.end()) {
        throw Failure(ErrorKind::usage, fmt::format("no format is known by the ending of {}", printable(*file)),
                      "--format " + listed(forms));
    }
    if (format && named != forms.end() && named != asked) {
        throw Failure(ErrorKind::usage,
                      fmt::format("{} ends like {}, but --format says {}", printable(*file), named->word, asked->word),
                      fmt::format("--format {}, or -o {}", named->word,
                                  std::filesystem::path(*file).replace_extension(asked->endings.front()).string()));
    }
    if (format) return asked->word;
    return named == forms.end() ? std::nullopt : std::optional(named->word);
}

}  // namespace sugo::cli
