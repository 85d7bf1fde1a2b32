// Batches: the results stand in input order for any number of threads, what cannot be read is named and set aside, a batch can be stopped.
#include "pipeline/batch.h"

#include <gtest/gtest.h>

#include <atomic>
#include <random>
#include <thread>

#include "text/scratch_folder.h"

namespace casus {
namespace {

struct Outcome {
  std::vector<std::string> ids;
  std::vector<std::string> errors;
  BatchCounts counts;
};

// Work that takes a while that differs from report to report, so that threads overtake one another.
CodedReport Slowly(RawReport raw) {
  std::mt19937 random(static_cast<unsigned>(std::hash<std::string>()(raw.info.id)));
  std::this_thread::sleep_for(std::chrono::microseconds(random() % 3000));
  std::string id = raw.info.id;
  return {std::make_unique<Document>(std::move(raw.info), std::move(raw.text)), std::move(id)};
}

Outcome RunSlowly(std::vector<std::string> paths, unsigned threads, size_t stop_after = SIZE_MAX) {
  Outcome outcome;
  BatchHandlers handlers;
  handlers.work = Slowly;
  handlers.take = [&](CodedReport coded) {
    outcome.ids.push_back(coded.json);
    return outcome.ids.size() < stop_after;
  };
  handlers.failed = [&](const Error& error) { outcome.errors.push_back(error.message); };
  outcome.counts = RunBatch({std::move(paths), ReadOptions{}, threads}, handlers);
  return outcome;
}

// `count` reports with ids "PREFIX0" …; every seventh line is no report.
std::string Lines(const std::string& prefix, int count, std::vector<std::string>* ids, int* bad) {
  std::string lines;
  for (int i = 0; i < count; ++i) {
    if (i % 7 == 3) {
      lines += "{\"id\":\"x\"}\n";
      ++*bad;
      continue;
    }
    ids->push_back(prefix + std::to_string(i));
    lines += "{\"id\":\"" + ids->back() + "\",\"text\":\"Report " + std::to_string(i) + ".\"}\n";
  }
  return lines;
}

TEST(Batch, InputOrderForAnyNumberOfThreads) {
  const ScratchFolder folder;
  std::vector<std::string> want;
  int bad = 0;
  const std::string first = folder.Write("first.jsonl", Lines("a", 60, &want, &bad));
  const std::string second = folder.Write("second.jsonl", Lines("b", 60, &want, &bad));
  std::vector<std::string> errors;
  for (const unsigned threads : {1u, 2u, 4u, 16u}) {
    const Outcome outcome = RunSlowly({first, second}, threads);
    EXPECT_EQ(outcome.ids, want) << threads;
    EXPECT_EQ(outcome.counts.reports, want.size());
    EXPECT_EQ(outcome.counts.set_aside, static_cast<size_t>(bad));
    if (errors.empty()) errors = outcome.errors;
    EXPECT_EQ(outcome.errors, errors) << threads;
  }
  ASSERT_EQ(errors.size(), static_cast<size_t>(bad));
  EXPECT_EQ(errors[0], first + ":4: text: missing");
  EXPECT_EQ(errors[1], first + ":11: text: missing");
  EXPECT_EQ(errors.back(), second + ":60: text: missing");
}

TEST(Batch, APathThatIsNotThereIsSetAside) {
  const ScratchFolder folder;
  const std::string good = folder.Write("good.txt", "The talks went on.");
  const std::string missing = folder.path() + "/none.txt";
  const Outcome outcome = RunSlowly({missing, good, missing, good}, 2);
  EXPECT_EQ(outcome.counts.reports, 2u);
  EXPECT_EQ(outcome.counts.set_aside, 2u);
  ASSERT_EQ(outcome.errors.size(), 2u);
  EXPECT_EQ(outcome.errors[0].rfind(missing, 0), 0u) << outcome.errors[0];
}

TEST(Batch, NothingToDo) {
  const Outcome outcome = RunSlowly({}, 4);
  EXPECT_EQ(outcome.counts.reports, 0u);
  EXPECT_EQ(outcome.counts.set_aside, 0u);
}

TEST(Batch, NoThreadsAreOneThread) {
  const ScratchFolder folder;
  EXPECT_EQ(RunSlowly({folder.Write("a.txt", "Words.")}, 0).counts.reports, 1u);
}

TEST(Batch, StopsWhereItIsTold) {
  const ScratchFolder folder;
  std::vector<std::string> want;
  int bad = 0;
  const std::string path = folder.Write("many.jsonl", Lines("a", 2000, &want, &bad));
  for (const unsigned threads : {1u, 4u}) {
    for (const size_t after : {size_t{1}, size_t{2}, size_t{37}}) {
      const Outcome outcome = RunSlowly({path, path, path}, threads, after);
      ASSERT_EQ(outcome.ids.size(), after);
      EXPECT_TRUE(std::equal(outcome.ids.begin(), outcome.ids.end(), want.begin()));
      EXPECT_EQ(outcome.counts.reports, after);
    }
  }
}

// However slow the one who takes, only a few reports wait in memory.
TEST(Batch, WorkDoesNotRunAhead) {
  const ScratchFolder folder;
  std::vector<std::string> want;
  int bad = 0;
  const std::string path = folder.Write("many.jsonl", Lines("a", 300, &want, &bad));
  std::atomic<size_t> worked{0};
  size_t taken = 0, most = 0;
  BatchHandlers handlers;
  handlers.work = [&](RawReport raw) {
    ++worked;
    return CodedReport{nullptr, raw.info.id};
  };
  handlers.take = [&](CodedReport) {
    if (taken % 20 == 0) std::this_thread::sleep_for(std::chrono::milliseconds(3));
    most = std::max(most, worked.load() - taken);
    ++taken;
    return true;
  };
  handlers.failed = [](const Error&) {};
  EXPECT_EQ(RunBatch({{path}, ReadOptions{}, 2}, handlers).reports, want.size());
  EXPECT_LE(most, 20u);
}

}  // namespace
}  // namespace casus
