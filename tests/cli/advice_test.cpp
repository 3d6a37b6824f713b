#include <support/test.hpp>

#include <cli/advice.hpp>

#include "stage.hpp"

using namespace sugo;
using cli::for_database;

TEST_CASE("a command that sugo advises is for the database that was named") {
    CHECK(for_database("sugo edit 7k2mq --for LENGTH", std::nullopt) == "sugo edit 7k2mq --for LENGTH");
    CHECK(for_database("sugo edit 7k2mq --for LENGTH", "copy.db") == "sugo --db copy.db edit 7k2mq --for LENGTH");
    CHECK(for_database("sugo restore, for the backups there are, then sugo restore FILE", "copy.db") ==
          "sugo --db copy.db restore, for the backups there are, then sugo --db copy.db restore FILE");
    CHECK(for_database("1 more; sugo log --unbilled", "사본 1.db") == "1 more; sugo --db '사본 1.db' log --unbilled");
    CHECK(for_database("sugo undo", "it's.db") == R"(sugo --db 'it'\''s.db' undo)");
}

TEST_CASE("what only speaks of sugo, or names a database already, stays as it is") {
    for (const auto* advice : {"update sugo", "sugo --db FILE status", "that sugo knows", "~/.sugo/sugo edit",
                               "sqlite3 'sugo.db' \"REINDEX\"", "sugo "}) {
        CHECK(for_database(advice, "copy.db") == advice);
    }
}

TEST_CASE("the next step and the way out of an error name the database that was named") {
    Stage stage;
    CHECK(stage.run({"--db", "copy.db", "report"}) == 0);
    CHECK(stage.out.find("next: sugo --db copy.db ") != std::string::npos);
    CHECK(stage.run({"undo", "--db=copy.db"}) == 1);
    CHECK(stage.err.find("try: sugo --db copy.db ") != std::string::npos);
    CHECK(stage.run({"undo"}) == 1);
    CHECK(stage.err.find("--db") == std::string::npos);
}
