// The outlines of countries, as tools/shapes.mjs writes them. In: the file. Out: rings of points in degrees. The
// outlines are Natural Earth's and say nothing on whose a land is.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace casus {

struct LonLat {
  double lon = 0, lat = 0;  // degrees
};

using Ring = std::vector<LonLat>;

struct CountryShape {
  std::string code, name;   // ISO 3166-1 alpha-3 or empty; the name to print
  std::vector<Ring> rings;  // outer rings and holes, by the even-odd rule
};

// Errors: kNotFound, kIo; kBadData "FILE:LINE: …" when a line is not as the tool writes it.
Result<std::vector<CountryShape>> ReadShapes(const std::string& path);

// The shapes that stand in `table`; `name` is for messages.
Result<std::vector<CountryShape>> ParseShapes(std::string_view table, const std::string& name);

}  // namespace casus
