// Metadata of a page. In: <meta>, <time>, <title>, <link>, and schema.org's data; out: title, date of
// publication, publisher, address. The sources are asked in the order in which publishers keep them right:
// JSON-LD, OpenGraph, other names in use, visible elements.
#include "text/html_metadata.h"

#include <initializer_list>

#include "text/fields.h"

namespace casus {
namespace {

std::string FirstMeta(const HtmlPage& page, std::initializer_list<std::string_view> names) {
  for (const std::string_view name : names) {
    for (const auto& [key, content] : page.metas) {
      if (key == name) return content;
    }
  }
  return "";
}

std::string OneLine(std::string_view s) {
  std::string out;
  for (const char c : s) {
    const bool blank = c >= 0 && c <= ' ';
    if (!blank) out += c;
    if (blank && !out.empty() && out.back() != ' ') out += ' ';
  }
  while (out.ends_with(' ')) out.pop_back();
  return out;
}

std::string FindDate(const HtmlPage& page, const ArticleData& article) {
  if (std::string date = TidyDate(article.published); !date.empty()) return date;
  static constexpr std::string_view kNames[] = {"article:published_time",
                                                "og:article:published_time",
                                                "datepublished",
                                                "article.published",
                                                "publish-date",
                                                "publishdate",
                                                "publish_date",
                                                "pubdate",
                                                "published",
                                                "parsely-pub-date",
                                                "sailthru.date",
                                                "dc.date.issued",
                                                "dcterms.issued",
                                                "dcterms.created",
                                                "dc.date",
                                                "dcterms.date",
                                                "date"};
  for (const std::string_view name : kNames) {
    for (const auto& [key, content] : page.metas) {
      if (key != name) continue;
      if (std::string date = TidyDate(content); !date.empty()) return date;
    }
  }
  for (const bool marked : {true, false}) {
    for (const PageTime& time : page.times) {
      if (marked ? !time.published : time.aside) continue;
      if (std::string date = TidyDate(time.datetime); !date.empty()) return date;
    }
  }
  return "";
}

// "<title>" often ends in the name of the paper: "Talks resume - Valley Post".
std::string WithoutPublisher(std::string title, const std::string& publisher) {
  if (publisher.empty() || !title.ends_with(publisher) || title.size() == publisher.size()) return title;
  const std::string_view rest = std::string_view(title).substr(0, title.size() - publisher.size());
  for (const std::string_view mark : {" - ", " | ", " – ", " — ", " · ", " :: "}) {
    if (rest.ends_with(mark)) return std::string(rest.substr(0, rest.size() - mark.size()));
  }
  return title;
}

std::string FindTitle(const HtmlPage& page, const ArticleData& article, const std::string& publisher) {
  if (!article.headline.empty()) return article.headline;
  if (std::string title = FirstMeta(page, {"og:title", "twitter:title"}); !title.empty()) return title;
  const TextBlock* only = nullptr;
  size_t headings = 0;
  for (const TextBlock& block : page.blocks) {
    if (block.kind != BlockKind::kTitle || block.aside) continue;
    only = &block;
    ++headings;
  }
  if (headings == 1) return only->text;
  return WithoutPublisher(OneLine(page.title), publisher);
}

}  // namespace

ReportInfo FindMetadata(const HtmlPage& page, const ArticleData& article) {
  const auto first = [](std::initializer_list<std::string> values) {
    for (const std::string& value : values) {
      if (!value.empty()) return OneLine(value);
    }
    return std::string();
  };
  ReportInfo info;
  info.publisher =
      first({article.publisher,
             FirstMeta(page, {"og:site_name", "publisher", "dc.publisher", "application-name"})});
  info.title = OneLine(FindTitle(page, article, info.publisher));
  info.published = FindDate(page, article);
  info.url = first({page.canonical, FirstMeta(page, {"og:url"}), article.url});
  return info;
}

}  // namespace casus
