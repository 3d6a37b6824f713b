#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include <boost/json/value.hpp>

// docs/json.md as a test reads it: tables that say what members a value has, and an example of each answer.

namespace sugo::samples {

class Contract {
public:
    explicit Contract(std::string page);

    /// The sections under "Answers".
    [[nodiscard]] const std::vector<std::string>& answers() const { return answers_; }
    /// The example of a section on one line, as the program prints it.
    [[nodiscard]] std::string example(const std::string& section) const;

    /// What in a value is not as its section says; empty if all is.
    std::vector<std::string> faults(const std::string& section, const boost::json::value& value);
    /// Members that no value checked so far has had, other than as null.
    [[nodiscard]] std::vector<std::string> unseen() const;

    /// The page with the example of a section replaced.
    [[nodiscard]] static std::string with_example(const std::string& page, const std::string& section,
                                                  const boost::json::value& value);

private:
    struct Member {
        std::string name;
        std::string type;
    };

    void check(const std::string& path, std::string_view type, const boost::json::value& value,
               std::vector<std::string>& faults);
    void check_object(const std::string& path, const std::string& section, const boost::json::value& value,
                      std::vector<std::string>& faults);

    std::map<std::string, std::vector<Member>> tables_;
    /// Sections that have the members of another one.
    std::map<std::string, std::string> same_as_;
    std::map<std::string, std::string> examples_;
    std::vector<std::string> answers_;
    std::set<std::string> seen_;
};

}  // namespace sugo::samples
