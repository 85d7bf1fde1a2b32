// Any bytes as a line of JSON Lines: the contract of reports.
#include <cstdint>

#include "report_contract.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace casus;
  ReadOptions options;
  options.max_report_bytes = kFuzzLimit;
  CheckReport(ReadJsonLine({reinterpret_cast<const char*>(data), size}, options, "f"));
  return 0;
}
