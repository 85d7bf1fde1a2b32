// An HTML page to one report. In: bytes of any encoding; out: the article's text and what the page says of
// itself. The steps: encoding, small clean page, tree, blocks (html_page.cc), body (html_body.cc), metadata
// (html_metadata.cc, json_ld.cc). Does not run scripts and fetches nothing.
#include "base/utf8.h"
#include "text/encoding.h"
#include "text/fields.h"
#include "text/html_body.h"
#include "text/html_clean.h"
#include "text/html_metadata.h"
#include "text/html_page.h"
#include "text/reader.h"

namespace casus {
namespace {

constexpr size_t kCharsetBytes = 4096;  // browsers look at the first 1024 bytes; old pages have it later

// The charset that the page's head declares: <meta charset="x"> or content="text/html; charset=x".
std::string_view DeclaredCharset(std::string_view bytes) {
  const std::string_view head = bytes.substr(0, kCharsetBytes);
  constexpr std::string_view kKey = "charset=";
  for (size_t i = 0; i + kKey.size() < head.size(); ++i) {
    if (!EqualsIgnoreCase(head.substr(i, kKey.size()), kKey)) continue;
    size_t begin = i + kKey.size();
    while (begin < head.size() && (head[begin] == '"' || head[begin] == '\'' || head[begin] == ' ')) ++begin;
    size_t end = begin;
    while (end < head.size() &&
           (IsAsciiAlpha(head[end]) || IsAsciiDigit(head[end]) || head[end] == '-' || head[end] == '_'))
      ++end;
    return head.substr(begin, end - begin);
  }
  return "";
}

}  // namespace

Result<RawReport> ReadHtml(std::string_view bytes, const ReadOptions& options, std::string_view origin) {
  if (bytes.size() > options.max_report_bytes) return TooLarge(origin, "page", options.max_report_bytes);
  const Result<std::string> html = ToUtf8(bytes, DeclaredCharset(bytes), origin);
  if (!html) return html.error();
  const Result<HtmlPage> page = ParsePage(*html, origin);
  if (!page) return page.error();
  ArticleData article = ReadJsonLd(page->json_ld);
  RawReport report;
  report.origin = origin;
  report.info = FindMetadata(*page, article);
  report.text = FindBody(*page, report.info.title);
  // Pages that build their text by script still carry it in the data; else the page has the paragraphs.
  if (article.body.size() > 2 * report.text.size()) report.text = std::move(article.body);
  if (report.text.empty())
    return BadReport(origin, "no article found in this page", "save the article's text as a .txt file");
  ReportInfo& info = report.info;
  const std::pair<std::string*, const std::string*> given[] = {{&info.id, &options.id},
                                                               {&info.published, &options.published},
                                                               {&info.publisher, &options.publisher},
                                                               {&info.url, &options.url},
                                                               {&info.title, &options.title}};
  for (const auto& [to, value] : given) {
    if (!value->empty()) *to = *value;
  }
  return FinishReport(std::move(report), options);
}

}  // namespace casus
