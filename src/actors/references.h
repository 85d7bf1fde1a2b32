// Pronouns and descriptions: whom "he", "its", "both sides", "the country", "the group" mean.
#pragma once

#include <vector>

#include "actors/book.h"
#include "actors/items.h"

namespace casus {

class References {
 public:
  References(Scene* scene, ActorBook* book) : scene_(*scene), book_(*book) {}

  // Adds the mentions of the word when it is a pronoun, or the head of a description ("both sides", "the
  // two", "the country") that can be resolved. True when mentions were added or the word is a description
  // that names nobody else.
  bool Read(WordId word);

  // Whom a possessive pronoun means; "whose" means what its clause hangs on. Adds mentions (not for "whose").
  // Empty: left open.
  std::vector<ActorId> Possessor(WordId pronoun);

  // The earlier actor that a definite role means ("the president"): of that role, and of that country unless
  // it is empty. kNoId: none.
  ActorId SameRole(std::string_view role, std::string_view country) const;
  // The persons last named together that a definite plural means ("the leaders", "the ministers"); empty:
  // none within a few sentences.
  std::vector<ActorId> SameRoles(std::string_view role) const;
  // The only armed group that has been named so far ("the rebels"); kNoId when there are none or several.
  ActorId SoleArmedGroup() const;
  // The earlier actor that "the group", "the ministry" means; kNoId: none.
  ActorId SameKind(const TermSense& term, std::string_view noun) const;

 private:
  enum class Person : uint8_t { kNone, He, She, It, They };
  Person PersonOf(WordId word) const;
  bool Fits(const Group& group, Person person) const;
  bool SpokenBefore(WordId pronoun, WordId head) const;
  const Group* Antecedent(WordId word, Person person) const;
  std::vector<ActorId> Resolve(WordId word);
  bool ReadPair(WordId word);
  bool ReadState(WordId word);
  ActorId PartyOf(ActorId actor, bool persons);
  std::vector<ActorId> PartiesOf(const Group& group, bool persons);
  std::vector<ActorId> LastPair(bool persons);
  Span PhraseSpan(WordId word) const;

  Scene& scene_;
  ActorBook& book_;
};

}  // namespace casus
