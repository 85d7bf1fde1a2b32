// TABARI and PETRARCH dictionaries from any bytes: every line is accounted for.
#include <cstddef>
#include <cstdint>
#include <cstdlib>

#include "knowledge/import/petrarch.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  for (const bool agents : {false, true}) {
    casus::PetrarchImport import;
    casus::ReadPetrarch(bytes, "fuzz", agents, &import);
    const casus::ImportCounts& c = import.counts.front();
    if (c.lines != c.comments + c.taken + c.refused || c.refused != import.refusals.size()) std::abort();
  }
  return 0;
}
