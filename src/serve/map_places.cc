// See map_places.h.
#include "serve/map_places.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <tuple>

#include "serve/words.h"

namespace casus {
namespace {

Precision PrecisionOf(const std::string& kind) {
  if (kind == "city" || kind == "facility") return Precision::kPoint;
  return kind == "country" ? Precision::kCountry : Precision::kArea;
}

void Count(const EventRow& row, MapPlace* place) {
  switch (QuadOf(row.type)) {
    case Quad::kVerbalCooperation:
    case Quad::kMaterialCooperation: ++place->cooperation; break;
    case Quad::kVerbalConflict:
    case Quad::kMaterialConflict: ++place->conflict; break;
    case Quad::kNone: break;
  }
}

}  // namespace

MapPlaces GatherPlaces(const DossierData& data) {
  std::map<std::tuple<std::string, std::string, std::string>, size_t> found;
  std::vector<MapPlace> places;
  std::vector<size_t> of_event(data.events.size(), SIZE_MAX);
  for (size_t i = 0; i < data.events.size(); ++i) {
    const DossierEvent& event = data.events[i];
    if (event.row.place.empty()) continue;
    const auto [entry, fresh] =
        found.emplace(std::make_tuple(event.row.place, event.row.place_country, event.place_kind), places.size());
    if (fresh) {
      places.push_back({event.row.place, event.row.place_country, event.place_kind, PrecisionOf(event.place_kind), {}, 0, 0, {}});
    }
    MapPlace& place = places[entry->second];
    if (!place.at && event.row.lat && event.row.lon) place.at = LonLat{*event.row.lon, *event.row.lat};
    place.events.push_back(i);
    Count(event.row, &place);
    of_event[i] = entry->second;
  }
  std::vector<size_t> order(places.size()), rank(places.size());
  std::iota(order.begin(), order.end(), size_t{0});
  std::stable_sort(order.begin(), order.end(),
                   [&](size_t a, size_t b) { return places[a].events.size() > places[b].events.size(); });
  MapPlaces sorted;
  for (size_t i = 0; i < order.size(); ++i) {
    rank[order[i]] = i;
    sorted.places.push_back(std::move(places[order[i]]));
  }
  for (size_t place : of_event) sorted.of_event.push_back(place == SIZE_MAX ? places.size() : rank[place]);
  return sorted;
}

}  // namespace casus
