// See amount.h.
#include "tolls/amount.h"

#include <algorithm>

#include "base/utf8.h"

namespace casus::tolls {

namespace {

bool Is(const Word& word, std::string_view lower) {
  return word.form.size() == lower.size() && LowerCase(word.form) == lower;
}

struct Plain {
  int64_t value;
  WordId end;
  bool digits;
};

// A whole number of people or things that begins with word `at`.
std::optional<Plain> PlainAt(const Document& document, WordId at, WordId limit, const NumberWords& numbers) {
  if (at >= limit) return std::nullopt;
  const std::optional<ReadNumber> read = numbers.Cardinal(document.text(), document.words[at].span.begin);
  if (!read || !read->IsWhole()) return std::nullopt;
  WordId end = at;
  while (end < limit && document.words[end].span.begin < read->end) ++end;
  if (document.words[end - 1].span.end > read->end)
    return std::nullopt;  // "12-year-old" or "6pm" as one word
  return Plain{read->Whole(), end, read->digits};
}

void Apply(Sense sense, Amount* amount) {
  switch (sense) {
    case Sense::kAtLeast:
      amount->max.reset();
      break;
    case Sense::kAbove:
      if (amount->min && !amount->approximate) ++*amount->min;
      amount->max.reset();
      break;
    case Sense::kAtMost:
      amount->min.reset();
      break;
    case Sense::kBelow:
      if (amount->max && *amount->max > 0) --*amount->max;
      amount->min.reset();
      break;
    case Sense::kAbout:
      amount->approximate = true;
      break;
  }
}

// Whether the word before `at` belongs to a verb: "handed over 300".
bool IsParticle(const Document& document, const Sentence& sentence, WordId at, const Cues& cues) {
  if (at < sentence.begin + 2) return false;
  const Word& verb = document.words[at - 2];
  return document.words[at - 1].rel == Rel::CompoundPrt ||
         (verb.upos == Upos::VERB && cues.particle_verbs.contains(verb.lemma) &&
          cues.particles.contains(LowerCase(document.words[at - 1].form)));
}

// Phrases that end right before `at`; at most three, as in "at least some 40".
void ApplyBefore(const Document& document, const Sentence& sentence, WordId at, const Cues& cues,
                 Amount* amount) {
  for (int count = 0; count < 3; ++count) {
    if (IsParticle(document, sentence, at, cues)) return;
    const BoundPhrase* found = nullptr;
    for (const BoundPhrase& phrase : cues.before) {
      const size_t size = phrase.words.size();
      if (at < sentence.begin + size || !PhraseAt(document, at - static_cast<WordId>(size), at, phrase.words))
        continue;
      found = &phrase;
      break;
    }
    if (!found) return;
    Apply(found->sense, amount);
    at -= static_cast<WordId>(found->words.size());
    amount->outer = at;
  }
}

void ApplyBehind(const Document& document, const Sentence& sentence, const Cues& cues, Amount* amount) {
  for (const BoundPhrase& phrase : cues.behind) {
    if (!PhraseAt(document, amount->end, sentence.end, phrase.words)) continue;
    Apply(phrase.sense, amount);
    return;
  }
}

// "30 to 40", "30-40", "two or three"; "between 30 and 40".
void ExtendRange(const Document& document, const Sentence& sentence, const NumberWords& numbers,
                 Amount* amount) {
  if (amount->end >= sentence.end) return;
  const Word& link = document.words[amount->end];
  const bool between = amount->begin > sentence.begin && Is(document.words[amount->begin - 1], "between");
  const bool dash = link.form == "-" || link.form == "\xE2\x80\x93";
  if (!dash && !Is(link, "to") && !Is(link, "or") && !(between && Is(link, "and"))) return;
  const std::optional<Plain> high = PlainAt(document, amount->end + 1, sentence.end, numbers);
  if (!high || high->value <= *amount->min) return;
  amount->max = high->value;
  amount->end = high->end;
  amount->head = high->end - 1;
}

}  // namespace

bool PhraseAt(const Document& document, WordId at, WordId limit, const std::vector<std::string>& phrase) {
  if (at + phrase.size() > limit) return false;
  for (size_t i = 0; i < phrase.size(); ++i) {
    if (!Is(document.words[at + i], phrase[i])) return false;
  }
  return true;
}

std::optional<Amount> AmountAt(const Document& document, WordId at, const NumberWords& numbers,
                               const Cues& cues) {
  const Sentence& sentence = document.SentenceOf(at);
  Amount out;
  out.begin = out.outer = at;
  for (const VaguePhrase& phrase : cues.vague) {
    if (!PhraseAt(document, at, sentence.end, phrase.words)) continue;
    out.min = phrase.min, out.max = phrase.max, out.approximate = true;
    out.end = at + static_cast<WordId>(phrase.words.size());
    out.head = out.end - 1;
    ApplyBefore(document, sentence, at, cues, &out);
    return out;
  }
  const std::optional<Plain> number = PlainAt(document, at, sentence.end, numbers);
  if (!number) return std::nullopt;
  out.min = out.max = number->value;
  out.end = number->end;
  out.head = out.end - 1;
  ExtendRange(document, sentence, numbers, &out);
  ApplyBefore(document, sentence, at, cues, &out);
  ApplyBehind(document, sentence, cues, &out);
  return out;
}

}  // namespace casus::tolls
