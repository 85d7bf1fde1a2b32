// Base forms of verbs as the patterns know them. The lemmatizer learns suffixes and slips on verbs it has not
// seen ("lauded" becomes "laude", "froze" stays); a verb whose lemma no pattern knows is looked up again by
// its form: a table of irregular forms (lexicon/events/grammar.toml, verb_forms), then the regular endings.
#pragma once

#include <string_view>
#include <unordered_map>
#include <vector>

#include "document/document.h"
#include "events/pattern.h"

namespace casus {

using VerbForms = std::unordered_map<std::string_view, std::string_view>;  // "froze" to "freeze"

VerbForms ReadVerbForms(const Knowledge& knowledge);

class VerbLemmas {
 public:
  // Looks at every verb of the document once; the views it gives live as long as `doc` and `patterns`.
  VerbLemmas(const Document& doc, const Patterns& patterns, const VerbForms& forms);

  std::string_view Of(WordId word) const { return lemmas_[word]; }

 private:
  std::vector<std::string_view> lemmas_;
};

}  // namespace casus
