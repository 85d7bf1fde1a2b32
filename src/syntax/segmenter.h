// A block of text to tokens and sentences.
//
// In: a block (blocks.h). Out: its surface tokens, each with a flag where a sentence begins. Method: the block is cut into atoms (runs of letters,
// runs of digits, single other characters; runs of one of .-=_* and `` '' are one); a classifier decides for each pair of atoms without white space
// between them whether they belong together, a second one whether a sentence ends between two tokens. All characters but white space are in a token.
// The trainer uses the same features.
#pragma once

#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

#include "base/span.h"
#include "syntax/abbreviations.h"
#include "syntax/features.h"
#include "syntax/linear_model.h"

namespace casus {

struct Atom {
  Span span;
  uint64_t norm = 0;    // hash of the normalised form
  uint32_t shape = 0;
  uint32_t abbreviation = 0;  // its kind
  bool spaced = false;  // white space (or the block's begin) before it
};

struct Token {
  Span span;
  uint64_t norm = 0;
  uint32_t shape = 0;
  uint32_t abbreviation = 0;  // kind of the word before its full stop
  bool spaced = false;
  bool sentence_start = false;
};

// Everything that decisions in one block look at.
struct SegmentScratch {
  std::vector<Atom> atoms;
  std::vector<Token> tokens;
  FeatureList features;
};

// Sets atoms of `block`.
void SplitAtoms(std::string_view text, Span block, const Abbreviations& abbreviations, std::vector<Atom>* atoms);
// Features of "atom `i` belongs to the same token as the one before it"; `start`: first atom of the token so far, `so_far`: hash of it.
void JoinFeatures(const std::vector<Atom>& atoms, size_t i, size_t start, uint64_t so_far, FeatureList* out);
// Makes a token of the characters in `span`; `caps` as in Shape.
Token MakeToken(std::string_view text, Span span, const Abbreviations& abbreviations, bool spaced, bool caps);
// Features of "a sentence begins at token `i`", i > 0; `start`: first token of the sentence so far.
void BreakFeatures(const std::vector<Token>& tokens, size_t i, size_t start, FeatureList* out);

class Segmenter {
 public:
  Segmenter() = default;
  // Two classes each: no, yes.
  Segmenter(Abbreviations abbreviations, LinearModel join, LinearModel sentence)
      : abbreviations_(std::move(abbreviations)), join_(join), break_(sentence) {}
  // Sets scratch->tokens.
  void Segment(std::string_view text, Span block, SegmentScratch* scratch) const;

 private:
  Abbreviations abbreviations_;
  LinearModel join_, break_;
};

}  // namespace casus
