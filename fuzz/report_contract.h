// What every reader promises of every input: a report that the later stages can trust, or an error that says
// where and what.
#pragma once

#include <cstdio>
#include <cstdlib>
#include <string>

#include "base/utf8.h"
#include "text/fields.h"
#include "text/reader.h"

namespace casus {

// Small, so that the limit is met often.
inline constexpr size_t kFuzzLimit = 1 << 16;

// Ends the program with `what` on standard error.
[[noreturn]] inline void Broken(const char* what) {
  std::fprintf(stderr, "broken promise: %s\n", what);
  std::abort();
}

inline void CheckString(const std::string& s) {
  if (FindInvalidUtf8(s) != std::string::npos) Broken("valid UTF-8");
  if (s.find('\0') != std::string::npos) Broken("no NUL");
}

inline void CheckReport(const Result<RawReport>& report) {
  if (!report) {
    if (!report.error().message.starts_with("f: ")) Broken("the message opens with the origin");
    if (FindInvalidUtf8(report.error().message) != std::string::npos) Broken("the message is valid UTF-8");
    return;
  }
  const RawReport& r = report.value();
  for (const std::string* s :
       {&r.text, &r.info.id, &r.info.publisher, &r.info.url, &r.info.title, &r.info.language})
    CheckString(*s);
  if (r.text.empty() || r.text.size() > kFuzzLimit) Broken("text is there and within the limit");
  if (r.info.id.empty()) Broken("id is filled");
  if (!r.info.published.empty() && !IsIsoDate(r.info.published)) Broken("published is a date");
  if (r.origin != "f") Broken("origin is kept");
}

}  // namespace casus
