// See batch.h. One window of slots in input order: the reader fills slots, workers empty them in any order, the caller takes results from the front.
#include "pipeline/batch.h"

#include <condition_variable>
#include <deque>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>

namespace casus {
namespace {

// One report in flight. Written by one side at a time, under the window's lock.
struct Slot {
  std::optional<Result<RawReport>> input;
  std::optional<CodedReport> output;
  std::optional<Error> error;
  bool done = false;
};

class Window {
 public:
  explicit Window(size_t limit) : limit_(limit) {}

  // Reader: waits for room; false when the batch was stopped.
  bool Push(Result<RawReport> report) {
    std::unique_lock lock(mutex_);
    room_.wait(lock, [&] { return slots_.size() < limit_ || stopped_; });
    if (stopped_) return false;
    auto slot = std::make_shared<Slot>();
    if (report) {
      slot->input = std::move(report);
      waiting_.push_back(slot);
      work_.notify_one();
    } else {
      slot->error = report.error();
      slot->done = true;
      front_.notify_one();
    }
    slots_.push_back(slot);
    return true;
  }

  void Close() {
    const std::scoped_lock lock(mutex_);
    closed_ = true;
    work_.notify_all();
    front_.notify_all();
  }

  void Stop() {
    const std::scoped_lock lock(mutex_);
    stopped_ = true;
    waiting_.clear();
    room_.notify_all();
    work_.notify_all();
  }

  // Worker: the next report, nullptr at the end.
  std::shared_ptr<Slot> NextWork() {
    std::unique_lock lock(mutex_);
    work_.wait(lock, [&] { return !waiting_.empty() || closed_ || stopped_; });
    if (waiting_.empty()) return nullptr;
    std::shared_ptr<Slot> slot = waiting_.front();
    waiting_.pop_front();
    return slot;
  }

  void Finish(Slot* slot, CodedReport output) {
    const std::scoped_lock lock(mutex_);
    slot->output = std::move(output);
    slot->done = true;
    front_.notify_one();
  }

  // Caller: the oldest slot when it is done, nullptr at the end.
  std::shared_ptr<Slot> Front() {
    std::unique_lock lock(mutex_);
    front_.wait(lock, [&] { return (!slots_.empty() && slots_.front()->done) || (slots_.empty() && closed_); });
    if (slots_.empty()) return nullptr;
    std::shared_ptr<Slot> slot = slots_.front();
    slots_.pop_front();
    room_.notify_one();
    return slot;
  }

 private:
  const size_t limit_;
  std::mutex mutex_;
  std::condition_variable room_, work_, front_;
  std::deque<std::shared_ptr<Slot>> slots_, waiting_;
  bool closed_ = false, stopped_ = false;
};

}  // namespace

BatchCounts RunBatch(const BatchOptions& options, const BatchHandlers& handlers) {
  const unsigned threads = std::max(1u, options.threads);
  Window window(4 * threads + 4);
  std::thread reader([&] {
    for (const std::string& path : options.paths) {
      bool go_on = true;
      const Result<void> read = Reader::ReadPath(path, options.read, [&](Result<RawReport> report) { return go_on = window.Push(std::move(report)); });
      if (!read) go_on = window.Push(read.error()) && go_on;
      if (!go_on) break;
    }
    window.Close();
  });
  std::vector<std::thread> workers;
  for (unsigned i = 0; i < threads; ++i) {
    workers.emplace_back([&] {
      while (const std::shared_ptr<Slot> slot = window.NextWork()) window.Finish(slot.get(), handlers.work(std::move(**slot->input)));
    });
  }
  BatchCounts counts;
  while (const std::shared_ptr<Slot> slot = window.Front()) {
    if (slot->error) {
      ++counts.set_aside;
      handlers.failed(*slot->error);
      continue;
    }
    ++counts.reports;
    if (!handlers.take(std::move(*slot->output))) {
      window.Stop();
      break;
    }
  }
  reader.join();
  for (std::thread& worker : workers) worker.join();
  return counts;
}

}  // namespace casus
