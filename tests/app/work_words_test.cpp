#include <support/test.hpp>

#include <app/scene.hpp>

using namespace scene;

namespace {

std::string named(Desk& desk, const Words& words) {
    return people::find_work(desk.store, words).name();
}
Error unknown(Desk& desk, const Words& words) {
    return refusal([&] { people::find_work(desk.store, words); });
}

}  // namespace

TEST_CASE("words name a client's project and a kind, an own project and a kind, or a kind alone") {
    Desk desk;
    CHECK(named(desk, {"acme/ner", "meeting"}) == "acme/ner meeting");
    CHECK(named(desk, {"ACME/Ner", "Code"}) == "acme/ner code");
    CHECK(named(desk, {"book", "write"}) == "book write");
    CHECK(named(desk, {"learn"}) == "learn");
    CHECK(people::find_work(desk.store, {"learn"}).project == std::nullopt);
}

TEST_CASE("without a kind it is the project's usual one, else the setting's") {
    Desk desk;
    CHECK(named(desk, {"acme/ner"}) == "acme/ner code");
    people::set_setting(desk.store, "kind", "research", desk.now);
    CHECK(named(desk, {"acme/ner"}) == "acme/ner research");
    people::ProjectEdit edit;
    edit.usual_kind = "mentor";
    people::edit_project(desk.store, "acme/ner", edit, desk.now);
    CHECK(named(desk, {"acme/ner"}) == "acme/ner mentor");
}

TEST_CASE("own work must name its kind unless the project has a usual one") {
    Desk desk;
    const Error error = unknown(desk, {"book"});
    CHECK(error.kind == ErrorKind::usage);
    CHECK(error.message == "book has no usual kind of work, so name one");
    CHECK(error.hint == "book write");
    people::ProjectEdit edit;
    edit.usual_kind = "write";
    people::edit_project(desk.store, "book", edit, desk.now);
    CHECK(named(desk, {"book"}) == "book write");
}

TEST_CASE("a client alone means its only active project") {
    Desk desk;
    CHECK(named(desk, {"acme"}) == "acme/ner code");
    CHECK(named(desk, {"acme", "meeting"}) == "acme/ner meeting");
    people::add_project(desk.store, "acme/web", {}, desk.now);
    const Error several = unknown(desk, {"acme"});
    CHECK(several.kind == ErrorKind::usage);
    CHECK(several.message == "acme has 2 projects: acme/ner, acme/web");
    CHECK(several.hint == "acme/ner");
    people::archive_project(desk.store, "acme/web", true, desk.now);
    CHECK(named(desk, {"acme"}) == "acme/ner code");
    people::archive_project(desk.store, "acme/ner", true, desk.now);
    CHECK(unknown(desk, {"acme"}).kind == ErrorKind::refused);
    people::add_client(desk.store, "globex", {}, desk.now);
    CHECK(unknown(desk, {"globex"}).hint == "sugo project add globex/NAME");
}

TEST_CASE("an unknown word is not found, with what was meant, else the command that adds it") {
    Desk desk;
    const Error client = unknown(desk, {"acmee"});
    CHECK(client.kind == ErrorKind::not_found);
    CHECK(client.message == "there is no client, own project or kind acmee; did you mean acme?");
    CHECK(client.hint == "acme");
    const Error project = unknown(desk, {"acme/nre"});
    CHECK(project.message == "acme has no project nre; did you mean acme/ner?");
    CHECK(project.hint == "acme/ner");
    const Error kind = unknown(desk, {"acme/ner", "cod"});
    CHECK(kind.message == "there is no kind cod; did you mean code?");
    CHECK(kind.hint == "code");
    CHECK(unknown(desk, {"zzzzz/ner"}).message == "there is no client zzzzz");
    CHECK(unknown(desk, {"/"}).kind == ErrorKind::not_found);
    CHECK(unknown(desk, {""}).kind == ErrorKind::not_found);
}

TEST_CASE("no word, a third word, or a word after a kind cannot be understood") {
    Desk desk;
    CHECK(unknown(desk, {}).kind == ErrorKind::usage);
    CHECK(unknown(desk, {"acme", "code", "now"}).kind == ErrorKind::usage);
    const Error after_kind = unknown(desk, {"code", "acme"});
    CHECK(after_kind.kind == ErrorKind::usage);
    CHECK(after_kind.hint == "acme code");
}

TEST_CASE("what is archived is refused with the way back, and found where the past is asked for") {
    Desk desk;
    people::archive_kind(desk.store, "code", true, desk.now);
    CHECK(unknown(desk, {"acme/ner", "code"}).hint == "sugo kind unarchive code");
    people::archive_project(desk.store, "acme/ner", true, desk.now);
    CHECK(unknown(desk, {"acme/ner", "meeting"}).hint == "sugo project unarchive acme/ner");
    people::archive_client(desk.store, "acme", true, desk.now);
    CHECK(unknown(desk, {"acme", "meeting"}).hint == "sugo client unarchive acme");
    CHECK(unknown(desk, {"acme/ner", "meeting"}).message == "acme is archived");
    CHECK(people::find_work(desk.store, {"acme"}, true).name() == "acme/ner code");
    CHECK(people::find_project(desk.store, "acme").slug == "ner");
}

TEST_CASE("the nearest word is at most two edits away, fewer for short ones, and counts letters of any script") {
    using people::nearest;
    CHECK(nearest("metting", {"code", "meeting"}) == "meeting");
    CHECK(nearest("ocde", {"code"}) == "code");
    CHECK(nearest("cxdx", {"code"}) == std::nullopt);
    CHECK(nearest("x", {"y"}) == std::nullopt);
    CHECK(nearest("한빚", {"한빛"}) == "한빛");
    CHECK(nearest("가나", {"한빛"}) == std::nullopt);
    CHECK(nearest("globxe", {"globex", "acme"}) == "globex");
    CHECK(nearest("anything", {}) == std::nullopt);
}
