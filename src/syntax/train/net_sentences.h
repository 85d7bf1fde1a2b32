// Sentences as the network learns from them: rows of units looked up, other names put in, batches made.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "syntax/train/name_lists.h"
#include "syntax/train/neural_net.h"
#include "syntax/train/unit_rows.h"
#include "syntax/word_units.h"

namespace casus {

// Looks up the units of sentences.
class LookUp {
 public:
  explicit LookUp(const UnitRows& units) : units_(units) {}

  // `sample` with `forms` in place of its own.
  NetSentence Sentence(const Sample& sample, const std::vector<std::string_view>& forms);
  std::vector<NetSentence> All(const std::vector<Sample>& samples);

 private:
  uint32_t Row(uint64_t hash, bool is_word) const;

  const UnitRows& units_;
  std::string buffer_;
  std::vector<WordUnits> words_;
};

// The sentence with other names of the same kind and length in the place of some known names; tags and trees
// stay.
NetSentence SwapNames(const NetSentence& sentence, const NameLists& lists, Random* random, LookUp* look_up);

// Batches of some 640 words with sentences of like length, in random order.
std::vector<std::vector<const NetSentence*>> MakeBatches(const std::vector<NetSentence>& sentences,
                                                         Random* random);

}  // namespace casus
