// Lines of a GeoNames dump from any bytes: each is accounted for, and a row that is taken has its ten cells
// and no other line end.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>

#include "base/utf8.h"
#include "knowledge/import/geonames.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  std::string_view bytes(reinterpret_cast<const char*>(data), size);
  casus::GeonamesReader reader({{"AZ", "AZE"}, {"AM", "ARM"}}, {"PAHTLRSUV", 100});
  while (!bytes.empty()) {
    const std::string_view line = bytes.substr(0, bytes.find('\n'));
    bytes.remove_prefix(std::min(line.size() + 1, bytes.size()));
    std::string out;
    const casus::GeonamesFate fate = reader.Line(line, &out);
    if (fate == casus::GeonamesFate::kRefused) {
      if (out.empty()) std::abort();
    } else if (fate == casus::GeonamesFate::kTaken) {
      const auto tabs = std::count(out.begin(), out.end(), '\t'),
                 ends = std::count(out.begin(), out.end(), '\n');
      if (tabs != 9 || ends != 1 || out.back() != '\n' || casus::FindInvalidUtf8(out) != std::string::npos)
        std::abort();
    } else if (!out.empty()) {
      std::abort();
    }
  }
  return 0;
}
