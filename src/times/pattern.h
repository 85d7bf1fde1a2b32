// The notation of the rules' patterns, and the trie that matches all of them at once.
//
//   last|past UNIT              one of the words, then a token of class UNIT
//   the? NUMBER UNIT (or so)?   "?": may be missing; parentheses group
//   (early | the end of) MONTH  alternatives of several words: bars with blanks around them, inside
//   parentheses
//   @about? NUMBER              "@about" stands for the phrase of that name
//
// A word in capitals is a class, all else is literal. There is no repetition, so a pattern stands for
// finitely many sequences of classes; they are all put into one trie. Matching walks it from a token along
// every class the token belongs to: time linear in the text.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "times/tokens.h"
#include "times/vocabulary.h"

namespace casus::times {

using Sequence = std::vector<ClassId>;
using Phrases = std::map<std::string, std::string, std::less<>>;

// All sequences that a pattern stands for, without repeats. Errors: kBadInput with what is wrong (unknown
// phrase, parenthesis not closed, a pattern that matches nothing, more than 3000 sequences). Classes that do
// not exist yet are made (a later layer's matches may give them).
Result<std::vector<Sequence>> ExpandPattern(std::string_view pattern, const Phrases& phrases,
                                            Vocabulary* vocabulary);

// What a class of a pattern stood for in the text.
struct Capture {
  ClassId cls;
  int64_t value;
};

struct Match {
  uint32_t rule = UINT32_MAX;
  uint32_t begin = 0, end = 0;  // tokens
  std::vector<Capture> captures;
};

class PatternTrie {
 public:
  PatternTrie() : nodes_(1) {}

  void Add(const Sequence& sequence, uint32_t rule);

  // Calls `visit(rule, end, captures)` for every sequence that matches at `begin`.
  template <typename Visitor>
  void MatchAt(const std::vector<Token>& tokens, uint32_t begin, std::vector<Capture>* scratch,
               Visitor visit) const {
    scratch->clear();
    Walk(0, tokens, begin, begin, scratch, visit);
  }

 private:
  struct Edge {
    ClassId cls;
    uint32_t to;
  };
  struct Node {
    std::vector<Edge> edges;  // by class
    std::vector<uint32_t> rules;
  };
  const Edge* Find(const Node& node, ClassId cls) const;

  // As deep as the longest pattern.
  template <typename Visitor>
  void Walk(uint32_t at, const std::vector<Token>& tokens, uint32_t begin, uint32_t next,
            std::vector<Capture>* captures, Visitor& visit) const {
    const Node& node = nodes_[at];
    for (const uint32_t rule : node.rules) visit(rule, next, *captures);
    if (next >= tokens.size() || node.edges.empty() || (next > begin && tokens[next].far)) return;
    for (const Symbol& symbol : tokens[next].symbols) {
      const Edge* edge = Find(node, symbol.cls);
      if (!edge) continue;
      captures->push_back({symbol.cls, symbol.value});
      Walk(edge->to, tokens, begin, next + 1, captures, visit);
      captures->pop_back();
    }
  }

  std::vector<Node> nodes_;
};

}  // namespace casus::times
