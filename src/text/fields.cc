// The checks every report passes, whatever it was read from. In: a report as a reader left it; out: a report
// that the later stages can trust, or an error that names the field. Dates follow ISO 8601 in its extended
// form; week and ordinal dates are not taken.
#include "text/fields.h"

#include <charconv>

#include "base/file.h"
#include "base/utf8.h"

namespace casus {
namespace {

// Takes `digits` digits off the front of `s`; -1 when they are not there.
int TakeNumber(std::string_view* s, size_t digits) {
  if (s->size() < digits) return -1;
  int value = 0;
  for (size_t i = 0; i < digits; ++i) {
    if (!IsAsciiDigit((*s)[i])) return -1;
    value = value * 10 + ((*s)[i] - '0');
  }
  s->remove_prefix(digits);
  return value;
}

bool Take(std::string_view* s, char c) {
  if (s->empty() || s->front() != c) return false;
  s->remove_prefix(1);
  return true;
}

bool InRange(int value, int low, int high) { return value >= low && value <= high; }

bool TakeDay(std::string_view* s) {
  const int year = TakeNumber(s, 4);
  if (year < 1 || !Take(s, '-')) return false;
  const int month = TakeNumber(s, 2);
  if (!InRange(month, 1, 12) || !Take(s, '-')) return false;
  static constexpr int kDays[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
  return InRange(TakeNumber(s, 2), 1, kDays[month - 1] + (leap && month == 2));
}

// "10:30", "10:30:00", "10:30:00.25"; second 60 is a leap second.
bool TakeTime(std::string_view* s) {
  if (!InRange(TakeNumber(s, 2), 0, 23) || !Take(s, ':') || !InRange(TakeNumber(s, 2), 0, 59)) return false;
  if (!Take(s, ':')) return true;
  if (!InRange(TakeNumber(s, 2), 0, 60)) return false;
  if (!Take(s, '.')) return true;
  if (TakeNumber(s, 1) < 0) return false;
  while (!s->empty() && IsAsciiDigit(s->front())) s->remove_prefix(1);
  return true;
}

// "", "Z", "+03:00", "+0300", "+03"
bool TakeZone(std::string_view* s) {
  if (s->empty() || Take(s, 'Z')) return true;
  if (!Take(s, '+') && !Take(s, '-')) return false;
  if (!InRange(TakeNumber(s, 2), 0, 23)) return false;
  if (s->empty()) return true;
  Take(s, ':');
  return InRange(TakeNumber(s, 2), 0, 59);
}

// White space of Unicode that news pages contain, and nothing else.
bool IsBlank(std::string_view s) {
  for (size_t i = 0; i < s.size();) {
    const char32_t c = DecodeUtf8(s, &i);
    if (c > ' ' && c != 0x7F && c != 0xA0 && c != 0xFEFF && c != 0x3000 && !(c >= 0x2000 && c <= 0x200F) &&
        c != 0x2028 && c != 0x2029 && c != 0x202F) {
      return false;
    }
  }
  return true;
}

// What is wrong with the characters of a field, or empty.
std::string CharacterFault(std::string_view s) {
  if (const size_t bad = FindInvalidUtf8(s); bad != std::string_view::npos) {
    return "not valid UTF-8 at byte " + std::to_string(bad);
  }
  if (const size_t nul = s.find('\0'); nul != std::string_view::npos) {
    return "a NUL character at byte " + std::to_string(nul);
  }
  return "";
}

}  // namespace

bool IsIsoDate(std::string_view s) {
  if (!TakeDay(&s)) return false;
  if (s.empty()) return true;
  return Take(&s, 'T') && TakeTime(&s) && TakeZone(&s) && s.empty();
}

std::string_view Trim(std::string_view s) {
  while (!s.empty() && IsAsciiSpace(s.front())) s.remove_prefix(1);
  while (!s.empty() && IsAsciiSpace(s.back())) s.remove_suffix(1);
  return s;
}

std::string TidyDate(std::string_view s) {
  s = Trim(s);
  if (s.size() > 64) return "";
  std::string date(s);
  std::string_view rest = s;
  if (s.size() >= 8 && TakeNumber(&rest, 8) >= 0 &&
      (rest.empty() || rest.front() == 'T' || rest.front() == ' ')) {
    date.insert(6, 1, '-').insert(4, 1, '-');
  }
  if (date.size() > 10 && date[10] == ' ') date[10] = 'T';
  if (const size_t blank = date.find(' '); blank != std::string::npos) date.erase(blank, 1);
  return IsIsoDate(date) ? date : "";
}

std::string Quoted(std::string_view s) {
  constexpr size_t kShown = 40;
  std::string out = "\"";
  for (size_t i = 0; i < s.size();) {
    if (i >= kShown) return out + "…\"";
    const char32_t c = DecodeUtf8(s, &i);
    if (c < ' ' || c == 0x7F || c == 0xFFFD) {
      out += '?';
    } else {
      AppendUtf8(c, &out);
    }
  }
  return out + "\"";
}

Error BadReport(std::string_view origin, std::string what, std::string remedy) {
  return {ErrorCode::kBadInput, std::string(origin) + ": " + std::move(what), std::move(remedy)};
}

Error TooLarge(std::string_view origin, std::string_view what, size_t limit) {
  return {
      ErrorCode::kLimit,
      std::string(origin) + ": " + std::string(what) + " is larger than " + std::to_string(limit) + " bytes",
      "split it, or raise the limit"};
}

Result<RawReport> FinishReport(RawReport report, const ReadOptions& options) {
  ReportInfo& info = report.info;
  if (info.publisher.empty()) info.publisher = options.publisher;
  if (info.published.empty()) info.published = options.published;
  const std::pair<const char*, const std::string*> fields[] = {
      {"text", &report.text},         {"id", &info.id},   {"title", &info.title},
      {"publisher", &info.publisher}, {"url", &info.url}, {"language", &info.language}};
  for (const auto& [name, value] : fields) {
    if (const std::string fault = CharacterFault(*value); !fault.empty())
      return BadReport(report.origin, std::string(name) + ": " + fault);
  }
  if (!info.published.empty() && !IsIsoDate(info.published)) {
    return BadReport(report.origin, "published: " + Quoted(info.published) + " is not a date",
                     "write it as 2018-05-08 or 2018-05-08T10:30:00Z");
  }
  if (report.text.size() > options.max_report_bytes)
    return TooLarge(report.origin, "text", options.max_report_bytes);
  if (IsBlank(report.text)) return BadReport(report.origin, "text: empty");
  if (info.id.empty()) info.id = "sha256-" + Sha256(report.text).substr(0, 16);
  return report;
}

}  // namespace casus
