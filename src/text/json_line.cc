// JSON Lines: one object, one report. In: one line; out: the report with its text exactly as given. simdjson
// parses without recursion (depth limit 1024) and reports errors as codes; here they become messages for
// people. A field given twice is refused, because readers of JSON differ in which one they take.
#include <simdjson.h>

#include <optional>
#include <span>

#include "base/utf8.h"
#include "text/fields.h"
#include "text/reader.h"

namespace casus {
namespace {

namespace dom = simdjson::dom;

std::string_view TypeName(dom::element_type type) {
  switch (type) {
    case dom::element_type::ARRAY:
      return "a list";
    case dom::element_type::OBJECT:
      return "an object";
    case dom::element_type::STRING:
      return "a string";
    case dom::element_type::BOOL:
      return "true or false";
    case dom::element_type::NULL_VALUE:
      return "null";
    default:
      return "a number";
  }
}

std::string ParseFault(simdjson::error_code code) {
  switch (code) {
    case simdjson::EMPTY:
      return "nothing there";
    case simdjson::UNCLOSED_STRING:
      return "a string is not closed: the line is cut off, or a line break stands inside a string";
    case simdjson::UNESCAPED_CHARS:
      return "a control character stands inside a string; write it as \\n, \\t or \\u00xx";
    case simdjson::STRING_ERROR:
      return "a string holds a wrong escape, or half of a surrogate pair";
    case simdjson::NUMBER_ERROR:
      return "a number is malformed or out of range";
    case simdjson::DEPTH_ERROR:
      return "nested too deeply";
    case simdjson::TAPE_ERROR:
      return "a brace, comma, colon or quotation mark is missing or too many, or the line is cut off";
    default:
      return simdjson::error_message(code);
  }
}

// The string fields of a report, and where they go.
struct Field {
  std::string_view name;
  std::string* to;
  bool seen = false;
};

// Reads the known fields of `object`; whether text was there is told by `fields.back().seen`.
std::optional<Error> ReadFields(dom::object object, std::span<Field> fields, std::string_view origin) {
  for (const auto& [key, value] : object) {
    for (Field& field : fields) {
      if (field.name != key) continue;
      const std::string name(key);
      if (field.seen) return BadReport(origin, name + ": given twice");
      field.seen = true;
      const bool required = field.name == "text";
      if (value.is_null() && !required) continue;
      std::string_view content;
      if (value.get_string().get(content) != simdjson::SUCCESS) {
        return BadReport(origin, name + ": must be a string, found " + std::string(TypeName(value.type())));
      }
      *field.to = content;
    }
  }
  return std::nullopt;
}

// The object that holds the report: the line's own, or the one under "report" in a coded report.
Result<dom::object> FindReport(dom::element line, std::string_view origin) {
  dom::object object;
  if (line.get_object().get(object) != simdjson::SUCCESS) {
    return BadReport(origin, "expected an object, found " + std::string(TypeName(line.type())),
                     "write one object a line");
  }
  std::string_view schema;
  if (object["schema"].get_string().get(schema) != simdjson::SUCCESS) return object;
  if (schema != "casus/1")
    return BadReport(origin, "schema: " + Quoted(schema) + " is not known", "this program reads casus/1");
  dom::object inner;
  if (object["report"].get_object().get(inner) != simdjson::SUCCESS)
    return BadReport(origin, "report: missing in a coded report");
  return inner;
}

}  // namespace

Result<RawReport> ReadJsonLine(std::string_view line, const ReadOptions& options, std::string_view origin) {
  if (line.size() > options.max_report_bytes) return TooLarge(origin, "line", options.max_report_bytes);
  if (line.starts_with("\xEF\xBB\xBF")) line.remove_prefix(3);
  if (const size_t bad = FindInvalidUtf8(line); bad != std::string_view::npos) {
    return BadReport(origin, "not valid UTF-8 at byte " + std::to_string(bad) + " of the line",
                     "JSON must be UTF-8");
  }
  if (const size_t nul = line.find('\0'); nul != std::string_view::npos) {
    return BadReport(origin, "a NUL character at byte " + std::to_string(nul) + " of the line");
  }
  dom::parser parser;
  dom::element root;
  if (const simdjson::error_code code = parser.parse(line.data(), line.size()).get(root);
      code != simdjson::SUCCESS) {
    return BadReport(origin, "not valid JSON: " + ParseFault(code));
  }
  Result<dom::object> object = FindReport(root, origin);
  if (!object) return object.error();
  RawReport report;
  report.origin = origin;
  ReportInfo& info = report.info;
  Field fields[] = {{"id", &info.id},      {"published", &info.published}, {"publisher", &info.publisher},
                    {"url", &info.url},    {"title", &info.title},         {"language", &info.language},
                    {"text", &report.text}};
  if (const auto error = ReadFields(*object, fields, origin)) return *error;
  if (!std::end(fields)[-1].seen) return BadReport(origin, "text: missing");
  return FinishReport(std::move(report), options);
}

}  // namespace casus
