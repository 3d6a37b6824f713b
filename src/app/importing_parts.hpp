#pragma once

#include <set>
#include <string>
#include <vector>

#include <app/importing_rules.hpp>

namespace sugo::importing {

/// What is known of an interval's meaning while its names and tags are read.
struct Interpreter::Parts {
    const Client* client = nullptr;
    const Project* project = nullptr;
    const Kind* kind = nullptr;
    /// The tags or names that said so, for messages.
    std::string client_tag;
    std::string project_tag;
    std::string kind_tag;
    std::set<std::string> tags;
    /// Tags without a rule.
    std::vector<std::string> unruled;
};

}  // namespace sugo::importing
