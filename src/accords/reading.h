// What every step of the accords stage has at hand for one report.
#pragma once

#include <string_view>
#include <vector>

#include "accords/registry.h"
#include "accords/vocabulary.h"
#include "document/document.h"
#include "document/tree.h"
#include "events/frames.h"
#include "events/party_finder.h"

namespace casus {

struct Reading {
  Document& doc;
  const Tree& tree;
  const Frames& frames;
  const Grammar& grammar;
  PartyFinder& parties;
  const AccordWords& words;
  const Registry& registry;

  const Word& at(WordId word) const { return doc.words[word]; }
};

// How accords write a party: ISO 3166-1 alpha-3 of the state behind an actor, the actor's own key when it is
// no part of a state; empty when neither is known.
std::string_view PartyCode(const Actor& actor);

// Country of a party code ("COL:farc" is COL); empty for organisations of no country.
std::string_view CountryOf(std::string_view code);

// Appends what is not in the list yet; empty strings are passed over.
void AddCode(std::string_view code, std::vector<std::string_view>* codes);

// Codes of the actors named among the words [begin, end), demonyms included, in text order. Places count only
// where they are adjectives.
std::vector<std::string_view> CodesIn(const Reading& reading, WordId begin, WordId end);

// The first and last word with a character of `span`: [first, second).
std::pair<WordId, WordId> WordsOf(const Document& doc, Span span);

// Verb or auxiliary.
bool IsVerbal(const Word& word);

// "BAKU" in "BAKU, Dec. 14 -": the place a report is sent from, which trees take for a subject.
bool IsDateline(const Reading& reading, WordId word);

// Is `word` said to be asked for, intended, possible or conditional, up to the clause that asserts it?
bool IsUnreal(const Reading& reading, WordId word);

}  // namespace casus
