// One coded report to rows. In: a Document that CheckDocument has passed, its coded line, the row of its
// engine. Out: rows in every table. Method: one prepared INSERT a table, kept from report to report; byte
// offsets become code points here. It opens no transaction and asks for no permission: Ledger does both.
#pragma once

#include <array>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"
#include "document/document.h"
#include "document/offsets.h"
#include "ledger/days.h"
#include "ledger/sqlite.h"

namespace casus {

// Lower case without diacritics: what names are searched by.
std::string Folded(std::string_view name);

class ReportWriter {
 public:
  // Prepares the statements; `db` must outlive the writer. Errors: kBadData when a table is missing.
  static Result<std::unique_ptr<ReportWriter>> Create(Database* db);

  // Inserts all rows of the report; `sha256` is that of its text. After an error some rows may be there: the
  // caller rolls back.
  Result<void> Write(const Document& doc, std::string_view sha256, std::string_view coded, int64_t engine);

 private:
  enum Table {
    kReports,
    kText,
    kSentences,
    kActors,
    kPlaces,
    kEvents,
    kEventActors,
    kAccords,
    kAccordParties,
    kCompliance,
    kTolls,
    kMentions,
    kTables
  };
  struct Insert {
    Table table;
    const char* sql;
  };
  // The days of an event or of the report.
  struct Dating {
    std::optional<std::string> begin, end;
    bool known = false;
  };

  static const Insert kInserts[];

  explicit ReportWriter(Database* db) : db_(db) {}

  // Inserts a row unless an earlier one of this report failed.
  template <typename... Args>
  void Put(Table table, const Args&... args) {
    if (state_) state_ = statements_[table]->Run(args...);
  }
  void PutReport(std::string_view sha256, std::string_view coded, int64_t engine);
  void PutSentences();
  void PutActors();
  void PutPlaces();
  void PutEvents();
  void PutEventActors(const std::string& event, const char* role, const std::vector<ActorId>& actors);
  void PutAccords();
  void PutCompliance();
  void PutTolls();
  void PutMention(const std::string& owner, const char* role, size_t n, Span span);

  Dating DateOf(EventId event) const;
  std::optional<uint32_t> SentenceAt(uint32_t offset) const;

  Database* db_;
  std::array<std::optional<Statement>, kTables> statements_;

  // The report being written.
  const Document* doc_ = nullptr;
  std::optional<CodePoints> offsets_;
  std::optional<DayRange> published_;
  int64_t report_ = 0;
  Result<void> state_;
};

}  // namespace casus
