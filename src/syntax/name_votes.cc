// See name_votes.h.
#include "syntax/name_votes.h"

#include <algorithm>

namespace casus {
namespace {

constexpr float kLongerName = 3;

void Add(const KindFit& fit, float weight, KindFit* sum) {
  for (size_t k = 0; k < fit.size(); ++k) (*sum)[k] += fit[k] * weight;
}

Span SpanOf(WordId begin, WordId end, const Document& doc) {
  return {doc.words[begin].span.begin, doc.words[end - 1].span.end};
}

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
  const auto at = std::lower_bound(sums_.begin(), sums_.end(), text,
                                   [](const Sum& sum, std::string_view t) { return sum.text < t; });
  return at != sums_.end() && at->text == text ? &*at : nullptr;
}

void NameVotes::Decide(const std::vector<KindFit>& fits, Document* doc) {
  if (fits.empty()) return;
  sums_.clear();
  for (const NameSpan& name : doc->names)
    sums_.push_back({doc->Text(SpanOf(name.begin, name.end, *doc)), {}});
  std::sort(sums_.begin(), sums_.end(), [](const Sum& a, const Sum& b) { return a.text < b.text; });
  sums_.erase(
      std::unique(sums_.begin(), sums_.end(), [](const Sum& a, const Sum& b) { return a.text == b.text; }),
      sums_.end());
  const auto sum_of = [&](const NameSpan& name) {
    return Find(doc->Text(SpanOf(name.begin, name.end, *doc)));
  };
  for (size_t i = 0; i < fits.size(); ++i) Add(fits[i], 1, &sum_of(doc->names[i])->fit);
  // Surnames: what speaks for the longer names speaks for the last word too, and more, as a longer name tells
  // more.
  for (size_t i = 0; i < fits.size(); ++i) {
    const NameSpan& name = doc->names[i];
    if (name.end - name.begin < 2 || Best(sum_of(name)->fit) != kNameKinds[0]) continue;
    if (Sum* last = sum_of({name.end - 1, name.end, {}})) Add(fits[i], kLongerName, &last->fit);
  }
  for (NameSpan& name : doc->names) name.kind = Best(sum_of(name)->fit);
}

}  // namespace casus
