#include <sugo/payment.hpp>

namespace sugo {

Balance balance_of(Money owed, std::span<const Payment> payments) {
    Balance balance{Money{0, owed.currency}, owed};
    for (const Payment& payment : payments) {
        balance.paid = balance.paid + payment.amount;
        balance.open = balance.open - payment.amount;
    }
    return balance;
}

}  // namespace sugo
