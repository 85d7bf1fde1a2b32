// JSON-LD as news pages carry it (schema.org). In: scripts; out: the first article's fields. Method: a walk
// over lists and objects with a stack of its own; only "@graph" and lists are entered, since articles
// elsewhere ("mentions", "hasPart") are other pages. Strings may hold markup and entities.
#include <simdjson.h>

#include <algorithm>
#include <cstdint>

#include "text/fields.h"
#include "text/html_metadata.h"

namespace casus {
namespace {

namespace dom = simdjson::dom;

constexpr size_t kMaxNodes = 10'000;  // per script

std::string_view String(dom::object object, std::string_view key) {
  std::string_view value;
  return object[key].get_string().get(value) == simdjson::SUCCESS ? value : std::string_view();
}

// The text of `key`, or when it is an object (or a list of them), of its name or address.
std::string_view StringOrMember(dom::object object, std::string_view key, std::string_view member) {
  dom::element value;
  if (object[key].get(value) != simdjson::SUCCESS) return "";
  dom::array list;
  if (value.get_array().get(list) == simdjson::SUCCESS && list.at(0).get(value) != simdjson::SUCCESS)
    return "";
  std::string_view text;
  if (value.get_string().get(text) == simdjson::SUCCESS) return text;
  dom::object inner;
  return value.get_object().get(inner) == simdjson::SUCCESS ? String(inner, member) : std::string_view();
}

bool IsArticleType(std::string_view type) {
  if (const size_t slash = type.rfind('/'); slash != std::string_view::npos) type.remove_prefix(slash + 1);
  return type.ends_with("Article") || type == "BlogPosting" || type == "LiveBlogPosting" || type == "Report";
}

bool IsArticle(dom::object object) {
  dom::array types;
  if (object["@type"].get_array().get(types) != simdjson::SUCCESS)
    return IsArticleType(String(object, "@type"));
  for (const dom::element type : types) {
    std::string_view name;
    if (type.get_string().get(name) == simdjson::SUCCESS && IsArticleType(name)) return true;
  }
  return false;
}

// Markup and entities decoded. Most lines have none and are spared the parser.
std::string Decoded(std::string_view s) {
  return s.find_first_of("<&") == std::string_view::npos ? std::string(s) : TextOfHtml(s);
}

// Without markup, lines are paragraphs.
std::string BodyText(std::string_view body) {
  if (body.find("</") != std::string_view::npos) return TextOfHtml(body);
  std::string out;
  for (size_t i = 0; i <= body.size();) {
    const size_t end = std::min(body.find('\n', i), body.size());
    const std::string line = Decoded(Trim(body.substr(i, end - i)));
    if (!line.empty()) out += (out.empty() ? "" : "\n\n") + line;
    i = end + 1;
  }
  return out;
}

ArticleData ReadArticle(dom::object object) {
  ArticleData data;
  data.headline = TextOfHtml(String(object, "headline"));
  if (data.headline.empty()) data.headline = TextOfHtml(String(object, "name"));
  data.published = String(object, "datePublished");
  data.publisher = TextOfHtml(StringOrMember(object, "publisher", "name"));
  data.url = String(object, "url");
  if (data.url.empty()) data.url = StringOrMember(object, "mainEntityOfPage", "@id");
  data.body = BodyText(String(object, "articleBody"));
  return data;
}

// Whether `root` holds an article; then `data` is filled.
bool FindArticle(dom::element root, ArticleData* data) {
  std::vector<dom::element> open = {root};
  for (size_t seen = 0; !open.empty() && seen < kMaxNodes; ++seen) {
    const dom::element node = open.back();
    open.pop_back();
    dom::array list;
    dom::object object;
    if (node.get_object().get(object) == simdjson::SUCCESS) {
      if (IsArticle(object)) {
        *data = ReadArticle(object);
        return true;
      }
      if (object["@graph"].get_array().get(list) != simdjson::SUCCESS) continue;
    } else if (node.get_array().get(list) != simdjson::SUCCESS) {
      continue;
    }
    const size_t begin = open.size();
    for (const dom::element item : list) {
      if (open.size() < kMaxNodes) open.push_back(item);
    }
    std::reverse(open.begin() + static_cast<std::ptrdiff_t>(begin), open.end());
  }
  return false;
}

}  // namespace

ArticleData ReadJsonLd(const std::vector<std::string>& scripts) {
  ArticleData data;
  for (const std::string& script : scripts) {
    dom::parser parser;
    dom::element root;
    if (parser.parse(script).get(root) == simdjson::SUCCESS && FindArticle(root, &data)) break;
  }
  return data;
}

}  // namespace casus
