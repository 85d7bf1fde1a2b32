// Parses the notation by descent (patterns come from the lexicon and nest at most eight deep) and multiplies
// alternatives out.
#include "times/pattern.h"

#include <algorithm>

#include "base/utf8.h"

namespace casus::times {

namespace {

constexpr size_t kMostSequences = 3000;
constexpr size_t kLongestSequence = 24;
constexpr int kDeepest = 8;

class Expander {
 public:
  Expander(const Phrases& phrases, Vocabulary* vocabulary) : phrases_(phrases), vocabulary_(vocabulary) {}

  // The sequences of `text`, alternatives parted by " | ".
  std::vector<Sequence> Alternatives(std::string_view text, int depth) {
    std::vector<Sequence> out;
    if (depth > kDeepest) Fail("nested too deep");
    size_t begin = 0;
    int open = 0;
    for (size_t i = 0; i <= text.size() && error_.empty(); ++i) {
      if (i < text.size() && text[i] == '(') ++open;
      if (i < text.size() && text[i] == ')') --open;
      const bool bar = i + 2 < text.size() && open == 0 && text.substr(i, 3) == " | ";
      if (i < text.size() && !bar) continue;
      std::vector<Sequence> one = Row(text.substr(begin, i - begin), depth);
      out.insert(out.end(), one.begin(), one.end());
      begin = i + 3;
      i += 2;
      if (begin > text.size()) break;
    }
    return out;
  }

  const std::string& error() const { return error_; }

 private:
  void Fail(std::string what) {
    if (error_.empty()) error_ = std::move(what);
  }

  // The sequences of a row of elements.
  std::vector<Sequence> Row(std::string_view text, int depth) {
    std::vector<Sequence> row = {{}};
    while (error_.empty()) {
      while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
      if (text.empty()) break;
      bool optional = false;
      const std::string_view element = TakeElement(&text, &optional);
      if (!error_.empty()) break;
      const std::vector<Sequence> choices = Element(element, depth);
      Multiply(choices, optional, &row);
    }
    return row;
  }

  std::string_view TakeElement(std::string_view* text, bool* optional) {
    size_t end = 0;
    if (text->front() == '(') {
      int open = 0;
      do {
        if (end == text->size()) {
          Fail("a parenthesis is not closed");
          return {};
        }
        open += (*text)[end] == '(' ? 1 : (*text)[end] == ')' ? -1 : 0;
        ++end;
      } while (open > 0);
      if (end < text->size() && (*text)[end] == '?') ++end;
      if (end < text->size() && (*text)[end] != ' ') Fail("a blank is missing after a parenthesis");
    } else {
      end = std::min(text->find(' '), text->size());
    }
    std::string_view element = text->substr(0, end);
    text->remove_prefix(end);
    *optional = element.size() > 1 && element.back() == '?';
    if (*optional) element.remove_suffix(1);
    return element;
  }

  std::vector<Sequence> Element(std::string_view element, int depth) {
    if (element.front() == '(') return Alternatives(element.substr(1, element.size() - 2), depth + 1);
    if (element.front() == '@') {
      const auto phrase = phrases_.find(element.substr(1));
      if (phrase != phrases_.end()) return Alternatives(phrase->second, depth + 1);
      Fail("there is no phrase '" + std::string(element) + "'");
      return {};
    }
    std::optional<ClassId> cls;
    if (IsAsciiUpper(element.front())) {
      cls = vocabulary_->Class(element);
    } else {
      std::vector<std::string> words;
      while (!element.empty()) {
        const size_t bar = element.find('|');
        words.emplace_back(element.substr(0, bar));
        element = bar == std::string_view::npos ? std::string_view() : element.substr(bar + 1);
      }
      std::sort(words.begin(), words.end());
      cls = vocabulary_->ClassOfWords(words);
    }
    if (!cls) {
      Fail("there are too many classes");
      return {};
    }
    return {{*cls}};
  }

  void Multiply(const std::vector<Sequence>& choices, bool optional, std::vector<Sequence>* row) {
    std::vector<Sequence> out;
    if (optional) out = *row;
    for (const Sequence& left : *row) {
      for (const Sequence& right : choices) {
        Sequence both = left;
        both.insert(both.end(), right.begin(), right.end());
        if (both.size() > kLongestSequence) Fail("longer than 24 tokens");
        out.push_back(std::move(both));
        if (out.size() > kMostSequences) {
          Fail("stands for more than 3000 sequences");
          return;
        }
      }
    }
    *row = std::move(out);
  }

  const Phrases& phrases_;
  Vocabulary* vocabulary_;
  std::string error_;
};

}  // namespace

Result<std::vector<Sequence>> ExpandPattern(std::string_view pattern, const Phrases& phrases,
                                            Vocabulary* vocabulary) {
  Expander expander(phrases, vocabulary);
  std::vector<Sequence> out = expander.Alternatives(pattern, 0);
  const auto bad = [&](const std::string& what) {
    return Error{ErrorCode::kBadInput, "pattern \"" + std::string(pattern) + "\": " + what,
                 "see the notation at the top of the file"};
  };
  if (!expander.error().empty()) return bad(expander.error());
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
  if (out.empty() || out.front().empty()) return bad("may match nothing at all");
  return out;
}

const PatternTrie::Edge* PatternTrie::Find(const Node& node, ClassId cls) const {
  const auto at = std::lower_bound(node.edges.begin(), node.edges.end(), cls,
                                   [](const Edge& e, ClassId c) { return e.cls < c; });
  return at != node.edges.end() && at->cls == cls ? &*at : nullptr;
}

void PatternTrie::Add(const Sequence& sequence, uint32_t rule) {
  uint32_t at = 0;
  for (const ClassId cls : sequence) {
    if (const Edge* edge = Find(nodes_[at], cls)) {
      at = edge->to;
      continue;
    }
    const uint32_t to = static_cast<uint32_t>(nodes_.size());
    nodes_.emplace_back();
    auto& edges = nodes_[at].edges;
    edges.insert(
        std::lower_bound(edges.begin(), edges.end(), cls, [](const Edge& e, ClassId c) { return e.cls < c; }),
        {cls, to});
    at = to;
  }
  if (nodes_[at].rules.empty() || nodes_[at].rules.back() != rule) nodes_[at].rules.push_back(rule);
}

}  // namespace casus::times
