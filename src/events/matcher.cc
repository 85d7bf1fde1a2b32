// See matcher.h.
#include "events/matcher.h"

#include <algorithm>

#include "base/ascii.h"

namespace casus {

WordId PatternMatcher::Second(const Frame& frame, std::string_view phrase) const {
  const size_t blank = phrase.find(' ');
  if (blank == std::string_view::npos) return Complement(frame, phrase);
  const std::string_view first = phrase.substr(0, blank), last = phrase.substr(blank + 1);
  for (const Argument& arg : frame.args) {
    if (arg.role == first && EqualsLower(last, lemmas_.Of(arg.word))) return arg.word;
  }
  return Complement(frame, first) == kNoId ? kNoId : Complement(frame, last);
}

WordId PatternMatcher::Complement(const Frame& frame, std::string_view lemma) const {
  for (const Argument& arg : frame.args) {
    const bool role = arg.role == "prt" || arg.role == "obj" || arg.role == "adv" || arg.role == "mod" ||
                      arg.role == "comp";
    if (role && EqualsLower(lemma, lemmas_.Of(arg.word))) return arg.word;
  }
  if (IsHyphenated(frame.head, lemma)) return frame.head - 2;
  for (const Argument& arg : frame.args) {
    if (arg.role == lemma)
      return tree_.Child(arg.word, Rel::Case) == kNoId ? arg.word : tree_.Child(arg.word, Rel::Case);
  }
  return kNoId;
}

bool PatternMatcher::IsItem(const PatternItem& item, WordId word) {
  switch (item.kind) {
    case PatternItem::kAny:
      return true;
    case PatternItem::kLemma:
      return EqualsLower(item.text, lemmas_.Of(word)) || HasModifier(word, item.text);
    case PatternItem::kPlace:
      return parties_->PlaceAt(word) != nullptr;
    case PatternItem::kEvent:
      return patterns_.IsCue(lemmas_.Of(word));
    case PatternItem::kActor: {
      scratch_.clear();
      parties_->Find(word, &scratch_);
      return std::any_of(scratch_.begin(), scratch_.end(),
                         [&](ActorId a) { return item.text.empty() || doc_.actors[a].sector == item.text; });
    }
  }
  return false;
}

// What a word of quantity counts: "hundreds of troops" are troops, "a first batch of peacekeepers"
// peacekeepers.
WordId PatternMatcher::Counted(WordId word) const {
  const bool quantity = grammar_.transparent_nouns.Has(lemmas_.Of(word));
  const WordId determiner = quantity ? kNoId : tree_.Child(word, Rel::Det);
  if (!quantity && (determiner == kNoId || lemmas_.Of(determiner) != "a")) return word;
  for (WordId child : tree_.Children(word)) {
    const bool many = doc_.words[child].morph.number == Number::Plur;
    if (doc_.words[child].rel == Rel::Nmod && tree_.Case(child) == "of" && (quantity || many)) return child;
  }
  return word;
}

// An item may be a noun with a modifier: "car bomb", "cease fire" (also "cease-fire").
bool PatternMatcher::HasModifier(WordId word, std::string_view phrase) const {
  const size_t blank = phrase.rfind(' ');
  if (blank == std::string_view::npos || !EqualsLower(phrase.substr(blank + 1), lemmas_.Of(word)))
    return false;
  const auto children = tree_.Children(word);
  return IsHyphenated(word, phrase.substr(0, blank)) ||
         std::any_of(children.begin(), children.end(), [&](WordId child) {
           return child < word && EqualsLower(phrase.substr(0, blank), lemmas_.Of(child));
         });
}

// "cease-fire" is three words of the treebank; the parser need not hang them together.
bool PatternMatcher::IsHyphenated(WordId word, std::string_view before) const {
  return word >= doc_.SentenceOf(word).begin + 2 && doc_.words[word - 1].form == "-" &&
         EqualsLower(before, lemmas_.Of(word - 2));
}

bool PatternMatcher::Any(const Condition& condition, const Frame& frame) {
  bool any = false;
  for (std::string_view role : condition.roles) {
    ForArguments(role, frame, [&](WordId word) {
      const WordId counted = Counted(word);
      const auto is = [&](const PatternItem& item) {
        return IsItem(item, word) || (counted != word && IsItem(item, counted));
      };
      any = any || std::any_of(condition.items.begin(), condition.items.end(), is);
    });
    if (any) break;
  }
  return any;
}

bool PatternMatcher::Holds(const Pattern& pattern, const Frame& frame) {
  return std::all_of(pattern.when.begin(), pattern.when.end(),
                     [&](const Condition& c) { return Any(c, frame); }) &&
         std::none_of(pattern.unless.begin(), pattern.unless.end(),
                      [&](const Condition& c) { return Any(c, frame); });
}

}  // namespace casus
