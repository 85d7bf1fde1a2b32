// See sections.h: the pieces of several sections.
#include "serve/sections.h"

#include "serve/words.h"

namespace casus {

std::string_view Page::CodeName(std::string_view code) const {
  if (code.size() != 3) return code;
  for (const CountryShape& shape : shapes) {
    if (shape.code == code) return shape.name;
  }
  return code;
}

void OpenSection(std::string_view id, std::string_view heading, Html* html) {
  const std::string label = std::string(id) + "-heading";
  html->Line().Open("section", {{"id", std::string(id)}, {"aria-labelledby", label}});
  html->Leaf("h2", {{"id", label}}, heading).Line();
}

void WriteDate(const RowDate& date, Html* html) {
  const std::string text = DateText(date);
  if (text.empty()) {
    html->Leaf("span", {{"class", "faint"}}, "undated");
  } else if (date.known) {
    html->Leaf("time", {{"datetime", date.begin}}, text);
  } else {
    html->Leaf("time", {{"datetime", date.begin}, {"class", "published"}}, text);
    html->Leaf("abbr", {{"title", "Nothing in the report dates this: the day of publication is given."}}, "pub.");
  }
}

void WriteSource(const Page& page, const RowSource& source, std::string_view id, Html* html) {
  const std::string anchor = WordsAnchor(page.data, source.report, id);
  const std::string number = "R" + anchor.substr(1, anchor.find('-') - 1);
  const std::string about = source.title.empty() ? source.report : source.title;
  if (page.data.ReportOf(source.report).shown) {
    html->Leaf("a", {{"class", "source"}, {"href", "#" + anchor}, {"title", "The words in: " + about}}, number);
  } else {
    html->Leaf("span", {{"class", "source"}, {"title", about + " (its text is not on this page)"}}, number);
  }
}

size_t ByteOffset(std::string_view text, int64_t number) {
  size_t at = 0;
  while (at < text.size()) {
    if ((static_cast<unsigned char>(text[at]) & 0xC0) != 0x80 && number-- == 0) return at;
    ++at;
  }
  return text.size();
}

void WriteMarked(const Page& page, const std::string& report, const std::string& sentence, const std::string& words,
                 int64_t begin, int64_t end, Html* html) {
  const std::string& text = page.data.ReportOf(report).text;
  size_t from = std::string::npos, to = 0;
  if (!text.empty() && end > begin) {
    const size_t first = ByteOffset(text, begin);
    const size_t last = first + ByteOffset(std::string_view(text).substr(first), end - begin);
    const size_t start = text.rfind(sentence, first);
    if (start != std::string::npos && last <= start + sentence.size()) from = first - start, to = last - start;
  }
  if (from == std::string::npos && !words.empty() && (from = sentence.find(words)) != std::string::npos) {
    to = from + words.size();
  }
  if (from == std::string::npos) {
    html->Text(sentence.empty() ? words : sentence);
    return;
  }
  const std::string_view all = sentence;
  html->Text(all.substr(0, from)).Leaf("mark", {}, all.substr(from, to - from)).Text(all.substr(to));
}

void WriteLimit(size_t shown, int64_t all, std::string_view noun, Html* html) {
  if (static_cast<int64_t>(shown) >= all) return;
  html->Leaf("p", {{"class", "note"}},
             "The first " + NumberText(static_cast<int64_t>(shown)) + " of " + CountText(all, noun) +
                 " are shown: a limit of this page.");
}

}  // namespace casus
