// See net_sentences.h.
#include "syntax/train/net_sentences.h"

#include <algorithm>
#include <bit>

#include "base/utf8.h"
#include "syntax/name_phrases.h"

namespace casus {
namespace {

constexpr float kWordDrop = 0.25f;
constexpr uint64_t kSwapPercent = 50;
constexpr uint32_t kBatchWords = 640;

bool IsPlainName(std::string_view form) { return IsAsciiUpper(form[0]) && form.size() > 1; }

}  // namespace

uint32_t LookUp::Row(uint64_t hash, bool is_word) const {
  static_assert(NetSentence::kNoRow == kNoPhraseRow);
  const auto it = units_.rows.find(hash);
  return it != units_.rows.end() ? it->second : is_word ? 0 : NetSentence::kNoRow;
}

NetSentence LookUp::Sentence(const Sample& sample, const std::vector<std::string_view>& forms) {
  NetSentence sentence;
  sentence.sample = &sample;
  words_.clear();
  for (const std::string_view form : forms) words_.push_back(UnitsOf(form, sample.caps, &buffer_));
  for (const WordUnits& word : words_) {
    for (uint32_t u = 0; u < kWordUnits; ++u)
      sentence.rows.push_back(word[u] == 0 ? NetSentence::kNoRow : Row(word[u], u == 0));
    sentence.rows.push_back(NetSentence::kNoRow);
    const auto count = units_.counts.find(word[0]);
    const float often = count == units_.counts.end() ? 0 : static_cast<float>(count->second);
    sentence.word_drop.push_back(often == 0 ? 0 : kWordDrop / (kWordDrop + often));
  }
  MatchPhrases(
      static_cast<uint32_t>(words_.size()), [&](uint32_t i) -> const WordUnits& { return words_[i]; },
      [&](uint64_t hash) { return Row(hash, false); },
      [&](uint32_t i, uint32_t row) { sentence.rows[size_t{i} * kUnits + kWordUnits] = row; });
  return sentence;
}

std::vector<NetSentence> LookUp::All(const std::vector<Sample>& samples) {
  std::vector<NetSentence> sentences;
  for (const Sample& sample : samples) sentences.push_back(Sentence(sample, sample.forms));
  return sentences;
}

NetSentence SwapNames(const NetSentence& sentence, const NameLists& lists, Random* random, LookUp* look_up) {
  const Sample& sample = *sentence.sample;
  if (sample.caps) return sentence;
  std::vector<std::string_view> forms = sample.forms;
  bool is_changed = false;
  for (size_t i = 0, end; i < sample.names.size(); i = end) {
    end = i + 1;
    if (std::popcount(sample.names[i]) != 1) continue;
    const auto c = static_cast<uint32_t>(std::countr_zero(sample.names[i]));
    if (c == 0 || IsInside(c)) continue;
    while (end < sample.names.size() && sample.names[end] == 1u << (c + 1)) ++end;
    const bool is_chosen = random->Below(100) < kSwapPercent;
    if (!is_chosen || end - i > NameLists::kLongest ||
        !std::all_of(&forms[i], &forms[i] + (end - i), IsPlainName))
      continue;
    const auto& names = lists.Names(KindOf(c), static_cast<uint32_t>(end - i));
    if (names.empty()) continue;
    const auto& name = names[random->Below(names.size())];
    std::copy(name.begin(), name.end(), forms.begin() + static_cast<long>(i));
    is_changed = true;
  }
  return is_changed ? look_up->Sentence(sample, forms) : sentence;
}

std::vector<std::vector<const NetSentence*>> MakeBatches(const std::vector<NetSentence>& sentences,
                                                         Random* random) {
  std::vector<const NetSentence*> order;
  for (const NetSentence& sentence : sentences) order.push_back(&sentence);
  random->Shuffle(&order);
  const size_t stretch = 40 * kBatchWords / 16;
  std::vector<std::vector<const NetSentence*>> batches;
  for (size_t at = 0; at < order.size(); at += stretch) {
    const auto end = order.begin() + static_cast<long>(std::min(order.size(), at + stretch));
    std::stable_sort(order.begin() + static_cast<long>(at), end,
                     [](auto* a, auto* b) { return a->sample->forms.size() < b->sample->forms.size(); });
    size_t words = kBatchWords;
    for (auto it = order.begin() + static_cast<long>(at); it != end; ++it) {
      if (words >= kBatchWords) {
        batches.emplace_back();
        words = 0;
      }
      batches.back().push_back(*it);
      words += (*it)->sample->forms.size();
    }
  }
  random->Shuffle(&batches);
  return batches;
}

}  // namespace casus
