// Writes HTML and the SVG inside it, so that nothing unescaped can slip in and every element is closed. In: names of
// elements and attributes (this program's own), values and texts (anybody's). Out: a string. It does not know
// which element may stand in which.
//
//   Html html;
//   html.Open("p", {{"class", "note"}}).Text(title).Close();
//   std::string page = html.Take();
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

namespace casus {

// `text` with & < > " ' as references, and U+FFFD for what HTML forbids: control characters but tab and line
// end, ill-formed UTF-8, characters that Unicode never assigns.
std::string EscapeHtml(std::string_view text);

// `url` when its scheme is http or https, else empty: no script hides in a link of the page.
std::string_view SafeUrl(std::string_view url);

struct Attribute {
  std::string_view name;
  std::string value;
};

class Html {
 public:
  using Attributes = std::initializer_list<Attribute>;

  // <tag …>; the tag must outlive the writer (a literal).
  Html& Open(std::string_view tag, Attributes attributes = {});
  // Ends the innermost open element; there must be one.
  Html& Close();
  // Escaped text.
  Html& Text(std::string_view text);
  // An element with text alone.
  Html& Leaf(std::string_view tag, Attributes attributes, std::string_view text = {});
  Html& Leaf(std::string_view tag, std::string_view text) { return Leaf(tag, {}, text); }
  // An element without content or end tag: meta, input, br.
  Html& Void(std::string_view tag, Attributes attributes = {});
  // As it stands: for this program's own constants.
  Html& Raw(std::string_view markup);
  Html& Line() { return Raw("\n"); }

  size_t size() const { return out_.size(); }
  // The page; all elements must be closed.
  std::string Take();

 private:
  void Start(std::string_view tag, Attributes attributes);

  std::string out_;
  std::vector<std::string_view> open_;
};

}  // namespace casus
