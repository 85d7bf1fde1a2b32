// The words of syntax: universal parts of speech, morphological features and dependency relations (Universal Dependencies v2, English).
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace casus {

// Universal parts of speech, https://universaldependencies.org/u/pos/.
enum class Upos : uint8_t { X, ADJ, ADP, ADV, AUX, CCONJ, DET, INTJ, NOUN, NUM, PART, PRON, PROPN, PUNCT, SCONJ, SYM, VERB };

// Dependency relations with the subtypes that English treebanks use. kNone: not parsed.
enum class Rel : uint8_t {
  kNone, Acl, AclRelcl, Advcl, AdvclRelcl, Advmod, Amod, Appos, Aux, AuxPass, Case, Cc, CcPreconj, Ccomp, Compound, CompoundPrt, Conj, Cop,
  Csubj, CsubjOuter, CsubjPass, Dep, Det, DetPredet, Discourse, Dislocated, Expl, Fixed, Flat, Goeswith, Iobj, List, Mark, Nmod, NmodDesc,
  NmodPoss, NmodUnmarked, Nsubj, NsubjOuter, NsubjPass, Nummod, Obj, Obl, OblAgent, OblUnmarked, Orphan, Parataxis, Punct, Reparandum, Root,
  Vocative, Xcomp,
  kCount
};

enum class Number : uint8_t { kNone, Sing, Plur };
enum class Tense : uint8_t { kNone, Past, Pres };
enum class VerbForm : uint8_t { kNone, Fin, Inf, Part, Ger };
enum class Mood : uint8_t { kNone, Ind, Imp, Sub };
enum class Voice : uint8_t { kNone, Pass };

// The features that later stages read; all others of UD are left out.
struct Morph {
  Number number = Number::kNone;
  Tense tense = Tense::kNone;
  VerbForm verb_form = VerbForm::kNone;
  Mood mood = Mood::kNone;
  Voice voice = Voice::kNone;
  uint8_t person = 0;     // 1, 2, 3; 0 = none
  bool negative = false;  // Polarity=Neg
  bool possessive = false;  // Poss=Yes

  friend bool operator==(const Morph&, const Morph&) = default;
};

// Names as CoNLL-U writes them ("nsubj:pass"); parsing an unknown name gives nullopt, for a relation its part before ":" where that is known.
std::string_view Name(Upos upos);
std::string_view Name(Rel rel);
std::optional<Upos> ParseUpos(std::string_view name);
std::optional<Rel> ParseRel(std::string_view name);

// The FEATS column for `morph` ("Number=Plur|Tense=Past", "_" when empty), and back (unknown features are passed over).
std::string_view FormatMorph(const Morph& morph, char* buffer, uint32_t size);
Morph ParseMorph(std::string_view feats);

}  // namespace casus
