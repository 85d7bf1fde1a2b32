// A program that keeps a thousand reports is killed at ten random moments and started again: the ledger is
// that of an undisturbed run. And two programs that write to one ledger at once lose nothing.
#include <fcntl.h>
#include <gtest/gtest.h>
#include <signal.h>
#include <sys/wait.h>

#include <chrono>
#include <functional>
#include <random>
#include <thread>

#include "ledger/ledger.h"
#include "sample.h"

namespace casus {
namespace {

constexpr int kReports = 1000, kBatch = 20;

// Keeps reports first … last in batches, as `casus ingest` does, and writes a byte to `progress` for each. 0
// when all went well.
int Ingest(const std::string& path, int first, int last, int progress) {
  Result<std::unique_ptr<Ledger>> ledger = Ledger::Open(path, Ledger::Mode::kReadWrite);
  if (!ledger) return 1;
  for (int at = first; at < last; at += kBatch) {
    Result<Batch> batch = (*ledger)->Begin();
    if (!batch) return 2;
    for (int i = at; i < at + kBatch && i < last; ++i) {
      Result<AddOutcome> added =
          (*ledger)->Add(*GeneratedReport(i), "{\"n\":" + std::to_string(i) + "}", kTestEngine);
      if (!added) return 3;
      if (progress >= 0 && *added == AddOutcome::kAdded && write(progress, "+", 1) != 1) return 4;
    }
    if (!batch->Commit()) return 5;
  }
  return 0;
}

pid_t Start(const std::function<int()>& work) {
  const pid_t child = fork();
  if (child == 0) _exit(work());
  return child;
}

int StatusOf(pid_t child) {
  int status = 0;
  EXPECT_EQ(waitpid(child, &status, 0), child);
  return status;
}

// Starts Ingest and kills it a moment after it has added `reports` reports that were not there before.
void IngestAndKill(const std::string& path, int reports, std::chrono::microseconds moment) {
  int ends[2];
  ASSERT_EQ(pipe(ends), 0);
  const pid_t child = Start([&] { return Ingest(path, 0, kReports, ends[1]); });
  ASSERT_GT(child, 0);
  close(ends[1]);
  char byte;
  for (int i = 0; i < reports; ++i) ASSERT_EQ(read(ends[0], &byte, 1), 1) << "it ended before it was killed";
  std::this_thread::sleep_for(moment);
  ASSERT_EQ(kill(child, SIGKILL), 0);
  const int status = StatusOf(child);
  EXPECT_TRUE(WIFSIGNALED(status)) << "it ended before it was killed";
  close(ends[0]);
}

std::vector<std::string> Lines(const std::string& path) {
  std::vector<std::string> lines;
  Result<std::unique_ptr<Ledger>> ledger = Ledger::Open(path, Ledger::Mode::kReadOnly);
  EXPECT_TRUE(ledger);
  if (!ledger) return lines;
  EXPECT_TRUE((*ledger)->Check());
  EXPECT_TRUE((*ledger)->Dump([&](std::string_view line) { lines.emplace_back(line); }));
  return lines;
}

// Whole batches alone, every row of theirs, and no other row.
void ExpectWholeBatches(const std::string& path) {
  Result<std::unique_ptr<Ledger>> ledger = Ledger::Open(path, Ledger::Mode::kReadWrite);
  ASSERT_TRUE(ledger) << ledger.error().ToString();
  Result<void> sound = (*ledger)->Check();
  EXPECT_TRUE(sound) << (sound ? "" : sound.error().ToString());
  Result<LedgerCounts> counts = (*ledger)->Counts();
  ASSERT_TRUE(counts);
  EXPECT_EQ(counts->reports % kBatch, 0);
  EXPECT_EQ(counts->events, counts->reports * 30);
  EXPECT_EQ(counts->actors, counts->reports * 5);
  EXPECT_EQ(counts->tolls, counts->reports);
}

TEST(Kill, TenKillsLeaveTheLedgerOfAnUndisturbedRun) {
  const std::string calm = FreshPath("calm"), killed = FreshPath("killed");
  const auto start = std::chrono::steady_clock::now();
  const int status = StatusOf(Start([&] { return Ingest(calm, 0, kReports, -1); }));
  ASSERT_TRUE(WIFEXITED(status));
  ASSERT_EQ(WEXITSTATUS(status), 0);
  const std::chrono::duration<double> seconds = std::chrono::steady_clock::now() - start;
  RecordProperty("undisturbed_ms", static_cast<int>(seconds.count() * 1000));

  const unsigned seed = std::random_device()();
  SCOPED_TRACE("seed " + std::to_string(seed));
  std::mt19937 random(seed);
  for (int i = 0; i < 10; ++i) {
    // Ten times 60 reports at most, and some on the way: the work is never done before the kill.
    const int reports = static_cast<int>(random() % 60);
    IngestAndKill(killed, reports, std::chrono::microseconds(random() % 8000));
    ExpectWholeBatches(killed);
    if (HasFatalFailure()) return;
  }
  ASSERT_EQ(StatusOf(Start([&] { return Ingest(killed, 0, kReports, -1); })), 0);
  const std::vector<std::string> want = Lines(calm), got = Lines(killed);
  EXPECT_GT(want.size(), 100000u);
  EXPECT_TRUE(want == got) << "the ledgers differ";
}

TEST(Kill, TwoWritersWaitForEachOther) {
  const std::string path = FreshPath("two"), calm = FreshPath("one");
  // They share a hundred reports, and both make the ledger.
  const pid_t first = Start([&] { return Ingest(path, 0, 200, -1); });
  const pid_t second = Start([&] { return Ingest(path, 100, 300, -1); });
  EXPECT_EQ(StatusOf(first), 0);
  EXPECT_EQ(StatusOf(second), 0);
  ASSERT_EQ(StatusOf(Start([&] { return Ingest(calm, 0, 300, -1); })), 0);
  EXPECT_TRUE(Lines(path) == Lines(calm)) << "the ledgers differ";
}

}  // namespace
}  // namespace casus
