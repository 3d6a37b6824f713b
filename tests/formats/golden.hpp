#pragma once

#include <cstdlib>
#include <fstream>
#include <iterator>
#include <string>

#include <support/test.hpp>

namespace sugo::samples {

inline std::string source_path(const std::string& path) {
    return std::string(SUGO_SOURCE_DIR) + "/" + path;
}

inline std::string read_source(const std::string& path) {
    std::ifstream file(source_path(path), std::ios::binary);
    REQUIRE_MESSAGE(file, path);
    return {std::istreambuf_iterator<char>(file), {}};
}

inline void write_source(const std::string& path, const std::string& text) {
    std::ofstream(source_path(path), std::ios::binary) << text;
}

inline bool updating_golden() {
    return std::getenv("SUGO_UPDATE_GOLDEN") != nullptr;
}

/// Compares with a file of this folder; SUGO_UPDATE_GOLDEN=1 writes it instead.
inline void check_golden(const std::string& name, const std::string& text) {
    const std::string path = "tests/formats/samples/" + name;
    if (updating_golden()) return write_source(path, text);
    CHECK_MESSAGE(text == read_source(path), name);
}

}  // namespace sugo::samples
