// See place_kinds.h.
#include "serve/place_kinds.h"

#include <simdjson.h>

namespace casus {

PlaceKinds EventPlaceKinds(const std::string& coded) {
  simdjson::dom::parser parser;
  simdjson::dom::element root;
  simdjson::dom::array places, events;
  if (parser.parse(coded).get(root) != simdjson::SUCCESS) return {};
  if (root["places"].get(places) != simdjson::SUCCESS || root["events"].get(events) != simdjson::SUCCESS) return {};
  PlaceKinds by_place, by_event;
  std::string_view id, other;
  for (simdjson::dom::element place : places) {
    if (place["id"].get(id) == simdjson::SUCCESS && place["kind"].get(other) == simdjson::SUCCESS) {
      by_place.emplace(id, other);
    }
  }
  for (simdjson::dom::element event : events) {
    if (event["id"].get(id) != simdjson::SUCCESS || event["place"].get(other) != simdjson::SUCCESS) continue;
    if (auto kind = by_place.find(other); kind != by_place.end()) by_event.emplace(id, kind->second);
  }
  return by_event;
}

}  // namespace casus
