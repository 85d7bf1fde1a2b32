// Plain text: the whole file is one report. In: bytes in any encoding (encoding.h); out: text in UTF-8,
// "\r\n" and lone "\r" as "\n". Finds no title and no date in the text: they come from the caller.
#include "text/encoding.h"
#include "text/fields.h"
#include "text/reader.h"

namespace casus {
namespace {

struct Signature {
  std::string_view bytes, name;
};

// Files that are often handed over as if they were text.
constexpr Signature kNotText[] = {
    {"%PDF-", "a PDF file"},
    {"PK\x03\x04", "a ZIP archive or an office document"},
    {"\x1F\x8B", "a gzip file"},
    {"{\\rtf", "an RTF document"},
    {"\xD0\xCF\x11\xE0", "an office document"},
};

// In place: every line ends in "\n".
void UnifyLineEnds(std::string* text) {
  size_t to = 0;
  for (size_t i = 0; i < text->size(); ++i) {
    char c = (*text)[i];
    if (c == '\r') {
      if (i + 1 < text->size() && (*text)[i + 1] == '\n') continue;
      c = '\n';
    }
    (*text)[to++] = c;
  }
  text->resize(to);
}

}  // namespace

Result<RawReport> ReadPlain(std::string_view bytes, const ReadOptions& options, std::string_view origin) {
  if (bytes.size() > options.max_report_bytes) return TooLarge(origin, "report", options.max_report_bytes);
  for (const Signature& signature : kNotText) {
    if (bytes.starts_with(signature.bytes)) {
      return BadReport(origin, "this is " + std::string(signature.name) + ", not text",
                       "convert it to plain text or HTML first");
    }
  }
  Result<std::string> text = ToUtf8(bytes, "", origin);
  if (!text) return text.error();
  UnifyLineEnds(&*text);
  RawReport report;
  report.info = {options.id, options.published, options.publisher, options.url, options.title, ""};
  report.text = std::move(*text);
  report.origin = origin;
  return FinishReport(std::move(report), options);
}

}  // namespace casus
