// See words.h.
#include "syntax/words.h"

#include <string>

#include "syntax/characters.h"
#include "syntax/features.h"

namespace casus {

void WordRows::Reset(const std::vector<std::string_view>& forms, bool caps) {
  thread_local std::string norm;
  rows_.assign(forms.size() + 2 * kPad, WordRow());
  for (size_t i = 0; i < kPad; ++i) {
    rows_[i].norm = rows_[i].tag = rows_[i].lemma = 1;
    rows_[rows_.size() - 1 - i].norm = rows_[rows_.size() - 1 - i].tag = rows_[rows_.size() - 1 - i].lemma = 2;
  }
  for (size_t i = 0; i < forms.size(); ++i) {
    WordRow& row = rows_[i + kPad];
    Normalize(forms[i], &norm);
    row.norm = HashBytes(norm);
    row.shape = Shape(forms[i], caps);
    const std::string_view all(norm);
    for (size_t k = 0; k < 5 && k < all.size(); ++k) row.suffix[k] = HashBytes(all.substr(all.size() - 1 - k));
    for (size_t k = 0; k < 4 && k < all.size(); ++k) row.prefix[k] = HashBytes(all.substr(0, k + 1));
  }
}

}  // namespace casus
