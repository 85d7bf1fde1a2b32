// A dump of GeoNames as a table of places: places/geonames.tsv of a lexicon folder.
//
// In: allCountries.txt, or a country's file, as download.geonames.org has them: UTF-8, one place a line, 19
// columns parted by tabs (geonameid, name, asciiname, alternatenames, latitude, longitude, feature class,
// feature code, country, cc2, admin1 … admin4, population, elevation, dem, timezone, modification date). Out:
// a folder with places/geonames.tsv, compiled beside or in place of the gazetteer that casus is built with:
//
//   geonames name aliases kind country admin1 population lat lon feature
//
// Method: one line at a time, so that memory does not grow with the file but for one bit an id, by which a
// place given twice is seen. Countries become ISO 3166-1 alpha-3. The feature class and code decide the kind:
// P city; A region (first level), district (below it); H, U water; R road; S facility; L, T, V region or
// other. Of the alternate names those in Latin letters are kept; airport codes and other names all in
// capitals are not. Each line is blank, taken, left out by the filter, or refused with its reason.
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "knowledge/import/import.h"

namespace casus {

struct GeonamesFilter {
  std::string classes = "PA";   // feature classes to take, of A H L P R S T U V
  uint64_t min_population = 0;  // of populated places (P); the other classes have mostly none
};

// What became of a line.
enum class GeonamesFate { kTaken, kBlank, kOtherClass, kFewPeople, kState, kRefused };

class GeonamesReader {
 public:
  static constexpr uint64_t kLargestId = (uint64_t{1} << 27) - 1;
  static constexpr size_t kMostAliases = 100;

  // `countries`: ISO 3166-1 alpha-2 to alpha-3.
  GeonamesReader(std::map<std::string, std::string, std::less<>> countries, GeonamesFilter filter)
      : countries_(std::move(countries)), filter_(std::move(filter)) {}

  // Reads one line, without its end. kTaken: `*out` is its row, with a line end; kRefused: `*out` is the
  // reason; else empty.
  GeonamesFate Line(std::string_view line, std::string* out);

 private:
  static constexpr size_t kColumns = 19;
  using Fields = std::array<std::string_view, kColumns>;

  std::string Problem(std::string_view line, Fields* fields, std::string_view* country) const;
  std::string Row(const Fields& fields, std::string_view country) const;

  std::map<std::string, std::string, std::less<>> countries_;
  GeonamesFilter filter_;
  std::vector<bool> seen_;  // by id
};

// The header of the table that the rows belong to, with a line end.
extern const char* const kGeonamesHeader;

struct GeonamesCounts {
  std::string file;
  // `lines` is the sum of the others.
  size_t lines = 0, blank = 0, taken = 0, other_class = 0, few_people = 0, states = 0, refused = 0;
};

struct GeonamesCalls {
  std::function<void(const ImportRefusal&)> refused;                    // each refused line
  std::function<void(const GeonamesCounts&)> progress = [](auto&&) {};  // every million lines
};

// Reads `files` ("-": the standard input) and writes the folder `out`, which must not be there yet or be
// empty. Errors: kNotFound, kIo (files, folders), kBadUsage (`out` is in use, a class that is none),
// kBadInput (the first thousand lines of a file are all refused: it is something else).
Result<std::vector<GeonamesCounts>> ImportGeonames(
    const std::vector<std::string>& files, const std::map<std::string, std::string, std::less<>>& countries,
    const GeonamesFilter& filter, const std::string& out, const GeonamesCalls& calls);

}  // namespace casus
