// A strict look at a page of markup, for tests: every element closed in order, every internal link led to an anchor,
// nothing loaded from anywhere. Method: one pass over the tags; the page is this program's own, so that markup
// it would never write (comments, unquoted attributes) counts as a fault.
#pragma once

#include <cctype>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace casus {

struct PageCheck {
  std::vector<std::string> faults;
  std::set<std::string> anchors;
  std::vector<std::string> links;                // targets of href
  std::map<std::string, int> elements;           // how many of each
  std::string text;                              // all character data, references not resolved
};

namespace page_check {

inline bool IsVoid(const std::string& tag) { return tag == "meta" || tag == "input" || tag == "br"; }

// The attributes of `<tag a="b" …`, from `at` to the end of the tag, which `at` is moved behind.
inline std::map<std::string, std::string> ReadAttributes(std::string_view page, size_t* at, PageCheck* check) {
  std::map<std::string, std::string> attributes;
  while (*at < page.size() && page[*at] != '>') {
    const size_t equals = page.find("=\"", *at);
    const size_t end = equals == std::string_view::npos ? equals : page.find('"', equals + 2);
    if (page[*at] != ' ' || end == std::string_view::npos) {
      check->faults.push_back("attribute: " + std::string(page.substr(*at, 40)));
      *at = page.size();
      return attributes;
    }
    const std::string name(page.substr(*at + 1, equals - *at - 1)), value(page.substr(equals + 2, end - equals - 2));
    if (value.find('<') != std::string::npos) check->faults.push_back("unescaped value: " + value);
    if (!attributes.emplace(name, value).second) check->faults.push_back("attribute twice: " + name);
    *at = end + 1;
  }
  ++*at;
  return attributes;
}

inline void ReadElement(const std::string& tag, const std::map<std::string, std::string>& attributes, PageCheck* check) {
  ++check->elements[tag];
  for (const auto& [name, value] : attributes) {
    if (name == "id" && !check->anchors.insert(value).second) check->faults.push_back("anchor twice: " + value);
    if (name == "src" || name == "srcset" || name == "xlink:href" || name.substr(0, 2) == "on") {
      check->faults.push_back("loads or runs: " + name + "=" + value);
    }
    if (name != "href") continue;
    check->links.push_back(value);
    if (tag != "a") check->faults.push_back("loads: " + tag + " " + value);
  }
}

}  // namespace page_check

inline PageCheck CheckPage(std::string_view page) {
  using namespace page_check;
  PageCheck check;
  std::vector<std::string> open;
  size_t at = page.find('\n') + 1;  // behind the doctype
  while (at < page.size()) {
    if (page[at] != '<') {
      const size_t end = std::min(page.find('<', at), page.size());
      const bool raw = !open.empty() && (open.back() == "style" || open.back() == "script");
      if (!raw) check.text += page.substr(at, end - at);
      at = end;
      continue;
    }
    const bool closing = page.substr(at, 2) == "</";
    at += closing ? 2 : 1;
    std::string tag;
    while (at < page.size() && (std::isalnum(static_cast<unsigned char>(page[at])) != 0)) tag += page[at++];
    const auto attributes = ReadAttributes(page, &at, &check);
    if (tag.empty()) check.faults.push_back("no tag");
    if (closing) {
      if (open.empty() || open.back() != tag) check.faults.push_back("closes " + tag);
      if (!open.empty()) open.pop_back();
      continue;
    }
    ReadElement(tag, attributes, &check);
    if (!IsVoid(tag)) open.push_back(tag);
    if (tag == "style" || tag == "script") {  // their content is no markup
      const size_t end = page.find("</" + tag, at);
      const std::string_view content = page.substr(at, end - at);
      for (const char* loader : {"@import", "url(h", "url(/", "fetch(", "import("}) {
        if (content.find(loader) != std::string_view::npos) check.faults.push_back(tag + std::string(" loads: ") + loader);
      }
      at = end == std::string_view::npos ? page.size() : end;
    }
  }
  for (const std::string& tag : open) check.faults.push_back("never closed: " + tag);
  for (const std::string& link : check.links) {
    if (link[0] == '#' && check.anchors.count(link.substr(1)) == 0) check.faults.push_back("leads nowhere: " + link);
  }
  return check;
}

}  // namespace casus
