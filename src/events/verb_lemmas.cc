// See verb_lemmas.h. A regular form has at most six candidates, tried from the longest stem to the shortest.
#include "events/verb_lemmas.h"

#include <algorithm>

#include "base/ascii.h"

namespace casus {
namespace {

constexpr size_t kMaxForm = 24;

// The base form that `stem` with one of `endings` in place of its own could be, if the patterns know one.
std::string_view Known(const Patterns& patterns, std::string_view stem) {
  char buffer[kMaxForm + 1];
  if (stem.size() < 2 || stem.size() >= kMaxForm) return {};
  if (const std::string_view plain = patterns.Word(stem); !plain.empty()) return plain;  // "exhort-ed"
  std::copy(stem.begin(), stem.end(), buffer);
  buffer[stem.size()] = 'e';
  if (const std::string_view with_e = patterns.Word({buffer, stem.size() + 1}); !with_e.empty())
    return with_e;  // "rul-ed"
  if (stem[stem.size() - 1] == stem[stem.size() - 2])
    return patterns.Word(stem.substr(0, stem.size() - 1));  // "ramm-ed"
  if (stem.back() != 'i') return {};
  buffer[stem.size() - 1] = 'y';
  return patterns.Word({buffer, stem.size()});  // "rallied"
}

std::string_view BaseOf(const Word& verb, const Patterns& patterns, const VerbForms& forms) {
  char lower[kMaxForm];
  const std::string_view form = verb.form;
  if (form.size() >= kMaxForm) return {};
  std::transform(form.begin(), form.end(), lower,
                 [](char c) { return IsAsciiUpper(c) ? static_cast<char>(c + 32) : c; });
  const std::string_view word(lower, form.size());
  if (const auto irregular = forms.find(word); irregular != forms.end()) return irregular->second;
  if (!patterns.Word(verb.lemma).empty()) return {};
  for (std::string_view ending : {"ing", "ed", "es", "s"}) {
    if (!word.ends_with(ending)) continue;
    const std::string_view base = Known(patterns, word.substr(0, word.size() - ending.size()));
    if (!base.empty()) return base;
  }
  return {};
}

}  // namespace

VerbForms ReadVerbForms(const Knowledge& knowledge) {
  VerbForms forms;
  const Node table = knowledge.Tree("events/grammar.toml")["verb_forms"];
  for (size_t i = 0; i < table.size(); ++i) {
    for (Node form : table.At(i)) forms.emplace(form.Text(), table.KeyAt(i));
  }
  return forms;
}

VerbLemmas::VerbLemmas(const Document& doc, const Patterns& patterns, const VerbForms& forms)
    : lemmas_(doc.words.size()) {
  for (WordId i = 0; i < doc.words.size(); ++i) {
    const Word& word = doc.words[i];
    lemmas_[i] = word.lemma;
    if (word.upos != Upos::VERB) continue;
    if (const std::string_view base = BaseOf(word, patterns, forms); !base.empty()) lemmas_[i] = base;
  }
}

}  // namespace casus
