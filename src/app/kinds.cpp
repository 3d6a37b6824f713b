#include <sugo/people.hpp>

#include <utility>

#include <fmt/format.h>

#include <app/importing_rules.hpp>
#include <app/work_words.hpp>

namespace sugo::people {
namespace {

KindChanged change(Store& store, std::string_view slug, const Now& now, std::string_view verb,
                   const std::function<void(Kind&)>& work) {
    KindChanged changed;
    const auto label = [&] {
        const bool renamed = changed.before.slug != changed.after.slug;
        return Label{fmt::format("{} kind {}{}", verb, changed.before.slug,
                                 renamed ? " to " + changed.after.slug : std::string()),
                     {}};
    };
    store.transact(now.at, label, [&] {
        changed.before = find_kind(store, slug);
        changed.after = changed.before;
        work(changed.after);
        if (changed.after != changed.before) store.clients().update(changed.after);
    });
    return changed;
}

}  // namespace

KindChanged add_kind(Store& store, std::string_view slug, bool billable, const Now& now) {
    Kind kind;
    const auto label = [&] { return Label{"add kind " + kind.slug, {}}; };
    store.transact(now.at, label, [&] {
        kind.slug = parse_slug(slug).value();
        require_free(store, kind.slug);
        kind.billable = billable;
        kind.id = store.clients().add(kind);
    });
    return {kind, kind};
}

KindChanged edit_kind(Store& store, std::string_view slug, bool billable, const Now& now) {
    return change(store, slug, now, "edit", [&](Kind& kind) { kind.billable = billable; });
}

// The setting names a kind by its word, so it follows.
KindChanged rename_kind(Store& store, std::string_view slug, std::string_view to, const Now& now) {
    return change(store, slug, now, "rename", [&](Kind& kind) {
        const std::string name = parse_slug(to).value();
        if (name == kind.slug) return;
        require_free(store, name);
        if (settings_of(store).kind == kind.slug) store.settings().set("kind", name);
        importing::rename_in_rules(store, kind.slug, name);
        kind.slug = name;
    });
}

KindChanged archive_kind(Store& store, std::string_view slug, bool archived, const Now& now) {
    return change(store, slug, now, archived ? "archive" : "unarchive", [&](Kind& kind) { kind.archived = archived; });
}

}  // namespace sugo::people
