// One sentence's items to mentions, in the order of its words: names, organs and agents with their owners,
// titles and appositions, references.
#pragma once

#include <string>
#include <unordered_map>
#include <vector>

#include "actors/book.h"
#include "actors/compose.h"
#include "actors/items.h"
#include "actors/persons.h"
#include "actors/references.h"

namespace casus {

class PhraseReader {
 public:
  PhraseReader(Scene* scene, ActorBook* book, std::string_view date);

  // Adds the mentions of the sentence that scene->folded holds; its items must have been read.
  void ReadSentence();

 private:
  void TakeAdjectives();
  void ReadItem(uint32_t index);
  void ReadName(const Item& item);
  void ReadRun(uint32_t index);
  void ReadTerm(uint32_t index);
  bool ReadTitled(const Item& term, const Owners& owners);
  void AddApposition(const Item& name, ActorId actor);
  std::vector<ActorId> ActorsOf(const Item& term, const Owners& owners);
  ActorId OwnedBy(const Item& term, const Owner& owner, std::string_view name, bool single);
  ActorId Unowned(const Item& term, const Owners& owners, std::string_view name);
  void ReadPairBehind(const Item& term, Owners* owners);
  void FindOwners(const Item& term, Owners* owners);
  ActorId Predicated(const Item& term) const;
  std::string_view CountryOf(const Owners& owners) const;
  std::string_view SectorOf(const TermSense& term, const Owners& owners) const;
  std::string_view NameOf(const Item& term, const Owners& owners, const Owner* owner);
  Span SpanOf(WordId begin, WordId end) const;

  Scene& scene_;
  ActorBook& book_;
  Composer composer_;
  References references_;
  PersonReader persons_;
  std::vector<bool> done_;                                // by item
  std::unordered_map<WordId, ActorId> appositions_;       // by first word of a term: whom it describes
  std::unordered_map<std::string_view, ActorId> organs_;  // by organ id: the last one whose country was known
};

}  // namespace casus
