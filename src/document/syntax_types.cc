// Tables between enums of syntax and the names that CoNLL-U uses.
#include "document/syntax_types.h"

#include <iterator>

namespace casus {
namespace {

constexpr std::string_view kUpos[] = {"X",    "ADJ", "ADP",  "ADV",  "AUX",   "CCONJ", "DET",   "INTJ", "NOUN",
                                      "NUM",  "PART", "PRON", "PROPN", "PUNCT", "SCONJ", "SYM",  "VERB"};

constexpr std::string_view kRel[] = {
    "_",          "acl",       "acl:relcl",     "advcl",      "advcl:relcl", "advmod",      "amod",       "appos",    "aux",
    "aux:pass",   "case",      "cc",            "cc:preconj", "ccomp",       "compound",    "compound:prt", "conj",   "cop",
    "csubj",      "csubj:outer", "csubj:pass",  "dep",        "det",         "det:predet",  "discourse",  "dislocated", "expl",
    "fixed",      "flat",      "goeswith",      "iobj",       "list",        "mark",        "nmod",       "nmod:desc", "nmod:poss",
    "nmod:unmarked", "nsubj",  "nsubj:outer",   "nsubj:pass", "nummod",      "obj",         "obl",        "obl:agent", "obl:unmarked",
    "orphan",     "parataxis", "punct",         "reparandum", "root",        "vocative",    "xcomp"};
static_assert(std::size(kRel) == static_cast<size_t>(Rel::kCount));

// Values of one feature, index = enum value.
constexpr std::string_view kNumber[] = {"", "Sing", "Plur"};
constexpr std::string_view kTense[] = {"", "Past", "Pres"};
constexpr std::string_view kVerbForm[] = {"", "Fin", "Inf", "Part", "Ger"};
constexpr std::string_view kMood[] = {"", "Ind", "Imp", "Sub"};
constexpr std::string_view kVoice[] = {"", "Pass"};
constexpr std::string_view kPerson[] = {"", "1", "2", "3"};

template <typename T, size_t N>
void Match(std::string_view value, const std::string_view (&names)[N], T* out) {
  for (size_t i = 1; i < N; ++i) {
    if (names[i] == value) *out = static_cast<T>(i);
  }
}

}  // namespace

std::string_view Name(Upos upos) { return kUpos[static_cast<int>(upos)]; }
std::string_view Name(Rel rel) { return kRel[static_cast<int>(rel)]; }

std::optional<Upos> ParseUpos(std::string_view name) {
  for (size_t i = 0; i < std::size(kUpos); ++i) {
    if (kUpos[i] == name) return static_cast<Upos>(i);
  }
  return std::nullopt;
}

std::optional<Rel> ParseRel(std::string_view name) {
  for (size_t i = 1; i < std::size(kRel); ++i) {
    if (kRel[i] == name) return static_cast<Rel>(i);
  }
  const size_t colon = name.find(':');
  return colon == std::string_view::npos ? std::nullopt : ParseRel(name.substr(0, colon));
}

std::string_view FormatMorph(const Morph& morph, char* buffer, uint32_t size) {
  uint32_t n = 0;
  const auto add = [&](std::string_view key, std::string_view value) {
    if (value.empty() || n + key.size() + value.size() + 2 > size) return;
    if (n) buffer[n++] = '|';
    for (char c : key) buffer[n++] = c;
    buffer[n++] = '=';
    for (char c : value) buffer[n++] = c;
  };
  add("Mood", kMood[static_cast<int>(morph.mood)]);
  add("Number", kNumber[static_cast<int>(morph.number)]);
  add("Person", kPerson[morph.person & 3]);
  add("Polarity", morph.negative ? "Neg" : "");
  add("Poss", morph.possessive ? "Yes" : "");
  add("Tense", kTense[static_cast<int>(morph.tense)]);
  add("VerbForm", kVerbForm[static_cast<int>(morph.verb_form)]);
  add("Voice", kVoice[static_cast<int>(morph.voice)]);
  return n ? std::string_view(buffer, n) : "_";
}

Morph ParseMorph(std::string_view feats) {
  Morph morph;
  while (!feats.empty()) {
    const size_t bar = feats.find('|');
    const std::string_view one = feats.substr(0, bar);
    feats = bar == std::string_view::npos ? std::string_view() : feats.substr(bar + 1);
    const size_t eq = one.find('=');
    if (eq == std::string_view::npos) continue;
    const std::string_view key = one.substr(0, eq), value = one.substr(eq + 1);
    if (key == "Number") Match(value, kNumber, &morph.number);
    if (key == "Tense") Match(value, kTense, &morph.tense);
    if (key == "VerbForm") Match(value, kVerbForm, &morph.verb_form);
    if (key == "Mood") Match(value, kMood, &morph.mood);
    if (key == "Voice") Match(value, kVoice, &morph.voice);
    if (key == "Person") Match(value, kPerson, &morph.person);
    if (key == "Polarity") morph.negative = value == "Neg";
    if (key == "Poss") morph.possessive = value == "Yes";
  }
  return morph;
}

}  // namespace casus
