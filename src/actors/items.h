// What the steps of the actors stage hand on to each other: spans of a sentence that may name actors, and the
// working state of one report.
#pragma once

#include <string_view>
#include <vector>

#include "actors/lexicon.h"
#include "document/document.h"
#include "document/folded_text.h"
#include "document/tree.h"

namespace casus {

enum class ItemKind : uint8_t {
  State,         // "Armenia"
  Capital,       // "Yerevan", standing for the government
  Adjective,     // "Armenian"
  People,        // "Armenians", "an Armenian"
  Person,        // of persons.tsv
  Organization,  // of organizations.tsv or organs_named.tsv
  Term,          // a common noun of organs.tsv or agents.tsv
  Place,         // a capital or country that is where, not who
  Run,           // proper nouns that the lexicon does not know
};

struct Item {
  ItemKind kind = ItemKind::State;
  WordId begin = 0, end = 0, head = 0;
  std::string_view country;         // ISO 3166-1 alpha-3 (or IGO …), where the kind has one
  Posting posting{};                // Person, Organization: the row
  const TermSense* term = nullptr;  // Term
  bool location = false;            // State: said of where, not of who
  bool taken = false;               // belongs to a longer actor and is no mention of its own
};

inline bool NamesCountry(const Item& item) {
  return item.kind == ItemKind::State || item.kind == ItemKind::Capital || item.kind == ItemKind::Adjective ||
         item.kind == ItemKind::People;
}

// The working state of one report.
struct Scene {
  Scene(Document* document, const ActorLexicon& words)
      : doc(*document), lexicon(words), tree(*document), cover(document->words.size(), kNoId) {}

  Document& doc;
  const ActorLexicon& lexicon;
  const Tree tree;
  FoldedSentence folded;        // of the sentence at hand
  std::vector<Item> items;      // in order of discovery
  std::vector<uint32_t> cover;  // by word: the item that covers it
  std::string_view dominant;    // the country the report is about; empty when not clear

  const Word& word(WordId w) const { return doc.words[w]; }
  Item* At(WordId w) { return w < cover.size() && cover[w] != kNoId ? &items[cover[w]] : nullptr; }
  const Item* At(WordId w) const {
    return w < cover.size() && cover[w] != kNoId ? &items[cover[w]] : nullptr;
  }
  WordId SentenceBegin(WordId w) const { return doc.SentenceOf(w).begin; }
  WordId SentenceEnd(WordId w) const { return doc.SentenceOf(w).end; }

  void Add(Item item) {
    item.head = HeadWord(doc, item.begin, item.end);
    for (WordId w = item.begin; w < item.end; ++w) cover[w] = static_cast<uint32_t>(items.size());
    items.push_back(item);
  }
};

}  // namespace casus
