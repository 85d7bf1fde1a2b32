// Any bytes as a plain text: the contract of reports, line ends unified, and reading the result again changes
// nothing.
#include <cstdint>

#include "report_contract.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace casus;
  ReadOptions options;
  options.max_report_bytes = kFuzzLimit;
  const Result<RawReport> report = ReadPlain({reinterpret_cast<const char*>(data), size}, options, "f");
  CheckReport(report);
  if (!report) return 0;
  const std::string& text = report.value().text;
  if (text.find('\r') != std::string::npos) Broken("lines end in \\n");
  // A mark or a signature that comes to light when the first mark is gone would be read differently.
  if (text.starts_with("\xEF\xBB\xBF") || text.starts_with("%PDF-") || text.starts_with("PK\x03\x04") ||
      text.starts_with("{\\rtf"))
    return 0;
  const Result<RawReport> again = ReadPlain(text, options, "f");
  if (!again || again.value().text != text) Broken("reading the text again gives the same");
  return 0;
}
