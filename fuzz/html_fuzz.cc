// Any bytes as a page: the contract of reports; the small clean page (html_clean.h) stays small.
#include <cstdint>

#include "report_contract.h"
#include "text/html_clean.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace casus;
  ReadOptions options;
  options.max_report_bytes = kFuzzLimit;
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  CheckReport(ReadHtml(bytes, options, "f"));
  if (FindInvalidUtf8(bytes) != std::string_view::npos || bytes.find('\0') != std::string_view::npos)
    return 0;
  const Result<CleanPage> clean = CleanHtml(bytes, "f");
  if (!clean) return 0;
  // Worst cases: "<a>" gets an end tag of seven bytes; '"' becomes "&quot;".
  if (clean.value().html.size() > 6 * size + 64) Broken("cleaning bounds the size");
  if (FindInvalidUtf8(clean.value().html) != std::string::npos) Broken("the clean page is valid UTF-8");
  return 0;
}
