// How exact the place of each event is. In: a coded report (schema casus/1). Out: event id to kind of place
// ("city", "region", "country" …). A line that cannot be read gives nothing: the map then draws the place as
// inexact.
#pragma once

#include <map>
#include <string>
#include <string_view>

namespace casus {

using PlaceKinds = std::map<std::string, std::string, std::less<>>;

PlaceKinds EventPlaceKinds(const std::string& coded);

}  // namespace casus
