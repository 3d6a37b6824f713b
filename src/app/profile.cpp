#include <sugo/people.hpp>

#include <app/party_edits.hpp>

namespace sugo::people {

Profile edited(Profile profile, const ProfileEdit& edit) {
    edit_party(profile.party, edit.name, edit.address, edit.country, edit.tax_id, edit.email, edit.phone);
    if (edit.payment) profile.payment = parse_block_text(*edit.payment).value();
    if (edit.currency) profile.currency = Currency::parse(*edit.currency).value();
    if (edit.paper) profile.paper = parse_paper(*edit.paper).value();
    return profile;
}

ProfileChanged setup(Store& store, const ProfileEdit& edit, const Now& now) {
    ProfileChanged changed;
    store.transact(now.at, "setup", [&] {
        changed.before = store.profile().current();
        const Profile profile = edited(changed.before.value_or(Profile{}), edit);
        if (profile.party.legal_name.empty()) {
            throw Failure(ErrorKind::usage, "your name is needed, as invoices print it",
                          "sugo setup --name \"Jane Doe\"");
        }
        if (profile != changed.before) store.profile().add(profile, now.at);
        changed.after = profile;
    });
    return changed;
}

}  // namespace sugo::people
