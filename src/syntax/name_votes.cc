// See name_votes.h.
#include "syntax/name_votes.h"

#include <algorithm>

#include "base/utf8.h"

namespace casus {
namespace {

constexpr float kLongerName = 3;

void Add(const KindFit& fit, float weight, KindFit* sum) {
  for (size_t k = 0; k < fit.size(); ++k) (*sum)[k] += fit[k] * weight;
}

Span SpanOf(WordId begin, WordId end, const Document& doc) { return {doc.words[begin].span.begin, doc.words[end - 1].span.end}; }

std::string_view Best(const KindFit& fit) {
  return kNameKinds[static_cast<size_t>(std::max_element(fit.begin(), fit.end()) - fit.begin())];
}

}  // namespace

KindFit NameVotes::Fit(const float* scores, uint32_t words, uint32_t stride) {
  KindFit fit{};
  for (uint32_t i = 0; i < words; ++i, scores += stride) {
    for (uint32_t k = 0; k < fit.size(); ++k) fit[k] += scores[i == 0 ? BeginOf(k) : InsideOf(k)];
  }
  const float best = *std::max_element(fit.begin(), fit.end());
  for (float& f : fit) f = std::max(f - best, kWorstFit);
  return fit;
}

NameVotes::Sum* NameVotes::Find(std::string_view text) {
  const auto at = std::lower_bound(sums_.begin(), sums_.end(), text, [](const Sum& sum, std::string_view t) { return sum.text < t; });
  return at != sums_.end() && at->text == text ? &*at : nullptr;
}

void NameVotes::Decide(const std::vector<KindFit>& fits, Document* doc) {
  if (fits.empty()) return;
  sums_.clear();
  longest_ = 0;
  for (const NameSpan& name : doc->names) {
    sums_.push_back({doc->Text(SpanOf(name.begin, name.end, *doc)), {}});
    longest_ = std::max(longest_, name.end - name.begin);
  }
  std::sort(sums_.begin(), sums_.end(), [](const Sum& a, const Sum& b) { return a.text < b.text; });
  sums_.erase(std::unique(sums_.begin(), sums_.end(), [](const Sum& a, const Sum& b) { return a.text == b.text; }), sums_.end());
  const auto sum_of = [&](const NameSpan& name) { return Find(doc->Text(SpanOf(name.begin, name.end, *doc))); };
  for (size_t i = 0; i < fits.size(); ++i) Add(fits[i], 1, &sum_of(doc->names[i])->fit);
  // Surnames: what speaks for the longer names speaks for the last word too, and more, as a longer name tells more.
  for (size_t i = 0; i < fits.size(); ++i) {
    const NameSpan& name = doc->names[i];
    if (name.end - name.begin < 2 || Best(sum_of(name)->fit) != kNameKinds[0]) continue;
    if (Sum* last = sum_of({name.end - 1, name.end, {}})) Add(fits[i], kLongerName, &last->fit);
  }
  for (NameSpan& name : doc->names) name.kind = Best(sum_of(name)->fit);
  AddMissed(doc);
}

// Words that are a name elsewhere in the report and in none here, inside of a sentence.
void NameVotes::AddMissed(Document* doc) {
  names_.clear();
  size_t next = 0;
  for (const Sentence& sentence : doc->sentences) {
    for (WordId w = sentence.begin; w < sentence.end;) {
      if (next < doc->names.size() && doc->names[next].begin == w) {
        names_.push_back(doc->names[next]);
        w = doc->names[next++].end;
        continue;
      }
      const WordId free_end = std::min(next < doc->names.size() ? doc->names[next].begin : sentence.end, sentence.end);
      const uint32_t words = w > sentence.begin ? MissedAt(w, free_end, *doc) : 0;
      if (words > 0) names_.push_back({w, w + words, Best(Find(doc->Text(SpanOf(w, w + words, *doc)))->fit)});
      w += std::max(words, 1u);
    }
  }
  doc->names.swap(names_);
}

// How many words from `w` on, before `end`, are a name elsewhere; 0: none.
uint32_t NameVotes::MissedAt(WordId w, WordId end, const Document& doc) {
  if (!IsAsciiUpper(doc.words[w].form[0])) return 0;
  for (uint32_t words = std::min(longest_, end - w); words > 0; --words) {
    if (Find(doc.Text(SpanOf(w, w + words, doc))) != nullptr) return words;
  }
  return 0;
}

}  // namespace casus
