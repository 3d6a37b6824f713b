#include <sugo/people.hpp>

namespace sugo::people {

Books load_books(Store& store) {
    Books books;
    for (const Client& client : store.clients().clients()) books.clients.emplace(client.id, client);
    for (const Project& project : store.clients().projects()) books.projects.emplace(project.id, project);
    for (const Kind& kind : store.clients().kinds()) books.kinds.emplace(kind.id, kind);
    books.rates = store.rates().entries();
    books.long_threshold = settings_of(store).long_threshold;
    return books;
}

}  // namespace sugo::people
