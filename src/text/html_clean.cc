// First pass over a page. In: HTML as found; out: a small, balanced page for the tree builder (html_page.cc).
// Method: the tokenizer of the HTML standard, section 13.2.5, reduced to what can be told apart without a
// tree: text, tags with attributes, comments, raw text elements. A stack of open containers emits every
// missing end tag and drops every stray one. Why: tree builders compare each attribute with all others of its
// tag and walk the open elements for each tag, which is quadratic on hostile pages, and free the tree by
// recursion. After this pass tags have few attributes, the nesting is at most 512, and elements are at most
// 200,000.
#include "text/html_clean.h"

#include <algorithm>
#include <array>
#include <optional>

#include "base/utf8.h"
#include "text/fields.h"

namespace casus {
namespace {

constexpr size_t kMaxDepth = 512;
constexpr size_t kMaxElements = 200'000;
constexpr size_t kMaxJsonLd = 64;

// Kept and balanced here.
constexpr std::string_view kContainers[] = {
    "a",   "address",  "article",    "aside",  "blockquote", "center", "details", "div",
    "dl",  "fieldset", "figcaption", "figure", "footer",     "form",   "h1",      "h2",
    "h3",  "h4",       "h5",         "h6",     "header",     "main",   "nav",     "ol",
    "pre", "section",  "summary",    "table",  "time",       "ul"};
// Kept; the tree builder closes them by itself, and they cannot nest without a container between them.
constexpr std::string_view kLoose[] = {"br", "caption", "dd", "dt",    "hr", "li",    "link", "meta",
                                       "p",  "tbody",   "td", "tfoot", "th", "thead", "tr"};
// Dropped with all they hold. The first group has no tags inside, and without an end tag it lasts to the end
// of the page.
constexpr std::string_view kRaw[] = {"iframe", "noembed", "noframes", "script", "style", "textarea", "xmp"};
constexpr std::string_view kDropped[] = {"audio",  "button", "canvas", "math",     "noscript",
                                         "object", "select", "svg",    "template", "video"};

constexpr std::string_view kAttributes[] = {"id",   "class",    "role",     "rel",     "href",
                                            "name", "property", "itemprop", "content", "datetime"};

template <size_t n>
int IndexOf(const std::string_view (&names)[n], std::string_view name) {
  const auto* at = std::find(std::begin(names), std::end(names), name);
  return at == std::end(names) ? -1 : static_cast<int>(at - names);
}

template <size_t n>
bool IsIn(const std::string_view (&names)[n], std::string_view name) {
  return IndexOf(names, name) >= 0;
}

bool IsHtmlSpace(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f'; }

struct Tag {
  bool end = false;
  std::string name;  // lower case
  std::array<std::string_view, std::size(kAttributes)> attributes;
  bool json_ld = false;
};

class Cleaner {
 public:
  Cleaner(std::string_view html, std::string_view origin) : html_(html), origin_(origin) {}

  Result<CleanPage> Run() {
    while (at_ < html_.size() && !error_) {
      const size_t tag = std::min(html_.find('<', at_), html_.size());
      page_.html += html_.substr(at_, tag - at_);
      at_ = tag;
      if (at_ < html_.size()) TakeMarkup();
    }
    while (!open_.empty()) CloseTop();
    if (error_) return *error_;
    return std::move(page_);
  }

 private:
  char Next(size_t ahead) const { return at_ + ahead < html_.size() ? html_[at_ + ahead] : '\0'; }

  // At "<".
  void TakeMarkup() {
    if (html_.substr(at_).starts_with("<!--")) {
      // "<!-->" is a whole comment, too.
      const size_t end = html_.find("-->", at_ + 2);
      at_ = end == std::string_view::npos ? html_.size() : end + 3;
    } else if (Next(1) == '!' || Next(1) == '?' || (Next(1) == '/' && !IsAsciiAlpha(Next(2)))) {
      at_ = std::min(html_.find('>', at_), html_.size() - 1) + 1;
    } else if (Next(1) == '/' || IsAsciiAlpha(Next(1))) {
      if (const std::optional<Tag> tag = TakeTag()) Handle(*tag);
    } else {
      page_.html += "&lt;";
      ++at_;
    }
  }

  // A start or end tag up to its ">"; nullopt when the page ends inside.
  std::optional<Tag> TakeTag() {
    Tag tag;
    tag.end = Next(1) == '/';
    at_ += tag.end ? 2 : 1;
    const size_t name = at_;
    while (at_ < html_.size() && !IsHtmlSpace(html_[at_]) && html_[at_] != '/' && html_[at_] != '>') ++at_;
    if (at_ - name <= 16) {
      tag.name = html_.substr(name, at_ - name);
      for (char& c : tag.name) c = IsAsciiUpper(c) ? static_cast<char>(c + 32) : c;
    }
    for (;;) {
      while (IsHtmlSpace(Next(0)) || Next(0) == '/') ++at_;
      if (at_ >= html_.size()) return std::nullopt;
      if (html_[at_] == '>') break;
      TakeAttribute(&tag);
    }
    ++at_;
    return tag;
  }

  // At the first byte of an attribute's name, which may be any but space, "/" and ">".
  void TakeAttribute(Tag* tag) {
    const size_t begin = at_++;
    while (at_ < html_.size() && !IsHtmlSpace(html_[at_]) && html_[at_] != '/' && html_[at_] != '>' &&
           html_[at_] != '=')
      ++at_;
    const std::string_view name = html_.substr(begin, at_ - begin);
    while (IsHtmlSpace(Next(0))) ++at_;
    if (Next(0) != '=') return;
    ++at_;
    while (IsHtmlSpace(Next(0))) ++at_;
    const std::string_view value = TakeValue();
    for (size_t i = 0; i < std::size(kAttributes); ++i) {
      if (EqualsIgnoreCase(name, kAttributes[i]) && tag->attributes[i].data() == nullptr)
        tag->attributes[i] = value;
    }
    if (EqualsIgnoreCase(name, "type") && EqualsIgnoreCase(value, "application/ld+json")) tag->json_ld = true;
  }

  std::string_view TakeValue() {
    const char quote = Next(0);
    size_t begin = at_, end = at_;
    if (quote == '"' || quote == '\'') {
      ++begin;
      end = std::min(html_.find(quote, begin), html_.size());
      at_ = std::min(end + 1, html_.size());
    } else {
      while (end < html_.size() && !IsHtmlSpace(html_[end]) && html_[end] != '>') ++end;
      at_ = end;
    }
    return html_.substr(std::min(begin, end), end - std::min(begin, end));
  }

  void Handle(const Tag& tag) {
    if (const int raw = IndexOf(kRaw, tag.name); raw >= 0 && !tag.end) {
      const std::string_view content = TakeUntilEnd(tag.name, &raw_gone_[static_cast<size_t>(raw)], true);
      if (tag.json_ld && page_.json_ld.size() < kMaxJsonLd) page_.json_ld.emplace_back(content);
    } else if (const int dropped = IndexOf(kDropped, tag.name); dropped >= 0 && !tag.end) {
      TakeUntilEnd(tag.name, &dropped_gone_[static_cast<size_t>(dropped)], false);
    } else if (tag.name == "title") {
      if (!tag.end) EmitTitle(tag);
    } else if (IsIn(kLoose, tag.name)) {
      if (!tag.end || tag.name == "p") Emit(tag);
    } else if (IsIn(kContainers, tag.name)) {
      tag.end ? Close(tag.name) : Open(tag);
    } else if (!page_.html.ends_with(' ') &&
               (tag.name == "body" || tag.name == "label" || tag.name == "option")) {
      page_.html += ' ';
    }
  }

  // A title has no tags inside.
  void EmitTitle(const Tag& tag) {
    const std::string_view content = TakeUntilEnd(tag.name, &title_gone_, false);
    Emit(tag);
    for (const char c : content) c == '<' ? page_.html.append("&lt;") : page_.html.append(1, c);
    page_.html += "</title>";
  }

  // Moves behind "</name>" and returns what lies before it. Without an end tag nothing is taken, or all when
  // `to_page_end`; `gone` remembers that there is none, so that the page is not searched again.
  std::string_view TakeUntilEnd(std::string_view name, bool* gone, bool to_page_end) {
    const size_t begin = at_;
    for (size_t i = begin; !*gone && (i = html_.find("</", i)) != std::string_view::npos; i += 2) {
      const char after = i + 2 + name.size() < html_.size() ? html_[i + 2 + name.size()] : '>';
      if (!EqualsIgnoreCase(html_.substr(i + 2, name.size()), name) || IsAsciiAlpha(after) || after == '-')
        continue;
      at_ = std::min(html_.find('>', i), html_.size() - 1) + 1;
      return html_.substr(begin, i - begin);
    }
    *gone = true;
    if (!to_page_end) return "";
    at_ = html_.size();
    return html_.substr(begin);
  }

  void Open(const Tag& tag) {
    if (tag.name == "a") Close(tag.name);  // a link holds no link
    if (open_.size() >= kMaxDepth) {
      error_ = Error{ErrorCode::kLimit,
                     std::string(origin_) + ": elements nest deeper than " + std::to_string(kMaxDepth), ""};
      return;
    }
    open_.push_back(kContainers[IndexOf(kContainers, tag.name)]);
    Emit(tag);
  }

  // An end tag closes the nearest open container of its name and all within; without one it is dropped. A
  // link's does not reach out of a block.
  void Close(std::string_view name) {
    size_t depth = open_.size();
    while (depth > 0 && open_[depth - 1] != name) {
      if (name == "a") return;
      --depth;
    }
    if (depth == 0) return;
    while (open_.size() >= depth) CloseTop();
  }

  static std::string_view EmittedName(std::string_view name) { return name == "a" ? "span" : name; }

  void CloseTop() {
    page_.html.append("</").append(EmittedName(open_.back())).append(">");
    open_.pop_back();
  }

  void Emit(const Tag& tag) {
    if (++elements_ > kMaxElements) {
      error_ = Error{ErrorCode::kLimit,
                     std::string(origin_) + ": more than " + std::to_string(kMaxElements) + " elements", ""};
      return;
    }
    page_.html.append(tag.end ? "</" : "<").append(EmittedName(tag.name));
    for (size_t i = 0; i < std::size(kAttributes); ++i) {
      const std::string_view value = tag.attributes[i];
      if (value.empty() || (kAttributes[i] == "href" && tag.name != "link") || tag.end) continue;
      page_.html.append(" ").append(kAttributes[i]).append("=\"");
      for (const char c : value) c == '"' ? page_.html.append("&quot;") : page_.html.append(1, c);
      page_.html += '"';
    }
    page_.html += '>';
  }

  std::string_view html_, origin_;
  size_t at_ = 0, elements_ = 0;
  CleanPage page_;
  std::vector<std::string_view> open_;
  std::optional<Error> error_;
  bool title_gone_ = false, raw_gone_[std::size(kRaw)] = {}, dropped_gone_[std::size(kDropped)] = {};
};

}  // namespace

bool EqualsIgnoreCase(std::string_view s, std::string_view lower) {
  return std::equal(s.begin(), s.end(), lower.begin(), lower.end(),
                    [](char a, char b) { return (IsAsciiUpper(a) ? a + 32 : a) == b; });
}

Result<CleanPage> CleanHtml(std::string_view html, std::string_view origin) {
  return Cleaner(html, origin).Run();
}

}  // namespace casus
