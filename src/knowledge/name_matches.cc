// Prefix search in the trie of names, cut at word ends; see name_matches.h.
#include "knowledge/name_matches.h"

#include <algorithm>

#include "base/utf8.h"

namespace casus {

void NamesAt(const NameIndex& names, const FoldedSentence& sentence, WordId word,
             std::vector<NameMatch>* out) {
  out->clear();
  const std::string_view form = sentence.Text(word, word + 1);
  if (form.empty()) return;
  const bool hyphen_follows = word + 1 < sentence.end() && sentence.Text(word + 1, word + 2) == "-";
  const bool letter =
      IsAsciiAlpha(form[0]) || static_cast<unsigned char>(form[0]) >= 0x80 || IsAsciiDigit(form[0]);
  if (!letter || (IsAsciiLower(form[0]) && !hyphen_follows)) return;
  const auto search = [&](std::string_view text, bool from_capitals) {
    names.Prefixes(text, [&](size_t length, std::span<const Posting> postings) {
      const WordId end = sentence.EndOf(word, length);
      if (end != kNoId) out->push_back({end, postings, from_capitals});
    });
  };
  search(sentence.From(word), false);
  if (sentence.InCapitals(word)) search(sentence.TitleFrom(word), true);
  std::stable_sort(out->begin(), out->end(),
                   [](const NameMatch& a, const NameMatch& b) { return a.end > b.end; });
}

}  // namespace casus
