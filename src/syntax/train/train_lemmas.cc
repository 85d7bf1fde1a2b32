// See train_lemmas.h. For each ending and tag the rule that serves most word types is kept where it differs
// from that of the next shorter ending.
#include "syntax/train/train_lemmas.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <tuple>

#include "base/utf8.h"
#include "syntax/lemmatizer.h"

namespace casus {
namespace {

using Rule = std::tuple<bool, uint32_t, std::string>;  // lower, cut, append
using Key = std::pair<std::string, std::string>;       // ending or word, tag

constexpr const char* kVerbTags[] = {"VB", "VBZ", "VBD", "VBN",
                                     "VBG"};  // of the columns of the list of verbs
constexpr int kListed = 1000;                 // the list outweighs a slip of the treebank
constexpr int kMinTypes = 2;                  // of an ending; a single word is no rule

std::string Straight(std::string s) {
  for (size_t at; (at = s.find("\xE2\x80\x99")) != std::string::npos;) s.replace(at, 3, "'");
  return s;
}

// The rule that makes `lemma` of `form`.
Rule RuleFor(const std::string& form, const std::string& low, const std::string& lemma) {
  const auto common = [&lemma](const std::string& s) {
    size_t n = 0;
    while (n < s.size() && n < lemma.size() && s[n] == lemma[n]) ++n;
    while (n > 0 && n < s.size() && (static_cast<unsigned char>(s[n]) & 0xC0) == 0x80) --n;
    return n;
  };
  const size_t in_low = common(low), as_is = common(form);
  const bool lower = in_low >= as_is;
  const size_t keep = lower ? in_low : as_is;
  return {lower, static_cast<uint32_t>((lower ? low : form).size() - keep), lemma.substr(keep)};
}

bool Plain(const std::string& s) { return s.find_first_of("\t\n") == std::string::npos && !s.empty(); }

}  // namespace

std::string LearnLemmas(const std::vector<std::unique_ptr<Document>>& docs,
                        const std::vector<std::vector<std::string>>& verbs) {
  std::map<Key, std::map<std::string, int>> lemmas;                 // word, tag -> lemma -> tokens
  std::map<std::tuple<std::string, std::string, Rule>, int> types;  // low, tag, rule -> tokens
  std::map<Key, std::string> forms;
  for (const auto& doc : docs) {
    for (const Word& word : doc->words) {
      const std::string form(word.form), low = Straight(LowerCase(form)), lemma(word.lemma), tag(word.xpos);
      if (!Plain(form) || !Plain(lemma) || !Plain(tag) || lemma == "_") continue;
      ++lemmas[{low, tag}][lemma];
      forms.try_emplace({low, tag}, form);
      if (low == LowerCase(form)) ++types[{low, tag, RuleFor(form, low, lemma)}];
    }
  }
  for (const auto& row : verbs) {
    for (size_t k = 0; k < std::size(kVerbTags); ++k) {
      lemmas[{row[k], kVerbTags[k]}][row[0]] += kListed;
      forms.try_emplace({row[k], kVerbTags[k]}, row[k]);
      ++types[{row[k], kVerbTags[k], RuleFor(row[k], row[k], row[0])}];
    }
  }
  std::map<Key, std::map<Rule, int>> endings;
  for (const auto& [type, count] : types) {
    const auto& [low, tag, rule] = type;
    for (size_t k = 0; k <= Lemmatizer::kMaxEnding && k <= low.size(); ++k)
      ++endings[{low.substr(low.size() - k), tag}][rule];
  }
  std::map<Key, Rule> best;
  std::string out;
  for (size_t k = 0; k <= Lemmatizer::kMaxEnding; ++k) {
    for (const auto& [key, rules] : endings) {
      if (key.first.size() != k) continue;
      const auto top = std::max_element(rules.begin(), rules.end(),
                                        [](const auto& a, const auto& b) { return a.second < b.second; });
      if (k > 0 && top->second < kMinTypes) {
        best[key] = best[{key.first.substr(1), key.second}];
        continue;
      }
      best[key] = top->first;
      if (k > 0 && best[{key.first.substr(1), key.second}] == top->first) continue;
      const auto& [lower, cut, append] = top->first;
      out += key.first + "\t" + key.second + "\t" + (lower ? "L" : "K") + "\t" + std::to_string(cut) + "\t" +
             append + "\n";
    }
  }
  const std::string rules = out;
  auto lemmatizer = Lemmatizer::Open(rules);
  std::string guess;
  for (const auto& [key, answers] : lemmas) {
    const auto top = std::max_element(answers.begin(), answers.end(),
                                      [](const auto& a, const auto& b) { return a.second < b.second; });
    if (lemmatizer) lemmatizer->Apply(forms[key], key.second, &guess);
    if (guess != top->first) out += "=" + key.first + "\t" + key.second + "\t" + top->first + "\n";
  }
  return out;
}

}  // namespace casus
