// See unit_rows.h.
#include "syntax/train/unit_rows.h"

#include <algorithm>
#include <bit>
#include <map>
#include <string>
#include <utility>

#include "syntax/name_phrases.h"
#include "syntax/word_units.h"

namespace casus {
namespace {

constexpr uint32_t kWordMin = 2, kTextMin = 5, kAffixMin = 3, kListMin = 30;

using UnitLists = std::map<uint64_t, uint32_t>;  // unit -> the lists that have it

// Gives each combination of lists that the units `seen` in the samples have often enough `width` rows, and
// each unit of the lists the rows of its combination or of the nearest less special one.
void AddListRows(const UnitLists& units, const std::unordered_map<uint64_t, uint32_t>& seen, uint32_t width,
                 UnitRows* out) {
  std::map<uint32_t, uint32_t> counts, rows;
  for (const auto& [unit, lists] : units) {
    const auto it = seen.find(unit);
    if (it == seen.end()) continue;
    for (uint32_t cut = lists; cut != 0; cut &= ~std::bit_floor(cut)) counts[cut] += it->second;
  }
  for (const auto& [lists, count] : counts) {
    if (count < kListMin) continue;
    rows[lists] = out->size;
    out->size += width;
  }
  for (const auto& [unit, lists] : units) {
    uint32_t cut = lists;
    while (cut != 0 && !rows.contains(cut)) cut &= ~std::bit_floor(cut);
    if (cut != 0) out->rows[unit] = rows[cut];
  }
}

UnitLists WordLists(const NameLists& lists) {
  UnitLists units;
  for (const auto& [word, bits] : lists.words()) units[NameListUnit(word)] |= bits;
  return units;
}

UnitLists PhraseLists(const NameLists& lists) {
  UnitLists units;
  std::string buffer;
  for (const auto& [name, whole] : lists.wholes()) {
    uint64_t hash = kPhraseSeed;
    for (size_t at = 0; at < name.size();) {
      const size_t blank = std::min(name.find(' ', at), name.size());
      hash = NextPhraseHash(hash, UnitsOf(std::string_view(name).substr(at, blank - at), false, &buffer)[0]);
      at = blank + 1;
    }
    units[PhraseUnit(hash)] |= whole.lists;
  }
  return units;
}

// How often each unit of names is found in the samples.
std::unordered_map<uint64_t, uint32_t> CountPhrases(const std::vector<Sample>& samples,
                                                    const UnitLists& phrases) {
  std::unordered_map<uint64_t, uint32_t> counts;
  std::vector<WordUnits> units;
  std::string buffer;
  for (const Sample& sample : samples) {
    units.clear();
    for (const std::string_view form : sample.forms) units.push_back(UnitsOf(form, sample.caps, &buffer));
    const auto find = [&](uint64_t hash) {
      if (!phrases.contains(hash)) return kNoPhraseRow;
      ++counts[hash];
      return 0u;
    };
    MatchPhrases(
        static_cast<uint32_t>(units.size()), [&](uint32_t i) { return units[i]; }, find,
        [](uint32_t, uint32_t) {});
  }
  return counts;
}

}  // namespace

UnitRows CountUnits(const std::vector<Sample>& samples, const std::vector<Sample>& text,
                    const NameLists& lists) {
  std::unordered_map<uint64_t, uint32_t> counts, capitals;
  std::vector<uint64_t> order;  // of first meeting, so that rows do not depend on the map
  UnitRows units;
  std::string buffer;
  for (const Sample& sample : samples) {
    for (const std::string_view form : sample.forms) {
      const WordUnits hashes = UnitsOf(form, sample.caps, &buffer);
      ++units.counts[hashes[0]];
      for (uint32_t u = 0; u < kNameListUnit; ++u) {
        if (hashes[u] != 0 && counts[hashes[u]]++ == 0) order.push_back(hashes[u]);
      }
      if (hashes[kNameListUnit] != 0) ++capitals[hashes[kNameListUnit]];
    }
  }
  std::unordered_map<uint64_t, uint32_t> text_counts;
  for (const Sample& sample : text) {
    for (const std::string_view form : sample.forms) {
      const uint64_t word = UnitsOf(form, sample.caps, &buffer)[0];
      if (++text_counts[word] == kTextMin && counts[word]++ == 0) order.push_back(word);
    }
  }
  for (const auto& [word, count] : text_counts) units.counts[word] += count;
  for (const uint64_t hash : order) {
    const auto word = units.counts.find(hash);
    if (word != units.counts.end() ? word->second >= kWordMin : counts[hash] >= kAffixMin)
      units.rows[hash] = units.size++;
  }
  AddListRows(WordLists(lists), capitals, 1, &units);
  const UnitLists phrases = PhraseLists(lists);
  AddListRows(phrases, CountPhrases(samples, phrases), 2, &units);
  ++units.size;  // network.h: the last row is no slot's
  return units;
}

}  // namespace casus
