// Whose an organ or agent is: the countries, organisations and persons beside a noun ("Azerbaijan's",
// "Houthi", "of Armenia and Azerbaijan").
#pragma once

#include <string>
#include <vector>

#include "actors/book.h"
#include "actors/items.h"

namespace casus {

struct Owner {
  std::string_view country;  // may be empty when `actor` is set
  ActorId actor = kNoId;     // an organisation or a person; kNoId: the country as such
  std::string_view label;    // the words, for the actor's name
};

struct Owners {
  std::vector<Owner> list;
  WordId begin = 0, end = 0;       // the whole phrase, term included
  bool definite = false;           // "the" stands before it
  WordId possessive = kNoId;       // "its", "their", "whose": still to be resolved
  std::vector<WordId> adjectives;  // items that the phrase takes up, by their first word
};

class Composer {
 public:
  Composer(Scene* scene, ActorBook* book) : scene_(*scene), book_(*book) {}

  // What stands beside the term `item`. Possessors to the left that are terms themselves must be in the book
  // already.
  Owners Beside(const Item& item) const;

  // The country of the place that the sentence locates the term in ("protesters in Tehran"); empty when none
  // or several.
  std::string_view LocatedIn(const Item& item) const;

 private:
  void LookLeft(const Item& item, Owners* owners) const;
  void LookRight(const Item& item, Owners* owners) const;
  bool Take(const Item& item, Owners* owners) const;
  WordId Coordinated(WordId begin, ItemKind kind, Owners* owners) const;
  bool Excluded(const Item& item) const;

  Scene& scene_;
  ActorBook& book_;
};

}  // namespace casus
