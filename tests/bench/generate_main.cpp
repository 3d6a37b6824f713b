// generate FOLDER SESSIONS SEED DAY [unbilled]: writes the made-up log of the sessions that end before a day, as
// sugo.db (its months billed, unless told), books.db, log.csv and timewarrior/, and says what it comes to.
#include <charconv>
#include <filesystem>
#include <iostream>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <sugo/error.hpp>

#include <bench/made_files.hpp>
#include <bench/made_store.hpp>

namespace {

template <class Number>
Number read_number(std::string_view text) {
    Number number{};
    const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (problem != std::errc() || end != text.data() + text.size()) {
        throw sugo::Failure(sugo::ErrorKind::usage, std::string(text) + " is no number");
    }
    return number;
}

}  // namespace

int main(int count, char** words) {
    const std::vector<std::string_view> all(words + (count > 0 ? 1 : 0), words + count);
    if (all.size() < 4) {
        std::cerr << "usage: generate FOLDER SESSIONS SEED DAY [unbilled]\n";
        return 2;
    }
    try {
        const std::filesystem::path folder(all[0]);
        const sugo::Day until = sugo::parse_day(all[3], sugo::Day{}).value();
        const auto log = sugo::bench::make_log(read_number<int>(all[1]), read_number<std::uint64_t>(all[2]), until);
        std::filesystem::create_directories(folder);
        sugo::bench::write_text(folder / "log.csv", sugo::bench::csv(log));
        sugo::bench::write_timewarrior(log, folder / "timewarrior");
        sugo::bench::make_books(folder / "books.db");
        sugo::bench::make_store(log, folder / "sugo.db", all.size() < 5 || all[4] != "unbilled");
        std::cout << sugo::bench::totals_json(log);
        return 0;
    } catch (const std::exception& failure) {
        std::cerr << "generate: " << failure.what() << "\n";
        return 1;
    }
}
