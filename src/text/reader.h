// Bytes to reports: plain text, HTML pages and JSON Lines, from a file, a folder or the standard input.
//
//   Result<void> read = Reader::ReadPath("news/", ReadOptions{}, [](Result<RawReport> report) {
//     if (report) Use(*report); else Log(report.error());
//     return true;                                           // false stops
//   });
//
// Offsets of the output refer to `RawReport::text`. JSON Lines: exactly the string that was given. Plain
// text: the file in UTF-8, without byte order mark, line ends as "\n". HTML: the paragraphs of the article,
// parted by "\n\n". Memory is bounded by one report (`max_report_bytes`) and the names of one folder's files.
// All functions may run in many threads at once.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>

#include "base/result.h"
#include "document/document.h"

namespace casus {

struct RawReport {
  ReportInfo info;     // id is always filled; language only when the report names it
  std::string text;    // valid UTF-8, no NUL, not blank
  std::string origin;  // "file", or "file:line" in JSON Lines; "-" is the standard input
};

struct ReadOptions {
  // What the caller knows. Plain text and HTML: wins over what the page says. JSON Lines: publisher and
  // published fill in what a line leaves out; id, url and title are not used there.
  std::string id, published, publisher, url, title;
  size_t max_report_bytes = size_t{16} << 20;  // of the file or the JSON line, and of the text in UTF-8
  std::string format;  // "text", "html", "jsonl"; empty: by extension, else by content
};

class Reader {
 public:
  // Gets each report or what is wrong with it, in input order; returns false to stop.
  using Sink = std::function<bool(Result<RawReport>)>;

  // Reads `path`: a file, a folder (with all its folders, sorted by name; hidden files, unknown extensions
  // and, when options.format is given, extensions of other formats are passed over; links to folders are not
  // followed), or "-" for the standard input. A report that cannot be used goes to `sink` as an Error that
  // names file, line and field, and the batch goes on. The result is an error only when there is nothing to
  // go on with: kBadUsage (options), kNotFound or kIo (the path itself), kBadInput (a folder without
  // reports).
  static Result<void> ReadPath(const std::string& path, const ReadOptions& options, const Sink& sink);
};

// One report from all bytes of a plain text, an HTML page, or one line of JSON Lines
// {"id","published","publisher","url","title","language","text"}, all but text optional; a coded report
// {"schema":"casus/1","report":{…}} also serves. `origin` opens every message. Errors: kBadInput, kLimit.
Result<RawReport> ReadPlain(std::string_view bytes, const ReadOptions& options, std::string_view origin);
Result<RawReport> ReadHtml(std::string_view bytes, const ReadOptions& options, std::string_view origin);
Result<RawReport> ReadJsonLine(std::string_view line, const ReadOptions& options, std::string_view origin);

}  // namespace casus
