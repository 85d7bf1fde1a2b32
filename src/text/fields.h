// What all readers share: dates of publication, words of a report in messages, the last checks of a report.
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"
#include "text/reader.h"

namespace casus {

// Whether `s` is a calendar date that exists, "2018-05-08", alone or with a time of day:
// "2018-05-08T10:30[:00[.5]][Z|+03:00|+0300|+03]".
bool IsIsoDate(std::string_view s);

// `s` without ASCII white space at both ends.
std::string_view Trim(std::string_view s);

// `s` as pages write dates, made ISO 8601: blanks around it dropped, "20180508" parted by dashes, a blank
// before the time made "T" and one after it dropped. Empty when that is no date.
std::string TidyDate(std::string_view s);

// `s` between quotation marks for a message: cut after 40 bytes, control characters and ill-formed bytes as
// "?".
std::string Quoted(std::string_view s);

// An error of one report: "origin: what".
Error BadReport(std::string_view origin, std::string what, std::string remedy = "");

// The limit was passed: "origin: what is larger than N bytes".
Error TooLarge(std::string_view origin, std::string_view what, size_t limit);

// Fills in options.publisher and options.published where the report has none, and the id when it has none;
// checks text (UTF-8, no NUL, not blank, within the limit), title, publisher, url, id (UTF-8, no NUL) and
// published (IsIsoDate). Errors: kBadInput, kLimit.
Result<RawReport> FinishReport(RawReport report, const ReadOptions& options);

}  // namespace casus
