// Predicates and their arguments, read off the dependency tree: who does what to whom, whatever the voice and
// however far the subject has moved.
//
// A frame belongs to a verb, an event noun or a predicate noun or adjective. Its arguments carry logical
// roles:
//   subj, obj, iobj      logical subject and objects (passives turned round, relative pronouns resolved,
//   control followed) with, between, in …  obliques and nominal modifiers by their preposition (lower case)
//   poss, mod            of nouns: possessor; adjective, compound or other modifier
//   comp                 a complement clause or infinitive (its verb)
//   mark                 of a clause: its own subordinator ("to", "that")
//   prt, aux, neg, adv   a verb's particle ("break off"), auxiliaries, negation, adverbs; time: bare temporal
//   modifiers part                 a participle clause without a marker ("marched, demanding …"); with one,
//   its marker ("to", "after") case                 of nouns: their own preposition ("on strike", "under
//   investigation") light                the light verb that an event noun is the object of
// An event noun in object position of a light verb ("held talks with") takes over that verb's subject and
// obliques.
//
// Method: the usual enhancement of basic UD trees (Schuster & Manning 2016, "Enhanced English Universal
// Dependencies"), restricted to what event patterns ask.
#pragma once

#include <string_view>
#include <vector>

#include "document/document.h"
#include "document/tree.h"
#include "events/word_class.h"

namespace casus {

struct Argument {
  std::string_view role;
  WordId word;
  bool own;  // stands directly under the predicate; false: inherited by control, coordination or a light verb
};

struct Frame {
  WordId head = kNoId;
  WordId light_verb = kNoId;  // the light verb an event noun hangs on
  bool passive = false;
  bool copular = false;  // "X is a mediator": subj is X
  std::vector<Argument> args;

  // The first argument with that role; kNoId when there is none.
  WordId Arg(std::string_view role) const;
};

// The word lists of lexicon/events/grammar.toml.
struct Grammar {
  WordClass light_verbs, transparent_nouns, obligation, circumstance, infinitive_verbs,
      object_control_markers, mediation, locative, object_control_verbs, possessed_nouns, speech_verbs,
      open_ended, accusing_verbs, intransitive_verbs;
};

Grammar ReadGrammar(const Knowledge& knowledge);

class Frames {
 public:
  Frames(const Document& doc, const Tree& tree, const Grammar& grammar)
      : doc_(doc), tree_(tree), grammar_(grammar) {}

  // The frame of any word; a word that governs nothing has an empty one.
  Frame Of(WordId head) const;

 private:
  void AddVerbArgs(WordId verb, Frame* frame) const;
  void AddClause(WordId clause, bool own, Frame* frame) const;
  void AddNounArgs(WordId noun, Frame* frame) const;
  void AddNested(WordId phrase, int depth, Frame* frame) const;
  void InheritFromAbove(WordId verb, Frame* frame) const;
  void InheritFromLightVerb(WordId noun, Frame* frame) const;
  WordId LogicalSubject(WordId verb, int depth) const;
  WordId LogicalObject(WordId verb, int depth) const;
  WordId RelativeAntecedent(WordId word, WordId clause_head) const;
  bool IsPassive(WordId verb) const;

  const Document& doc_;
  const Tree& tree_;
  const Grammar& grammar_;
};

}  // namespace casus
