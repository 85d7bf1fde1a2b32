// The words of lexicon/accords/english.toml, read and checked once.
#pragma once

#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/result.h"
#include "events/word_class.h"
#include "knowledge/knowledge.h"

namespace casus {

// What a noun needs beside it to name an accord.
enum class Need : uint8_t { kNothing, kModifier, kNumber, kAlias };

struct AccordNoun {
  std::string_view kind, family;
  bool general = false;  // takes up accords of any family
  Need need = Need::kNothing;
};

struct AccordWords {
  // Errors: kBadInput with "accords/english.toml:line: field: what".
  static Result<AccordWords> Build(const Knowledge& knowledge);

  // The noun with that lemma, nullptr when it names no accord.
  const AccordNoun* Noun(std::string_view lemma) const;
  // The kind that a modifier gives; empty when it gives none.
  std::string_view KindOf(std::string_view modifier) const;
  // One word for all that may stand for one another inside a name; the word itself where there are none.
  std::string_view Same(std::string_view word) const;
  // "first" is 1; empty for other words.
  std::string_view Ordinal(std::string_view lemma) const;
  // The word that must go with a verb of several meanings; empty when none must.
  std::string_view KeptWith(std::string_view verb) const;
  bool TakesEffect(std::string_view verb, std::string_view complement) const;

  WordClass marks, weak_marks, not_accords, carriers, proposed_modifiers, proposed_nouns, proposed_verbs,
      vague_modifiers, empty_modifiers, oldest, newest;
  WordClass creating, signing, mediating, ending, adopting, one_sided, temporal, elsewhen;
  WordClass provision_nouns;
  WordClass breach_verbs, breach_nouns, subject_verbs, failing_verbs, failing_nouns, kept_verbs, kept_phrases,
      kept_markers, breach_markers, requiring, acts_under, unreal_verbs, unreal_auxiliaries, unreal_marks,
      denying, denied_nouns, calling, reciprocal, accusing, mutual_verbs, accusing_forms;

 private:
  using Map = std::unordered_map<std::string_view, std::string_view>;
  std::unordered_map<std::string_view, AccordNoun> nouns_;
  Map kinds_, same_, ordinals_, kept_with_;
  WordClass effect_;
};

// The kinds of accord that the schema knows.
bool IsAccordKind(std::string_view kind);

}  // namespace casus
