// The TSV files of the lexicon: the columns each must have, and those whose words are looked up in texts.
#include "knowledge/compile/compile.h"

namespace casus {

const std::vector<TableShape>& TableShapes() {
  static const std::vector<TableShape> kShapes = {
      {"actors/countries.tsv",
       {"iso3", "iso2", "name", "capital", "adjectives", "people", "aliases", "lat", "lon"},
       {"name", "official", "capital", "capital_aliases", "adjectives", "people", "aliases"},
       {}},
      {"actors/organs.tsv", {"id", "nouns", "sector", "kind"}, {}, {"nouns"}},
      {"actors/organs_named.tsv", {"key", "name", "aliases", "country", "sector", "kind"}, {"name", "aliases"}, {}},
      {"actors/persons.tsv", {"key", "name", "aliases", "country", "sector", "role", "from", "to"}, {"name", "aliases"}, {}},
      {"actors/organizations.tsv", {"key", "name", "aliases", "kind", "country", "sector"}, {"name", "aliases"}, {}},
      {"actors/imported.tsv", {"key", "name", "aliases", "code", "country", "sector", "from", "to"}, {"name", "aliases"}, {}},
      {"actors/agents.tsv", {"noun", "sector", "kind", "role", "country"}, {}, {"noun"}},
      {"places/places.tsv", {"key", "name", "aliases", "kind", "country", "lat", "lon"}, {"name", "aliases"}, {}},
      {"places/regions.tsv", {"code", "name", "country", "lat", "lon"}, {"name"}, {}},
      {"places/geonames.tsv",
       {"geonames", "name", "aliases", "kind", "country", "admin1", "population", "lat", "lon", "feature"},
       {"name", "aliases"},
       {}},
      {"places/cities.tsv", {"geonames", "name", "aliases", "country", "admin1", "population", "lat", "lon"}, {"name", "aliases"}, {}},
  };
  return kShapes;
}

}  // namespace casus
