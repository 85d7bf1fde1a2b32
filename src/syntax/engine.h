// The parts of the model that work on sentences, put together: tags, tree, lemmas.
//
// In: forms of some sentences. Out: classes, heads, relations, lemmas. Shared by the parser and by the
// trainer, which writes the model's self-test with it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "syntax/lemmatizer.h"
#include "syntax/network.h"
#include "syntax/tag_table.h"

namespace casus {

struct SentenceScratch {
  NetworkScratch network;           // forms and sentences in; tags, heads, relations out
  std::vector<std::string> lemmas;  // out; may be longer than forms
};

struct EngineSections {
  std::string_view tags, lemmas, units, embed, net;
};

class SyntaxEngine {
 public:
  SyntaxEngine() = default;
  // Views into the sections stay in use. Errors: kBadData.
  static Result<SyntaxEngine> Open(const EngineSections& sections);

  const std::vector<TagEntry>& tags() const { return tags_; }
  // From forms to all else.
  void Run(SentenceScratch* scratch) const { Run(FastKernels(), scratch); }
  void Run(const Kernels& kernels, SentenceScratch* scratch) const;

  // The self-test of a model: for each line of words parted by blanks, the line, a tab and the hash of all
  // that Run makes of it.
  std::string WriteSelfTest(std::string_view lines) const;
  // Whether the engine still gives what the self-test says; an empty one fails.
  bool PassesSelfTest(std::string_view section) const;

 private:
  uint64_t Fingerprint(std::string_view line) const;

  std::vector<TagEntry> tags_;
  Network network_;
  Lemmatizer lemmatizer_;
};

}  // namespace casus
