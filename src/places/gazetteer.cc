// Rows of the tables to candidates; see gazetteer.h. Capitals take their coordinates from the largest city of
// that name in the country, since the table of countries gives the middle of the country only.
#include "places/gazetteer.h"

#include <algorithm>
#include <charconv>
#include <cmath>

#include "base/utf8.h"

namespace casus {
namespace {

std::optional<double> Degrees(std::string_view cell) {
  double value = 0;
  const auto [end, code] = std::from_chars(cell.data(), cell.data() + cell.size(), value);
  if (code != std::errc() || end != cell.data() + cell.size() || !(std::fabs(value) <= 180))
    return std::nullopt;
  return value;
}

uint64_t Count(std::string_view cell) {
  uint64_t value = 0;
  std::from_chars(cell.data(), cell.data() + cell.size(), value);
  return value;
}

void SetCoordinates(const Table& table, uint32_t row, Place* place) {
  place->lat = Degrees(table.Cell(row, "lat"));
  place->lon = Degrees(table.Cell(row, "lon"));
  if (!place->lat || !place->lon) place->lat = place->lon = std::nullopt;
}

// The name by which a country, a capital … is looked up, from a cell that may be a list.
std::string_view First(std::string_view list) { return list.substr(0, list.find('|')); }

// What the tables made of GeoNames share: all but source and kind.
void FillGeonames(const Table& table, uint32_t row, PlaceCandidate* out) {
  out->place.name = table.Cell(row, "name");
  out->place.country = table.Cell(row, "country");
  out->place.admin1 = table.Cell(row, "admin1");
  out->place.geonames = Count(table.Cell(row, "geonames"));
  out->population = Count(table.Cell(row, "population"));
  SetCoordinates(table, row, &out->place);
}

}  // namespace

double KilometresBetween(const Place& a, const Place& b) {
  constexpr double kRadians = 3.14159265358979323846 / 180;
  const double la = *a.lat * kRadians, lb = *b.lat * kRadians;
  const double dlat = (lb - la) / 2, dlon = (*b.lon - *a.lon) * kRadians / 2;
  const double h =
      std::sin(dlat) * std::sin(dlat) + std::cos(la) * std::cos(lb) * std::sin(dlon) * std::sin(dlon);
  return 2 * 6371.0 * std::asin(std::min(1.0, std::sqrt(h)));
}

bool Gazetteer::Load(const Knowledge& knowledge) {
  knowledge_ = &knowledge;
  const auto number = [&](const char* path) {
    const Table* table = knowledge.FindTable(path);
    return table ? knowledge.NumberOf(table) : uint16_t{0xFFFF};
  };
  countries_ = number("actors/countries.tsv");
  hand_ = number("places/places.tsv");
  regions_ = number("places/regions.tsv");
  cities_ = number("places/cities.tsv");
  geonames_ = number("places/geonames.tsv");
  persons_ = number("actors/persons.tsv");
  if (countries_ == 0xFFFF) return false;
  LoadCapitals();
  LoadAliases();
  return true;
}

void Gazetteer::LoadAliases() {
  for (Node alias : knowledge_->Tree("places/english.toml")["alias"]) {
    const std::span<const Posting> postings = knowledge_->names().Find(FoldDiacritics(alias["of"].Text()));
    if (postings.empty()) continue;
    const Alias entry{postings, alias["adjective"].Boolean(), alias["behind_place"].Boolean()};
    for (Node word : alias["words"]) aliases_.emplace(word.Text(), entry);
  }
}

const Gazetteer::Alias* Gazetteer::FindAlias(std::string_view text) const {
  const auto found = aliases_.find(text);
  return found == aliases_.end() ? nullptr : &found->second;
}

void Gazetteer::LoadCapitals() {
  const Table& countries = knowledge_->TableAt(countries_);
  for (uint32_t row = 0; row < countries.rows(); ++row) {
    const std::string_view name = countries.Cell(row, "capital"), iso = countries.Cell(row, "iso3");
    if (name.empty()) continue;
    PlaceCandidate capital;
    capital.source = PlaceSource::Capital;
    capital.capital = true;
    capital.table = countries_;
    capital.row = row;
    capital.place.name = First(name);
    capital.place.kind = "city";
    capital.place.country = iso;
    SetCoordinates(countries, row, &capital.place);
    PlaceCapital(knowledge_->names().Find(FoldDiacritics(First(name))), &capital);
    capitals_.emplace(row, capital);
  }
}

// Coordinates from the largest city of the name in the country; a country may have several capitals of
// different names, so the name decides.
void Gazetteer::PlaceCapital(std::span<const Posting> postings, PlaceCandidate* capital) const {
  PlaceCandidate best;
  for (const Posting& posting : postings) {
    PlaceCandidate city;
    const bool known = posting.table == cities_     ? FromCity(posting, &city)
                       : posting.table == geonames_ ? FromGeonames(posting, &city)
                                                    : posting.table == hand_ && FromHand(posting, &city);
    if (!known || city.place.country != capital->place.country || city.place.kind != "city" ||
        !city.place.lat)
      continue;
    if (!best.place.lat || city.population > best.population) best = city;
  }
  if (!best.place.lat) return;
  capital->place = best.place;
  capital->population = best.population;
}

void Gazetteer::Candidates(std::span<const Posting> postings, std::vector<PlaceCandidate>* out) const {
  out->clear();
  for (const Posting& posting : postings) {
    PlaceCandidate candidate;
    candidate.table = posting.table;
    candidate.row = posting.row;
    const bool known = posting.table == countries_  ? FromCountry(posting, &candidate)
                       : posting.table == hand_     ? FromHand(posting, &candidate)
                       : posting.table == regions_  ? FromRegion(posting, &candidate)
                       : posting.table == cities_   ? FromCity(posting, &candidate)
                       : posting.table == geonames_ ? FromGeonames(posting, &candidate)
                                                    : false;
    if (!known) continue;
    const bool twice =
        posting.table == geonames_ && std::any_of(out->begin(), out->end(), [&](const PlaceCandidate& c) {
          return c.place.geonames == candidate.place.geonames;
        });
    if (twice) continue;
    if (posting.column >= knowledge_format::kGenerated)
      candidate.spelling = static_cast<uint16_t>(posting.column - knowledge_format::kGenerated + 1);
    if (candidate.source == PlaceSource::Capital) PlaceCapital(postings, &candidate);
    out->push_back(candidate);
  }
}

bool Gazetteer::NamesPerson(std::span<const Posting> postings) const {
  for (const Posting& posting : postings) {
    if (posting.table == persons_) return true;
  }
  return false;
}

bool Gazetteer::FromCountry(const Posting& posting, PlaceCandidate* out) const {
  const Table& table = knowledge_->TableAt(countries_);
  const auto is = [&](const char* column) {
    return table.Column(column) == std::optional<uint32_t>(posting.column);
  };
  if (is("capital") || is("capital_aliases")) {
    const auto found = capitals_.find(posting.row);
    if (found == capitals_.end()) return false;
    *out = found->second;
    return true;
  }
  out->source = PlaceSource::Country;
  out->adjective = is("adjectives") || is("people");
  out->place.name = table.Cell(posting.row, "name");
  out->place.kind = "country";
  out->place.country = table.Cell(posting.row, "iso3");
  SetCoordinates(table, posting.row, &out->place);
  return true;
}

bool Gazetteer::FromHand(const Posting& posting, PlaceCandidate* out) const {
  const Table& table = knowledge_->TableAt(hand_);
  out->source = PlaceSource::Hand;
  out->place.name = table.Cell(posting.row, "name");
  out->place.kind = table.Cell(posting.row, "kind");
  out->place.country = table.Cell(posting.row, "country");
  out->population = Count(table.Cell(posting.row, "population"));
  SetCoordinates(table, posting.row, &out->place);
  return true;
}

bool Gazetteer::FromRegion(const Posting& posting, PlaceCandidate* out) const {
  const Table& table = knowledge_->TableAt(regions_);
  out->source = PlaceSource::Region;
  out->place.name = table.Cell(posting.row, "name");
  out->place.kind = "region";
  out->place.country = table.Cell(posting.row, "country");
  out->place.admin1 = table.Cell(posting.row, "code");
  SetCoordinates(table, posting.row, &out->place);
  return true;
}

bool Gazetteer::FromCity(const Posting& posting, PlaceCandidate* out) const {
  FillGeonames(knowledge_->TableAt(cities_), posting.row, out);
  out->source = PlaceSource::City;
  out->place.kind = "city";
  return true;
}

// A place of the user's own gazetteer, of any kind. Districts and the like count as towns do, by their
// population.
bool Gazetteer::FromGeonames(const Posting& posting, PlaceCandidate* out) const {
  const Table& table = knowledge_->TableAt(geonames_);
  FillGeonames(table, posting.row, out);
  out->source = table.Cell(posting.row, "feature") == "ADM1" ? PlaceSource::Region : PlaceSource::City;
  out->place.kind = table.Cell(posting.row, "kind");
  return true;
}

}  // namespace casus
