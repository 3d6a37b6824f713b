#include <formats/csv_reader.hpp>

#include <algorithm>

#include <formats/source_text.hpp>

namespace sugo::formats {

namespace {

/// What the first row has most of, outside of quotes.
char separator_of(std::string_view text) {
    constexpr std::string_view kSeparators = ",;\t";
    std::size_t counts[kSeparators.size()] = {};
    bool quoted = false;
    for (const char c : text) {
        if (c == '"') quoted = !quoted;
        if (quoted) continue;
        if (c == '\n' || c == '\r') break;
        if (const std::size_t which = kSeparators.find(c); which != std::string_view::npos) ++counts[which];
    }
    return kSeparators[static_cast<std::size_t>(std::max_element(std::begin(counts), std::end(counts)) - counts)];
}

}  // namespace

CsvReader::CsvReader(std::string_view text, std::string_view place, std::string_view hint)
    : text_(text), place_(place), hint_(hint) {
    constexpr std::string_view kSaid = "sep=";
    if (text_.starts_with(kSaid) && text_.size() > kSaid.size()) {
        separator_ = text_[kSaid.size()];
        at_ = kSaid.size() + 1;
        if (at_line_end()) {
            take_line_end();
            return;
        }
        at_ = 0;
    }
    separator_ = separator_of(text_);
}

std::string CsvReader::place() const {
    return place_of_line(place_, line_);
}

bool CsvReader::next() {
    while (at_ < text_.size()) {
        read_row();
        if (std::ranges::any_of(cells_, [](const std::string& cell) { return !cell.empty(); })) return true;
    }
    return false;
}

/// Cells are used again for the next row: a long file costs no memory of its own.
std::string& CsvReader::begin_cell(std::size_t nth) {
    if (nth == cells_.size()) cells_.emplace_back();
    cells_[nth].clear();
    return cells_[nth];
}

void CsvReader::read_row() {
    const char ends[] = {separator_, '\n', '\r', '\0'};
    line_ = next_line_;
    const std::size_t begins = at_;
    std::size_t count = 0;
    for (;;) {
        std::string& cell = begin_cell(count++);
        if (at_ < text_.size() && text_[at_] == '"') {
            read_quoted(cell);
        } else {
            const std::size_t end = std::min(text_.find_first_of(ends, at_), text_.size());
            cell = text_.substr(at_, end - at_);
            at_ = end;
        }
        if (at_line_end()) break;
        if (text_[at_] != separator_)
            refuse_source(place(), "text behind a closing quote, expected a separator", hint_);
        ++at_;
    }
    cells_.resize(count);
    row_ = text_.substr(begins, at_ - begins);
    take_line_end();
}

void CsvReader::read_quoted(std::string& cell) {
    ++at_;
    for (;;) {
        const std::size_t end = text_.find('"', at_);
        if (end == std::string_view::npos)
            refuse_source(place(), "a quote that does not end, expected a closing one", hint_);
        const std::string_view part = text_.substr(at_, end - at_);
        next_line_ += static_cast<std::size_t>(std::ranges::count(part, '\n'));
        cell += part;
        at_ = end + 1;
        if (at_ == text_.size() || text_[at_] != '"') return;
        cell += '"';
        ++at_;
    }
}

bool CsvReader::at_line_end() const {
    return at_ == text_.size() || text_[at_] == '\n' || text_[at_] == '\r';
}

void CsvReader::take_line_end() {
    if (at_ == text_.size()) return;
    ++next_line_;
    if (text_[at_] == '\r' && at_ + 1 < text_.size() && text_[at_ + 1] == '\n') ++at_;
    ++at_;
}

}  // namespace sugo::formats
