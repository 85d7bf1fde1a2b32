// What a name may stand for on the map: postings of the knowledge file to candidates with coordinates,
// country and weight.
#pragma once

#include <string_view>
#include <unordered_map>
#include <vector>

#include "document/document.h"
#include "knowledge/knowledge.h"

namespace casus {

enum class PlaceSource : uint8_t { Country, Capital, Hand, Region, City };

// One sense of a name.
struct PlaceCandidate {
  PlaceSource source = PlaceSource::City;
  bool adjective = false;   // the name is an adjective or the name of the people
  Place place;              // what a report would get
  uint64_t population = 0;  // 0: unknown
  uint32_t table = 0, row = 0;
  bool capital = false;   // capital of its country
  uint16_t spelling = 0;  // 0: the name is given; else 1 + number of the file of rules that made it
};

class Gazetteer {
 public:
  // False when `knowledge` has no table of countries.
  bool Load(const Knowledge& knowledge);

  // The senses of a name, in order of the tables; persons and organisations are passed over, and so is a
  // place that two gazetteers give (by its GeoNames id) after the first time.
  void Candidates(std::span<const Posting> postings, std::vector<PlaceCandidate>* out) const;

  // Another name of the lexicon's places, from places/english.toml; nullptr when `text` is none.
  struct Alias {
    std::span<const Posting> postings;
    bool adjective = false;
    bool behind_place = false;  // only behind another place and a comma
  };
  const Alias* FindAlias(std::string_view text) const;

  // True when one of the postings is a person.
  bool NamesPerson(std::span<const Posting> postings) const;

 private:
  bool FromCountry(const Posting& posting, PlaceCandidate* out) const;
  bool FromHand(const Posting& posting, PlaceCandidate* out) const;
  bool FromRegion(const Posting& posting, PlaceCandidate* out) const;
  bool FromCity(const Posting& posting, PlaceCandidate* out) const;
  bool FromGeonames(const Posting& posting, PlaceCandidate* out) const;
  void PlaceCapital(std::span<const Posting> postings, PlaceCandidate* capital) const;
  void LoadCapitals();
  void LoadAliases();

  const Knowledge* knowledge_ = nullptr;
  uint16_t countries_ = 0xFFFF, hand_ = 0xFFFF, regions_ = 0xFFFF, cities_ = 0xFFFF, geonames_ = 0xFFFF,
           persons_ = 0xFFFF;
  std::unordered_map<std::string_view, Alias> aliases_;
  std::unordered_map<uint32_t, PlaceCandidate> capitals_;  // by row of the country
};

// Great-circle distance in kilometres on a sphere of radius 6371 km (haversine); both places must have
// coordinates.
double KilometresBetween(const Place& a, const Place& b);

}  // namespace casus
