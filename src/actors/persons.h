// Persons, and organisations that the lexicon does not know: who a name is, from its title, its apposition,
// its form, or earlier mentions.
#pragma once

#include <string>

#include "actors/book.h"
#include "actors/compose.h"
#include "actors/items.h"

namespace casus {

// Adds a Run item for every sequence of proper nouns in the sentence that no other item covers.
void ReadRuns(Scene* scene);

class PersonReader {
 public:
  // `date`: of the report, ISO 8601; may be empty.
  PersonReader(Scene* scene, ActorBook* book, std::string_view date)
      : scene_(*scene), book_(*book), date_(date) {}

  // The entry of a person of the lexicon.
  ActorId Known(std::string_view key);

  // The entry of a Person or Run item; `title` is the office beside it (nullptr: none), `country` and
  // `sector` those of the office (may be empty). kNoId: nothing says that a Run names a person.
  ActorId Person(const Item& item, const TermSense* title, std::string_view country, std::string_view sector);

  // The person whose surname a capitalised word is that the tagger did not take for a name, as happens at the
  // start of a sentence; kNoId: none.
  ActorId Untagged(WordId word);

  // The entry of a Run that its last word shows to be an organisation ("the Northern Front"), with `country`
  // when it is not empty; else kNoId.
  ActorId Organization(const Item& run, std::string_view country);

  // The term in apposition behind the name ("X, Russia's envoy"), or nullptr.
  const Item* Apposition(const Item& name) const;

  // Whether the places stage has a place in the item's words.
  bool IsPlace(const Item& item) const;
  bool IsNameOfPlace(const Item& item) const;

  // "the Northern Front (NF)": makes the acronym behind `item` an alias of the actor.
  void ReadAcronym(const Item& item, ActorId actor);

 private:
  ActorId NewPerson(const Item& run, const TermSense* title, std::string_view country,
                    std::string_view sector);

  Scene& scene_;
  ActorBook& book_;
  std::string_view date_;
};

}  // namespace casus
