// The row of stages: opens model and knowledge once, takes a report from text to events, claims, accords and tolls.
//
//   Result<std::unique_ptr<Pipeline>> pipeline = Pipeline::Open("casus.knowledge", "syntax.model", "0.1.0");
//   Document doc(info, text);
//   (*pipeline)->Run(&doc);
//   std::puts(CodedJson(doc, (*pipeline)->engine(), true).c_str());
//
// Coding is a pure function of text, metadata and engine: the same three give the same output, byte for byte, whatever the thread or the order.
// Threads: const after Open; Run may be called from many threads, each with its own document.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "base/result.h"
#include "document/coded_json.h"
#include "document/document.h"

namespace casus {

class EventCoder;
class Knowledge;

// What stages add to a document, in the order in which they may be asked for (Run up to one of them).
enum class Step : uint8_t { kSyntax, kTimes, kPlaces, kActors, kTolls, kEvents, kClaims, kAccords };

class Pipeline {
 public:
  // Errors: kNotFound, kIo, kBadData (model or knowledge file), kBadInput (a lexicon file that cannot be used).
  static Result<std::unique_ptr<Pipeline>> Open(const std::string& knowledge, const std::string& model, const std::string& version);
  ~Pipeline();
  Pipeline(const Pipeline&) = delete;
  Pipeline& operator=(const Pipeline&) = delete;

  // Runs all stages, or those that `last` needs and itself.
  void Run(Document* doc, Step last = Step::kAccords) const;
  // The same on a document whose sentences and tokens are given and kept.
  void RunTokens(Document* doc, Step last = Step::kAccords) const;

  const Engine& engine() const { return engine_; }
  // The patterns, for `explain` and for the tests that run their examples.
  const EventCoder& events() const;
  const Knowledge& knowledge() const;

 private:
  struct Stages;
  Pipeline();
  void RunAfterSyntax(Document* doc, Step last) const;

  std::unique_ptr<Stages> stages_;
  Engine engine_;
};

}  // namespace casus
