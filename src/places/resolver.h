// Which sense of its name each sighting has, and whether it is a place at all.
#pragma once

#include <vector>

#include "places/recognizer.h"

namespace casus {

struct Resolution {
  uint32_t candidate = kNoId;  // index into the sighting's candidates; kNoId: no place
};

// One resolution a sighting. Two passes: senses by prominence and by the countries that the report names
// beyond doubt; then again with the places chosen in the first pass as neighbours. A name has one sense in a
// report, but for sightings with a container of their own.
std::vector<Resolution> ResolvePlaces(const std::vector<Sighting>& sightings);

}  // namespace casus
