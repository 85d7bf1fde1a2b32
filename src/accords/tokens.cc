// See tokens.h.
#include "accords/tokens.h"

#include "base/utf8.h"

namespace casus {
namespace {

bool IsBreak(char c) { return c == '-' || c == '/' || IsAsciiSpace(c); }

// Appends the tokens of `text` and joins "cease" and "fire".
void AddTokens(std::string_view text, WordId word, std::vector<TextToken>* out) {
  const std::string folded = LowerCase(FoldDiacritics(text));
  std::string token;
  const auto flush = [&] {
    if (token.empty()) return;
    if ((token == "fire" || token == "fires") && !out->empty() && out->back().text == "cease") {
      out->back().text += token;
      out->back().word = word;
    } else {
      out->push_back({token, word});
    }
    token.clear();
  };
  for (char c : folded) {
    if (IsBreak(c)) {
      flush();
    } else if (c != '.' && c != '\'' && c != '"') {
      token += c;
    }
  }
  flush();
}

}  // namespace

std::vector<std::string> NameTokens(std::string_view name) {
  std::vector<TextToken> tokens;
  AddTokens(name, kNoId, &tokens);
  std::vector<std::string> out;
  for (TextToken& token : tokens) out.push_back(std::move(token.text));
  return out;
}

std::vector<TextToken> WordTokens(const Document& doc, WordId begin, WordId end) {
  std::vector<TextToken> out;
  for (WordId word = begin; word < end; ++word) AddTokens(doc.words[word].form, word, &out);
  return out;
}

}  // namespace casus
