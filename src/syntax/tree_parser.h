// Tagged words to a dependency tree.
//
// In: word rows with tags and lemmas. Out: head and relation of each word. Method: greedy arc-hybrid parsing (transitions.h) with one linear classifier over
// move and relation together; feature templates after Zhang and Nivre (2011), with those of the word below the stack's top added, which Right looks at.
// Linear in the number of words. Does not make crossing arcs.
#pragma once

#include "syntax/features.h"
#include "syntax/linear_model.h"
#include "syntax/transitions.h"
#include "syntax/words.h"

namespace casus {

// Features of the next move.
void MoveFeatures(const WordRows& rows, const ParseState& state, FeatureList* out);

class TreeParser {
 public:
  TreeParser() = default;
  explicit TreeParser(LinearModel model) : model_(model) {}
  // Sets `state` to the finished tree of `rows`.
  void Parse(const WordRows& rows, ParseState* state) const;

 private:
  LinearModel model_;
};

}  // namespace casus
