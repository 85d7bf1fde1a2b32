// Raw text to sentences and words: blocks, tokens and sentence starts, clitics.
//
// In: the text of a Document. Out: its sentences and its words' spans and forms. Method: blocks by rule
// (blocks.h), tokens and sentences by two classifiers (segmenter.h), parts of a token by lists (clitics.h).
// Every input is accepted; all characters but white space end up in words. A sentence is cut at kMaxSentence
// words.
#pragma once

#include <functional>
#include <utility>

#include "document/document.h"
#include "syntax/clitics.h"
#include "syntax/segmenter.h"

namespace casus {

class Tokenizer {
 public:
  static constexpr uint32_t kMaxSentence = 400;  // words; a longer sentence is cut here

  Tokenizer() = default;
  Tokenizer(Segmenter segmenter, Clitics clitics)
      : segmenter_(std::move(segmenter)), clitics_(std::move(clitics)) {}

  // Replaces the sentences and words of `doc`. After each sentence `done(index, caps)` is told of it; `caps`:
  // case tells nothing in its block. `scratch` is the caller's own.
  void Tokenize(Document* doc, SegmentScratch* scratch,
                const std::function<void(uint32_t, bool)>& done) const;

 private:
  void AddToken(const Token& token, bool paragraph_start, Document* doc) const;

  Segmenter segmenter_;
  Clitics clitics_;
};

}  // namespace casus
