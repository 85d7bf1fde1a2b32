// Files and folders to reports. In: a path; out: each report or its error, handed to a sink in input order.
// Chooses the format by extension or by the first bytes; JSON Lines are streamed, other files are read whole
// up to the limit. Folders are walked with a stack of their own, names sorted by bytes, so that two runs see
// the same order.
#include "text/reader.h"

#include <algorithm>
#include <filesystem>
#include <optional>
#include <vector>

#include "base/utf8.h"
#include "text/byte_source.h"
#include "text/fields.h"

namespace casus {
namespace {

namespace fs = std::filesystem;

// kJson: one object over many lines, or JSON Lines; the first line tells.
enum class Format { kText, kHtml, kJsonLines, kJson };

struct Extension {
  std::string_view suffix, option;
  Format format;
};
constexpr Extension kExtensions[] = {
    {".txt", "text", Format::kText},         {".html", "html", Format::kHtml},
    {".htm", "html", Format::kHtml},         {".json", "jsonl", Format::kJson},
    {".jsonl", "jsonl", Format::kJsonLines}, {".ndjson", "jsonl", Format::kJsonLines},
};

// What a file's name says; with options.format only extensions of that format count.
std::optional<Format> FormatOfName(const fs::path& path, const ReadOptions& options) {
  const std::string suffix = LowerCase(path.extension().native());
  for (const Extension& extension : kExtensions) {
    if (extension.suffix == suffix && (options.format.empty() || options.format == extension.option))
      return extension.format;
  }
  return std::nullopt;
}

std::optional<Format> FormatOfOption(const std::string& option) {
  if (option == "text") return Format::kText;
  if (option == "html") return Format::kHtml;
  if (option == "jsonl") return Format::kJson;
  return std::nullopt;
}

// What the first bytes say. Only ASCII letters count, so that a page in UTF-16 is known too.
Format FormatOfContent(std::string_view head) {
  std::string ascii;
  for (const char c : head) {
    if (c > 0 && c < 0x7F && !(IsAsciiSpace(c) && ascii.empty())) ascii += c;
  }
  ascii = LowerCase(ascii);
  std::string dense = ascii.substr(0, 64);
  std::erase_if(dense, IsAsciiSpace);
  if (dense.starts_with("{\"") || dense.starts_with("{}") || dense.starts_with("[{\"")) return Format::kJson;
  const bool html = ascii.starts_with("<") && (ascii.find("<!doctype html") != std::string::npos ||
                                               ascii.find("<html") != std::string::npos);
  return html ? Format::kHtml : Format::kText;
}

// Whether brackets of `line` are still open at its end: a JSON value over many lines.
bool StaysOpen(std::string_view line) {
  size_t depth = 0;
  bool quoted = false;
  for (size_t i = 0; i < line.size(); ++i) {
    const char c = line[i];
    if (quoted && c == '\\') ++i;
    if (c == '"') quoted = !quoted;
    if (quoted) continue;
    if (c == '{' || c == '[') ++depth;
    if ((c == '}' || c == ']') && depth > 0) --depth;
  }
  return depth > 0 && !quoted;
}

bool IsBlankLine(std::string_view line) { return std::all_of(line.begin(), line.end(), IsAsciiSpace); }

// What is wrong with the way the whole file is written, seen on its first line that is not blank; nullopt
// when nothing is.
std::optional<Error> FileFault(std::string_view line, const std::string& path) {
  if (line.starts_with("\xFF\xFE") || line.starts_with("\xFE\xFF") ||
      line.starts_with(std::string_view("\0\0\xFE\xFF", 4))) {
    return BadReport(path, "UTF-16 or UTF-32, but JSON must be UTF-8", "convert the file to UTF-8");
  }
  if (line.starts_with("\xEF\xBB\xBF")) line.remove_prefix(3);
  const size_t begin = line.find_first_not_of(" \t\r");
  if (begin == std::string_view::npos || line[begin] != '[') return std::nullopt;
  return BadReport(path, "a JSON list of reports",
                   "write JSON Lines: one object a line, for instance with jq -c '.[]'");
}

// Streams one file's lines. The return value of all functions below: whether the sink wants more.
bool ReadLines(ByteSource* source, const std::string& path, Format format, const ReadOptions& options,
               const Reader::Sink& sink) {
  std::string line;
  bool first = true;
  for (size_t number = 1;; ++number) {
    const Result<ByteSource::Line> got = source->ReadLine(options.max_report_bytes, &line);
    if (!got) return sink(got.error());
    if (*got == ByteSource::Line::kEnd) return !first || sink(BadReport(path, "empty"));
    std::string origin = path + ":" + std::to_string(number);
    if (*got == ByteSource::Line::kTooLong) {
      first = false;
      if (!sink(TooLarge(origin, "line", options.max_report_bytes))) return false;
      continue;
    }
    if (IsBlankLine(line)) continue;
    if (first) {
      if (const auto fault = FileFault(line, path)) return sink(*fault);
      if (format == Format::kJson && StaysOpen(line)) {
        const Result<std::string> rest = source->ReadRest(options.max_report_bytes);
        return sink(rest ? ReadJsonLine(line + "\n" + *rest, options, path) : rest.error());
      }
    }
    first = false;
    if (!sink(ReadJsonLine(line, options, origin))) return false;
  }
}

bool ReadSource(ByteSource* source, const std::string& path, std::optional<Format> format,
                const ReadOptions& options, const Reader::Sink& sink) {
  if (!format) {
    const Result<std::string_view> head = source->Peek(ByteSource::kPeekBytes);
    if (!head) return sink(head.error());
    format = FormatOfContent(*head);
  }
  if (*format == Format::kJson || *format == Format::kJsonLines)
    return ReadLines(source, path, *format, options, sink);
  const Result<std::string> bytes = source->ReadRest(options.max_report_bytes);
  if (!bytes) return sink(bytes.error());
  if (bytes->empty()) return sink(BadReport(path, "empty"));
  return sink(*format == Format::kHtml ? ReadHtml(*bytes, options, path) : ReadPlain(*bytes, options, path));
}

// The folder's entries in reverse order of their names: the last one is read first.
Result<std::vector<fs::directory_entry>> ListFolder(const fs::path& folder) {
  std::vector<fs::directory_entry> entries;
  std::error_code code;
  for (fs::directory_iterator it(folder, code), end; !code && it != end; it.increment(code)) {
    if (!it->path().filename().native().starts_with('.')) entries.push_back(*it);
  }
  if (code) return Error{ErrorCode::kIo, folder.native() + ": " + code.message(), ""};
  std::sort(entries.begin(), entries.end(),
            [](const auto& a, const auto& b) { return a.path().native() > b.path().native(); });
  return entries;
}

Result<void> ReadFolder(const std::string& path, const ReadOptions& options, const Reader::Sink& sink) {
  Result<std::vector<fs::directory_entry>> top = ListFolder(path);
  if (!top) return top.error();
  std::vector<fs::directory_entry> open = std::move(*top);
  bool found = false, more = true;
  while (more && !open.empty()) {
    const fs::directory_entry entry = std::move(open.back());
    open.pop_back();
    std::error_code code;
    if (entry.is_directory(code) && !entry.is_symlink(code)) {
      Result<std::vector<fs::directory_entry>> inner = ListFolder(entry.path());
      if (!inner) more = sink(inner.error());
      if (inner) std::move(inner->begin(), inner->end(), std::back_inserter(open));
      continue;
    }
    const std::optional<Format> format = FormatOfName(entry.path(), options);
    // A link that leads nowhere is a report that is missing; pipes and links to folders are not reports.
    if (!format || (entry.exists(code) && !entry.is_regular_file(code))) continue;
    found = true;
    const Result<std::unique_ptr<ByteSource>> source = ByteSource::Open(entry.path().native());
    more = source ? ReadSource(source->get(), entry.path().native(), format, options, sink)
                  : sink(source.error());
  }
  if (!found && more)
    return BadReport(path, "no reports in this folder",
                     "reports end in .txt, .html, .htm, .jsonl, .ndjson or .json");
  return {};
}

Result<void> CheckOptions(const ReadOptions& options, bool folder) {
  const auto bad_usage = [](std::string message, std::string remedy) {
    return Error{ErrorCode::kBadUsage, std::move(message), std::move(remedy)};
  };
  if (!options.format.empty() && !FormatOfOption(options.format)) {
    return bad_usage("format: " + Quoted(options.format) + " is not known", "use text, html or jsonl");
  }
  if (!options.published.empty() && !IsIsoDate(options.published)) {
    return bad_usage("published: " + Quoted(options.published) + " is not a date", "write it as 2018-05-08");
  }
  if (folder && !(options.id.empty() && options.url.empty() && options.title.empty())) {
    return bad_usage("id, url and title belong to one report, not to a folder", "");
  }
  return {};
}

}  // namespace

Result<void> Reader::ReadPath(const std::string& path, const ReadOptions& options, const Sink& sink) {
  std::error_code code;
  const bool folder = path != "-" && fs::is_directory(path, code);
  if (Result<void> checked = CheckOptions(options, folder); !checked) return checked;
  if (folder) return ReadFolder(path, options, sink);
  const Result<std::unique_ptr<ByteSource>> source = ByteSource::Open(path);
  if (!source) return source.error();
  std::optional<Format> format = FormatOfOption(options.format);
  if (!format && path != "-") format = FormatOfName(path, options);
  ReadSource(source->get(), path, format, options, sink);
  return {};
}

}  // namespace casus
