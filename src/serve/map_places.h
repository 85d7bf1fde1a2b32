// The places of events, gathered: one entry for all events at one place. In: the events of a dossier. Out: places by
// number of events, and which event lies where.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "serve/dossier_data.h"
#include "serve/shapes.h"

namespace casus {

// How exactly a place says where something happened.
enum class Precision : uint8_t { kPoint, kArea, kCountry };

struct MapPlace {
  std::string name, country, kind;
  Precision precision = Precision::kArea;
  std::optional<LonLat> at;
  int64_t cooperation = 0, conflict = 0;
  std::vector<size_t> events;  // indices into DossierData::events
};

struct MapPlaces {
  std::vector<MapPlace> places;   // most events first
  std::vector<size_t> of_event;   // index into places for each event; places.size(): nowhere
};

MapPlaces GatherPlaces(const DossierData& data);

}  // namespace casus
