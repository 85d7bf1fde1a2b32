// The words by which somebody is said to say, think or want something, and what each takes as its content:
// the [[cue]] classes of lexicon/claims/english.toml.
#pragma once

#include <span>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/result.h"
#include "document/document.h"
#include "knowledge/knowledge.h"

namespace casus {

// What of the sentence is the content; bits of CueFrame::takes.
enum Take : unsigned {
  kTakesQuote = 1,
  kTakesClause = 2,
  kTakesInfinitive = 4,
  kTakesObject = 8,
  kTakesRaising = 16,
  kTakesHearsay = 32
};

struct CueFrame {
  SpeechKind kind = SpeechKind::Speech;
  unsigned takes = 0;
  std::string_view marker;  // "call for": a preposition whose phrase is the content, or a particle that must
                            // be there; empty: none
};

class CueWords {
 public:
  // Reads the array `cues`. Errors: kBadInput naming line and field: an unknown kind or take, a class without
  // takes or without words.
  static Result<CueWords> Read(Node cues);

  // The frames of a lemma in the order of the file; empty when it is no cue.
  std::span<const CueFrame> Verb(std::string_view lemma) const { return Find(verbs_, lemma); }
  std::span<const CueFrame> Noun(std::string_view lemma) const { return Find(nouns_, lemma); }
  std::span<const CueFrame> Adjective(std::string_view lemma) const { return Find(adjectives_, lemma); }
  std::span<const CueFrame> Adverb(std::string_view lemma) const { return Find(adverbs_, lemma); }

 private:
  using Lemmas =
      std::unordered_map<std::string_view, std::vector<CueFrame>>;  // keys are views into the knowledge file

  static std::span<const CueFrame> Find(const Lemmas& lemmas, std::string_view lemma) {
    const auto found = lemmas.find(lemma);
    return found == lemmas.end() ? std::span<const CueFrame>() : found->second;
  }

  Lemmas verbs_, nouns_, adjectives_, adverbs_;
};

}  // namespace casus
