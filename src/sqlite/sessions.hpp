#pragma once

#include <sqlite/connection.hpp>
#include <sugo/store.hpp>

namespace sugo::sqlite {

class Sessions final : public SessionLog {
public:
    explicit Sessions(Connection& connection) : connection_(connection) {}

    SessionId add(const Session& session) override;
    void update(const Session& session) override;
    void remove(SessionId id) override;

    [[nodiscard]] std::optional<Session> open() const override;
    [[nodiscard]] std::optional<Session> find(SessionId id) const override;
    [[nodiscard]] std::optional<Session> newest(int n) const override;
    [[nodiscard]] std::vector<Session> by_short_id(std::string_view suffix) const override;
    [[nodiscard]] bool shares_short_id(SessionId id, int digits) const override;
    [[nodiscard]] std::vector<Session> overlapping(Instant start, Instant stop) const override;
    void select(const SessionQuery& query, const std::function<void(const Session&)>& visit) const override;
    void scan(const SessionQuery& query, bool with_tags,
              const std::function<void(const Session&)>& visit) const override;
    [[nodiscard]] std::set<std::string> source_keys(std::string_view source) const override;
    void keep_row(SessionId session, std::string_view row) override;
    InterruptionId add(const Interruption& interruption) override;
    void update(const Interruption& interruption) override;
    [[nodiscard]] std::vector<Interruption> interruptions(SessionId session) const override;
    void each_interruption(const std::function<void(const Interruption&)>& visit) const override;
    void keep_sign(SessionId session, const ClockReading& sign) override;
    [[nodiscard]] std::optional<ClockReading> sign(SessionId session) const override;
    bool tell_ring(SessionId session) override;
    BreakMarkId add(const BreakMark& mark) override;
    [[nodiscard]] std::vector<BreakMark> break_marks(std::optional<Instant> from) const override;
    void select_with_rows(const std::function<void(const Session&, const std::string* row)>& visit) const override;

private:
    void set_tags(SessionId id, const std::vector<std::string>& tags);

    Connection& connection_;
};

}  // namespace sugo::sqlite
