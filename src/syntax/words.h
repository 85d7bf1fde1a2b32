// A sentence as the tagger and the tree parser see it: one row of hashes a word, padded at both ends.
//
// In: forms of a sentence. Out: Row for each word. Strings are looked at once here; features are made from numbers only.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace casus {

struct WordRow {
  uint64_t norm = 0;                    // the normalised form
  uint64_t suffix[5] = {0, 0, 0, 0, 0};  // of 1 … 5 bytes of it; 0 where the word is not longer
  uint64_t prefix[4] = {0, 0, 0, 0};
  uint64_t lemma = 0;                   // set after tagging
  uint64_t tag = 0;                     // hash of part of speech and Penn tag, set after tagging
  uint32_t shape = 0;
  uint32_t tag_class = 0;
};

// Words 0 … n-1 of a sentence; any other index gives an empty row, those before and behind apart from each other.
class WordRows {
 public:
  // `caps`: case tells nothing.
  void Reset(const std::vector<std::string_view>& forms, bool caps);
  size_t size() const { return rows_.size() - 2 * kPad; }
  WordRow& operator[](size_t i) { return rows_[i + kPad]; }
  // -kPad <= i < size() + kPad
  const WordRow& At(long i) const { return rows_[static_cast<size_t>(i + static_cast<long>(kPad))]; }

  static constexpr size_t kPad = 3;

 private:
  std::vector<WordRow> rows_;
};

}  // namespace casus
