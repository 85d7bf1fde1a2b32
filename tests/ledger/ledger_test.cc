// Keeping reports: once, whole, and refusing what cannot be kept.
#include "ledger/ledger.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>

#include "base/file.h"
#include "ledger/migrations.h"
#include "ledger/query.h"
#include "ledger/sqlite.h"
#include "sample.h"

namespace casus {
namespace {

std::unique_ptr<Ledger> OpenOrDie(const std::string& path, Ledger::Mode mode = Ledger::Mode::kReadWrite,
                                  int busy_ms = 60000) {
  Result<std::unique_ptr<Ledger>> ledger = Ledger::Open(path, mode, busy_ms);
  if (!ledger) {
    ADD_FAILURE() << ledger.error().ToString();
    return nullptr;
  }
  return std::move(*ledger);
}

std::vector<std::string> Lines(Ledger* ledger) {
  std::vector<std::string> lines;
  EXPECT_TRUE(ledger->Dump([&](std::string_view line) { lines.emplace_back(line); }));
  return lines;
}

TEST(Ledger, KeepsAReportAndItsWords) {
  auto ledger = OpenOrDie(FreshPath("keep"));
  auto doc = BridgeReport();
  Result<AddOutcome> added = ledger->Add(*doc, "{\"coded\":1}", kTestEngine);
  ASSERT_TRUE(added) << added.error().ToString();
  EXPECT_EQ(*added, AddOutcome::kAdded);
  Result<std::optional<KeptReport>> kept = ledger->Find("bridge");
  ASSERT_TRUE(kept && *kept);
  EXPECT_EQ((*kept)->text, doc->text());
  EXPECT_EQ((*kept)->coded, "{\"coded\":1}");
  EXPECT_EQ((*kept)->engine.lexicon, kTestEngine.lexicon);
  EXPECT_EQ((*kept)->info.publisher, "The Ferry Post");
  EXPECT_FALSE(ledger->Find("other").value().has_value());
  Result<LedgerCounts> counts = ledger->Counts();
  ASSERT_TRUE(counts);
  EXPECT_EQ(counts->events, 3);
  EXPECT_EQ(counts->actors, 4);
  EXPECT_EQ(counts->compliance, 1);
  EXPECT_TRUE(ledger->Check());
  const std::vector<std::string> lines = Lines(ledger.get());
  // "Özgür Kaan met": eleven code points before the cue, not thirteen bytes.
  const std::string cue =
      "mentions\treport=bridge\towner=e1\trole=cue\tn=0\tspan_begin=11\tspan_end=14\twords=met";
  EXPECT_NE(std::find(lines.begin(), lines.end(), cue), lines.end());
}

TEST(Ledger, TheSameReportTwiceChangesNothing) {
  auto ledger = OpenOrDie(FreshPath("twice"));
  auto doc = BridgeReport();
  ASSERT_TRUE(ledger->Add(*doc, "{}", kTestEngine));
  const std::vector<std::string> before = Lines(ledger.get());
  EXPECT_TRUE(*ledger->Has(doc->info(), doc->text()));
  EXPECT_FALSE(*ledger->Has(ReportInfo{"other", "", "", "", "", ""}, doc->text()));
  // Another engine, or nothing coded at all: the first coding stays.
  const Document bare(doc->info(), std::string(doc->text()));
  EXPECT_EQ(*ledger->Add(*doc, "{}", Engine{"9", "x", "y"}), AddOutcome::kUnchanged);
  EXPECT_EQ(*ledger->Add(bare, "{}", kTestEngine), AddOutcome::kUnchanged);
  EXPECT_EQ(Lines(ledger.get()), before);
}

TEST(Ledger, AnotherReportUnderTheSameIdIsRefused) {
  auto ledger = OpenOrDie(FreshPath("conflict"));
  auto doc = BridgeReport();
  ASSERT_TRUE(ledger->Add(*doc, "{}", kTestEngine));
  ReportInfo later = doc->info();
  later.published = "2022-01-01";
  const Document other_text(doc->info(), "Something else."), other_date(later, std::string(doc->text()));
  for (const Document* other : {&other_text, &other_date}) {
    Result<AddOutcome> refused = ledger->Add(*other, "{}", kTestEngine);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, ErrorCode::kBadInput);
    EXPECT_NE(refused.error().message.find("report bridge"), std::string::npos);
    EXPECT_NE(refused.error().message.find(Sha256(doc->text()).substr(0, 16)), std::string::npos);
    EXPECT_NE(refused.error().message.find(Sha256(other->text()).substr(0, 16)), std::string::npos);
  }
}

TEST(Ledger, ABatchIsKeptWholeOrNotAtAll) {
  const std::string path = FreshPath("batch");
  auto ledger = OpenOrDie(path);
  {
    Result<Batch> batch = ledger->Begin();
    ASSERT_TRUE(batch);
    ASSERT_TRUE(ledger->Add(*GeneratedReport(1), "{}", kTestEngine));
    EXPECT_FALSE(ledger->Begin());
  }
  EXPECT_EQ(ledger->Counts()->reports, 0);
  Result<Batch> batch = ledger->Begin();
  ASSERT_TRUE(batch);
  ASSERT_TRUE(ledger->Add(*GeneratedReport(1), "{}", kTestEngine));
  // A faulty report does not take the others with it.
  auto faulty = BridgeReport();
  faulty->events[0].place = 7;
  EXPECT_FALSE(ledger->Add(*faulty, "{}", kTestEngine));
  ASSERT_TRUE(ledger->Add(*GeneratedReport(2), "{}", kTestEngine));
  EXPECT_EQ(OpenOrDie(path, Ledger::Mode::kReadOnly)->Counts()->reports, 0);
  ASSERT_TRUE(batch->Commit());
  EXPECT_FALSE(batch->Commit());
  EXPECT_EQ(OpenOrDie(path, Ledger::Mode::kReadOnly)->Counts()->reports, 2);
  EXPECT_TRUE(ledger->Check());
}

// The disk fills up in the middle of a report: it is not half kept, and what came before it in the batch is
// all there or all gone.
TEST(Ledger, AFullDiskLeavesNothingHalfWritten) {
  for (const bool in_batch : {false, true}) {
    auto ledger = OpenOrDie(FreshPath("full"));
    Database* db = ledger->database();
    ASSERT_TRUE(ledger->Add(*GeneratedReport(1), "{}", kTestEngine));
    Result<int64_t> pages = db->QueryInt("PRAGMA page_count");
    ASSERT_TRUE(pages);
    ASSERT_TRUE(db->Exec(("PRAGMA max_page_count = " + std::to_string(*pages + 2)).c_str()));
    {
      std::optional<Batch> batch;
      if (in_batch) batch.emplace(std::move(ledger->Begin().value()));
      Result<AddOutcome> refused = AddOutcome::kAdded;
      for (int i = 2; refused && i < 100; ++i) refused = ledger->Add(*GeneratedReport(i), "{}", kTestEngine);
      ASSERT_FALSE(refused);
      EXPECT_EQ(refused.error().code, ErrorCode::kIo);
      EXPECT_NE(refused.error().remedy.find("room"), std::string::npos);
      if (in_batch && db->InTransaction()) {
        EXPECT_TRUE(batch->Commit());
      }
    }
    EXPECT_TRUE(ledger->Check());
    Result<LedgerCounts> counts = ledger->Counts();
    EXPECT_EQ(counts->events, 30 * counts->reports);
    ASSERT_TRUE(db->Exec("PRAGMA max_page_count = 1000000"));
    for (int i = 1; i < 5; ++i) EXPECT_TRUE(ledger->Add(*GeneratedReport(i), "{}", kTestEngine));
    EXPECT_TRUE(ledger->Check());
  }
}

TEST(Ledger, RefusesDocumentsThatPointNowhere) {
  auto ledger = OpenOrDie(FreshPath("faulty"));
  const struct {
    const char* words;
    void (*spoil)(Document*);
  } kCases[] = {
      {"without an id", [](Document* d) { d->SetId(""); }},
      {"e1: cue lies outside",
       [](Document* d) {
         d->events[0].cue = {5, 9000};
       }},
      {"e1: cue lies outside",
       [](Document* d) {
         d->events[0].cue = {9, 5};
       }},
      {"e1: cue cuts a character",
       [](Document* d) {
         d->events[0].cue = {1, 5};
       }},
      {"e2: actor points", [](Document* d) { d->events[1].sources = {4}; }},
      {"e2: actor points", [](Document* d) { d->events[1].sources = {kNoId}; }},
      {"e3: attribution points", [](Document* d) { d->events[2].attribution->actor = 9; }},
      {"e1: sentence points", [](Document* d) { d->events[0].sentence = 3; }},
      {"c1: accord points", [](Document* d) { d->compliance[0].accord = 1; }},
      {"c1: evidence lies", [](Document* d) { d->compliance[0].evidence.end = 5000; }},
      {"t1: event points", [](Document* d) { d->tolls[0].event = 3; }},
      {"g1: mention lies", [](Document* d) { d->accords[0].mentions[0].end = 5000; }},
      {"m1: place mention points", [](Document* d) { d->place_mentions[0].place = 1; }},
  };
  for (const auto& c : kCases) {
    auto doc = BridgeReport();
    c.spoil(doc.get());
    Result<AddOutcome> refused = ledger->Add(*doc, "{}", kTestEngine);
    ASSERT_FALSE(refused) << c.words;
    EXPECT_NE(refused.error().message.find(c.words), std::string::npos) << refused.error().message;
  }
  auto broken = std::make_unique<Document>(ReportInfo{"x", "", "", "", "", ""}, "caf\xC3");
  EXPECT_FALSE(ledger->Add(*broken, "{}", kTestEngine));
  EXPECT_EQ(ledger->Counts()->reports, 0);
}

TEST(Ledger, KeepsAReportThatNothingIsKnownOf) {
  auto ledger = OpenOrDie(FreshPath("bare"));
  const Document empty(ReportInfo{"empty", "", "", "", "", ""}, "");
  const Document zero(ReportInfo{"zero", "not a date", "", "", "", ""}, std::string("a\0b", 3));
  EXPECT_TRUE(ledger->Add(empty, "", kTestEngine));
  EXPECT_TRUE(ledger->Add(zero, "", kTestEngine));
  EXPECT_EQ(ledger->Find("zero").value()->text.size(), 3u);
  EXPECT_TRUE(ledger->Check());
}

TEST(Ledger, OrderOfReportsDoesNotMatter) {
  auto there = OpenOrDie(FreshPath("there")), back = OpenOrDie(FreshPath("back"));
  for (int i = 0; i < 9; ++i) ASSERT_TRUE(there->Add(*GeneratedReport(i), "{}", kTestEngine));
  for (int i = 8; i >= 0; --i) ASSERT_TRUE(back->Add(*GeneratedReport(i), "{}", kTestEngine));
  EXPECT_EQ(Lines(there.get()), Lines(back.get()));
  ASSERT_TRUE(back->Add(*GeneratedReport(9), "{}", kTestEngine));
  EXPECT_NE(Lines(there.get()), Lines(back.get()));
}

TEST(LedgerOpen, ReadingNeedsALedger) {
  Result<std::unique_ptr<Ledger>> none = Ledger::Open(FreshPath("none"), Ledger::Mode::kReadOnly);
  ASSERT_FALSE(none);
  EXPECT_EQ(none.error().code, ErrorCode::kNotFound);
  const std::string path = FreshPath("readonly");
  ASSERT_TRUE(OpenOrDie(path)->Add(*BridgeReport(), "{}", kTestEngine));
  auto reader = OpenOrDie(path, Ledger::Mode::kReadOnly);
  Result<AddOutcome> refused = reader->Add(*GeneratedReport(1), "{}", kTestEngine);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().code, ErrorCode::kIo);
  Result<std::unique_ptr<Ledger>> nowhere =
      Ledger::Open("/nonexistent/folder/x.db", Ledger::Mode::kReadWrite);
  ASSERT_FALSE(nowhere);
  EXPECT_FALSE(Ledger::Open("", Ledger::Mode::kReadWrite));
}

TEST(LedgerOpen, RefusesOtherFiles) {
  const std::string path = FreshPath("text");
  ASSERT_TRUE(WriteFile(path, std::string(5000, 'x')));
  const std::string foreign = FreshPath("foreign");
  {
    auto db = Database::Open(foreign, Database::Mode::kReadWriteCreate, 1000);
    ASSERT_TRUE(db && (*db)->Exec("CREATE TABLE shop (item TEXT)"));
  }
  for (const std::string& file : {path, foreign}) {
    for (Ledger::Mode mode : {Ledger::Mode::kReadOnly, Ledger::Mode::kReadWrite}) {
      Result<std::unique_ptr<Ledger>> refused = Ledger::Open(file, mode);
      ASSERT_FALSE(refused) << file;
      EXPECT_EQ(refused.error().code, ErrorCode::kBadData) << refused.error().ToString();
      EXPECT_FALSE(refused.error().remedy.empty());
    }
  }
  EXPECT_EQ(ReadFile(path)->size(), 5000u);
}

TEST(LedgerOpen, RefusesANewerLedgerWithTheRemedy) {
  const std::string path = FreshPath("newer");
  ASSERT_TRUE(OpenOrDie(path)->Add(*BridgeReport(), "{}", kTestEngine));
  const std::string newer = "PRAGMA user_version = " + std::to_string(Migrations().size() + 1);
  ASSERT_TRUE(Database::Open(path, Database::Mode::kReadWriteCreate, 1000).value()->Exec(newer.c_str()));
  for (Ledger::Mode mode : {Ledger::Mode::kReadOnly, Ledger::Mode::kReadWrite}) {
    Result<std::unique_ptr<Ledger>> refused = Ledger::Open(path, mode);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, ErrorCode::kBadData);
    EXPECT_NE(refused.error().remedy.find("newer program"), std::string::npos);
  }
}

TEST(Migrate, RunsTheMissingStepsInOneTransaction) {
  const std::string path = FreshPath("steps");
  const char* const kSteps[] = {"CREATE TABLE a (x); INSERT INTO a VALUES (1)",
                                "ALTER TABLE a ADD COLUMN y DEFAULT 5", "CREATE TABLE b (z); broken"};
  auto db = Database::Open(path, Database::Mode::kReadWriteCreate, 1000).value().release();
  const std::unique_ptr<Database> owner(db);
  ASSERT_TRUE(Migrate(db, std::span(kSteps, 1)));
  EXPECT_EQ(*db->QueryInt("PRAGMA user_version"), 1);
  EXPECT_FALSE(CheckVersion(db, std::span(kSteps, 2)));
  EXPECT_FALSE(Migrate(db, kSteps));  // the last step fails: the second is undone with it
  EXPECT_EQ(*db->QueryInt("PRAGMA user_version"), 1);
  EXPECT_FALSE(db->QueryInt("SELECT y FROM a"));
  EXPECT_FALSE(db->InTransaction());
  ASSERT_TRUE(Migrate(db, std::span(kSteps, 2)));
  EXPECT_EQ(*db->QueryInt("SELECT y FROM a"), 5);
  EXPECT_TRUE(CheckVersion(db, std::span(kSteps, 2)));
  EXPECT_FALSE(Migrate(db, std::span(kSteps, 1)));  // now it is newer
}

// Bytes flipped anywhere: an error or an answer, never a crash; and damage to the pages is found by Check or
// a reading.
TEST(LedgerOpen, SurvivesDamage) {
  const std::string path = FreshPath("damage");
  {
    auto ledger = OpenOrDie(path);
    for (int i = 0; i < 20; ++i) ASSERT_TRUE(ledger->Add(*GeneratedReport(i), "{}", kTestEngine));
    ASSERT_TRUE(ledger->database()->Exec("PRAGMA wal_checkpoint(TRUNCATE)"));
  }
  const std::string good = *ReadFile(path);
  std::mt19937 random(7);
  int refused = 0;
  for (int round = 0; round < 60; ++round) {
    std::string bad = good;
    if (round % 3 == 0) bad.resize(random() % bad.size());
    for (int i = 0; i < 200 && !bad.empty(); ++i)
      bad[random() % bad.size()] ^= static_cast<char>(1 + random() % 255);
    for (const char* suffix : {"-wal", "-shm"}) unlink((path + suffix).c_str());
    ASSERT_TRUE(WriteFile(path, bad));
    Result<std::unique_ptr<Ledger>> ledger = Ledger::Open(path, Ledger::Mode::kReadWrite, 10);
    Result<void> read = ledger ? (*ledger)->Check() : Result<void>(ledger.error());
    if (ledger) {
      Result<void> events =
          VisitEvents(ledger->get(), Filter(), EventOrder::kDate, [](const EventRow&) { return true; });
      Result<AddOutcome> added = (*ledger)->Add(*BridgeReport(), "{}", kTestEngine);
      (void)events, (void)added;
    }
    if (!read) {
      ++refused;
      EXPECT_FALSE(read.error().message.empty());
    }
  }
  EXPECT_EQ(refused, 60);
}

TEST(Ledger, AWriterWaitsForAnother) {
  const std::string path = FreshPath("busy");
  auto first = OpenOrDie(path), second = OpenOrDie(path, Ledger::Mode::kReadWrite, 50);
  Result<Batch> batch = first->Begin();
  ASSERT_TRUE(batch);
  Result<AddOutcome> refused = second->Add(*GeneratedReport(1), "{}", kTestEngine);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().code, ErrorCode::kIo);
  EXPECT_NE(refused.error().remedy.find("another program"), std::string::npos);
  EXPECT_EQ(second->Counts()->reports, 0);  // reading does not wait
  ASSERT_TRUE(batch->Commit());
  EXPECT_TRUE(second->Add(*GeneratedReport(1), "{}", kTestEngine));
}

}  // namespace
}  // namespace casus
