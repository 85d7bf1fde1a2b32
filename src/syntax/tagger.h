// One joint tag a word: universal part of speech, Penn tag and features together.
//
// In: the words of a sentence. Out: a class of the tag table for each. Method: greedy from left to right with a linear classifier over forms, affixes,
// shapes, neighbours and the two tags before (Collins 2002; Honnibal's averaged perceptron tagger). The table (section "tags") has the line
// "UPOS<TAB>XPOS<TAB>FEATS" for each class.
#pragma once

#include <string_view>
#include <vector>

#include "base/result.h"
#include "document/syntax_types.h"
#include "syntax/features.h"
#include "syntax/linear_model.h"
#include "syntax/words.h"

namespace casus {

struct TagEntry {
  Upos upos = Upos::X;
  std::string_view xpos;
  Morph morph;
  uint64_t hash = 0;  // of upos and xpos
};

// Features of the tag of word `i`, the words before it tagged.
void TagFeatures(const WordRows& rows, size_t i, FeatureList* out);

// Reads the table. Errors: kBadData.
Result<std::vector<TagEntry>> ReadTagTable(std::string_view section);

class Tagger {
 public:
  Tagger() = default;
  // Errors: kBadData when model and table do not agree.
  static Result<Tagger> Open(std::string_view table, std::string_view model);
  // Sets tag_class and tag of each row.
  void Tag(WordRows* rows) const;
  const std::vector<TagEntry>& table() const { return table_; }

 private:
  std::vector<TagEntry> table_;
  LinearModel model_;
};

}  // namespace casus
