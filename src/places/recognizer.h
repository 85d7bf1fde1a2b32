// Where a report may name places: spans with their senses and how much the words around them speak for a
// place.
#pragma once

#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "document/document.h"
#include "document/folded_text.h"
#include "knowledge/name_matches.h"
#include "places/gazetteer.h"

namespace casus {

struct Sighting {
  WordId begin = 0, end = 0;
  std::string name;                        // folded, the key of "one sense a report"
  std::vector<PlaceCandidate> candidates;  // never empty
  double evidence = 0;                     // what the words around say; above 0 speaks for a place
  bool embedded = false;                   // inside a longer proper name ("Lincoln Center")
  bool common = false;                     // mostly no place: only with a container
  bool holds = false;                      // is the container of another
  bool barred = false;                     // no place, whatever it may mean (part of a person's name …)
  bool adjective = false;                  // the word is an adjective or a demonym here
  uint32_t container = kNoId;              // the sighting that tells where this one is ("Paris, Texas")
};

class Recognizer {
 public:
  // Reads places/english.toml; false when it is missing. `gazetteer` must be loaded and outlive the object.
  bool Load(const Knowledge& knowledge, const Gazetteer& gazetteer);

  // All sightings of the report in text order, not overlapping.
  std::vector<Sighting> Find(const Document& doc) const;

 private:
  using WordSet = std::unordered_set<std::string_view>;
  struct Scan;

  void FindInSentence(const Document& doc, Scan* scan) const;
  WordId FindAlias(const Document& doc, Scan* scan, WordId begin) const;
  bool Usable(const Document& doc, const Scan& scan, WordId begin, const NameMatch& match,
              std::vector<PlaceCandidate>* candidates) const;
  WordId NameEnd(const Document& doc, WordId begin, WordId end, std::string_view kind) const;
  void Weigh(const Document& doc, const Scan& scan, Sighting* sighting) const;
  bool InPersonName(const Document& doc, const Scan& scan, const Sighting& sighting) const;
  double LocativeEvidence(const Document& doc, WordId begin) const;
  static double NameEvidence(const Document& doc, WordId begin, WordId end);
  void LinkContainers(const Document& doc, std::vector<Sighting>* sightings) const;
  bool Has(const WordSet& set, std::string_view word) const { return set.count(word) > 0; }

  const Knowledge* knowledge_ = nullptr;
  const Gazetteer* gazetteer_ = nullptr;
  WordSet locative_, strongly_locative_, place_nouns_, not_after_, titles_, person_verbs_, common_,
      directions_, given_names_, also_persons_, offices_;
};

}  // namespace casus
