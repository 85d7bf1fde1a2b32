// Reads the tables of lexicon/times/english.toml into a Grammar. The keys are described at the top of that
// file.
#include "times/grammar.h"

#include <algorithm>
#include <charconv>

#include "base/utf8.h"

namespace casus::times {

namespace {

constexpr const char* kFile = "times/english.toml";

class Loader {
 public:
  Loader(Node root, Grammar* grammar) : root_(root), grammar_(*grammar) {}

  Result<void> Load() {
    Classes();
    for (size_t i = 0; i < root_["phrase"].size(); ++i) {
      phrases_.emplace(root_["phrase"].KeyAt(i), root_["phrase"].At(i).Text());
    }
    for (Node guard : root_["guard"]) {
      const Guard made{guard["capital"].Boolean(), guard["noun"].Boolean()};
      for (Node word : guard["words"]) grammar_.vocabulary.AddGuard(word.Text(), made);
    }
    Tense();
    Modifiers();
    // Patterns first: values may name classes that only a later pattern brings in.
    for (Node rule : root_["rule"]) Patterns(rule);
    size_t number = 0;
    for (Node rule : root_["rule"]) Values(rule, &grammar_.rules[number++]);
    if (grammar_.rules.empty()) Fail(root_, "no rules");
    if (!error_.empty())
      return Error{ErrorCode::kBadData, error_, "correct the line and build the knowledge file again"};
    return {};
  }

 private:
  void Fail(Node at, const std::string& what) {
    if (error_.empty()) error_ = std::string(kFile) + ":" + std::to_string(at.line()) + ": " + what;
  }

  void Classes() {
    const Node classes = root_["class"];
    for (size_t i = 0; i < classes.size(); ++i) {
      const Node words = classes.At(i);
      const std::optional<ClassId> cls = grammar_.vocabulary.Class(classes.KeyAt(i));
      if (!cls) return Fail(words, "too many classes");
      bool numbers = true;
      for (size_t k = 0; k < words.size(); ++k) numbers = numbers && AsNumber(words.KeyAt(k)).has_value();
      for (size_t k = 0; k < words.size(); ++k) {
        for (Node word : words.At(k)) {
          if (numbers)
            grammar_.vocabulary.AddWord(*cls, word.Text(), *AsNumber(words.KeyAt(k)));
          else
            grammar_.vocabulary.AddWord(*cls, word.Text(), words.KeyAt(k));
        }
      }
    }
  }

  static std::optional<int64_t> AsNumber(std::string_view text) {
    int64_t value = 0;
    const auto [end, code] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (code != std::errc() || end != text.data() + text.size()) return std::nullopt;
    return value;
  }

  void Tense() {
    const auto fill = [&](const char* key, std::set<std::string, std::less<>>* out) {
      for (Node word : root_["tense"][key]) out->emplace(word.Text());
    };
    fill("future_auxiliaries", &grammar_.tense.future_auxiliaries);
    fill("future_verbs", &grammar_.tense.future_verbs);
    fill("future_prepositions", &grammar_.tense.future_prepositions);
  }

  void Modifiers() {
    static constexpr std::string_view kMods[] = {"BEFORE",    "AFTER",     "ON_OR_BEFORE",  "ON_OR_AFTER",
                                                 "LESS_THAN", "MORE_THAN", "EQUAL_OR_LESS", "EQUAL_OR_MORE",
                                                 "START",     "MID",       "END",           "APPROX"};
    for (Node modifier : root_["modifier"]) {
      const std::string_view mod = modifier["mod"].Text();
      if (std::find(std::begin(kMods), std::end(kMods), mod) == std::end(kMods))
        return Fail(modifier, "modifier '" + std::string(mod) + "' is no TIMEX3 mod");
      for (Node words : modifier["words"])
        grammar_.modifiers.push_back({std::string(words.Text()), std::string(mod)});
    }
    std::stable_sort(grammar_.modifiers.begin(), grammar_.modifiers.end(),
                     [](const Modifier& a, const Modifier& b) { return a.words.size() > b.words.size(); });
  }

  void Patterns(Node node) {
    const uint32_t number = static_cast<uint32_t>(grammar_.rules.size());
    Rule& rule = grammar_.rules.emplace_back();
    rule.id = node["id"].Text();
    const int64_t layer = node["layer"].Integer(1);
    if (rule.id.empty()) return Fail(node, "a rule without id");
    if (layer < 1 || layer > kLayers) return Fail(node, "rule '" + rule.id + "': layer is 1 to 4");
    ForEachText(node["gives"], [&](std::string_view name) {
      if (const std::optional<ClassId> cls = grammar_.vocabulary.Class(name)) {
        rule.gives.push_back(*cls);
        grammar_.item_classes.insert(*cls);
      }
    });
    bool any = false;
    ForEachText(node["pattern"], [&](std::string_view pattern) {
      any = true;
      const Result<std::vector<Sequence>> sequences = ExpandPattern(pattern, phrases_, &grammar_.vocabulary);
      if (!sequences) return Fail(node, "rule '" + rule.id + "': " + sequences.error().message);
      for (const Sequence& sequence : *sequences)
        grammar_.layers[static_cast<size_t>(layer - 1)].Add(sequence, number);
    });
    if (!any) Fail(node, "rule '" + rule.id + "' has no pattern");
  }

  void Values(Node node, Rule* rule) {
    const std::string_view type = node["type"].Text();
    for (const TimexType known : {TimexType::Date, TimexType::Time, TimexType::Duration, TimexType::Set}) {
      if (type == Name(known)) rule->type = known;
    }
    if (!type.empty() && !rule->type)
      Fail(node, "rule '" + rule->id + "': type is DATE, TIME, DURATION or SET");
    rule->value = Template(node, node["value"].Text(), *rule);
    const Node told = node["after_told"];
    static constexpr std::pair<const char*, Grain> kGrains[] = {{"day", Grain::kDay},
                                                                {"week", Grain::kWeek},
                                                                {"month", Grain::kMonth},
                                                                {"quarter", Grain::kQuarter},
                                                                {"year", Grain::kYear}};
    for (const auto& [name, grain] : kGrains) {
      if (told[name]) rule->after_told.emplace_back(grain, Template(node, told[name].Text(), *rule));
    }
    Fill(node["after"], &rule->after);
    Fill(node["before"], &rule->before);
    Fill(node["not_after"], &rule->not_after);
    Fill(node["not_before"], &rule->not_before);
    rule->aside = node["aside"].Boolean();
    rule->not_after_noun = node["not_after_noun"].Boolean();
    rule->not_counting = node["not_counting"].Boolean();
  }

  ValueTemplate Template(Node node, std::string_view text, const Rule& rule) {
    Result<ValueTemplate> value = ParseValue(text, grammar_.vocabulary);
    if (value) return std::move(*value);
    Fail(node, "rule '" + rule.id + "': " + value.error().message);
    return {};
  }

  void Fill(Node list, Neighbour* out) {
    ForEachText(list, [&](std::string_view word) {
      if (!word.empty() && IsAsciiUpper(word.front())) {
        if (const std::optional<ClassId> cls = grammar_.vocabulary.Class(word)) out->classes.push_back(*cls);
      } else {
        out->words.emplace(word);
      }
    });
  }

  // A text, or every text of a list.
  template <typename Visitor>
  static void ForEachText(Node node, Visitor visit) {
    if (node.IsText()) visit(node.Text());
    for (Node item : node) visit(item.Text());
  }

  const Node root_;
  Grammar& grammar_;
  Phrases phrases_;
  std::string error_;
};

bool IsWordByte(std::string_view text, size_t at) {
  return at < text.size() && (IsAsciiAlpha(text[at]) || IsAsciiDigit(text[at]));
}

// Whether `text` has `words` at `at`, case and length of white space aside, up to the end of a word.
bool HasWordsAt(std::string_view text, size_t at, std::string_view words) {
  for (const char c : words) {
    if (c == ' ') {
      const size_t begin = at;
      while (at < text.size() && IsAsciiSpace(text[at])) ++at;
      if (at == begin) return false;
    } else {
      if (at == text.size()) return false;
      const char given = text[at++];
      if ((IsAsciiUpper(given) ? static_cast<char>(given - 'A' + 'a') : given) != c) return false;
    }
  }
  return !IsWordByte(text, at);
}

}  // namespace

std::string_view Grammar::ModOf(std::string_view expression) const {
  for (size_t at = 0; at < expression.size(); ++at) {
    if (at > 0 && IsWordByte(expression, at - 1)) continue;
    for (const Modifier& modifier : modifiers) {
      if (HasWordsAt(expression, at, modifier.words)) return modifier.mod;
    }
  }
  return {};
}

bool Neighbour::Holds(const Token& token) const {
  if (words.contains(token.lower)) return true;
  return std::any_of(token.symbols.begin(), token.symbols.end(), [&](const Symbol& symbol) {
    return std::find(classes.begin(), classes.end(), symbol.cls) != classes.end();
  });
}

Result<void> Grammar::Load(const Knowledge& knowledge) {
  if (const Result<void> filled = numbers.Fill(knowledge.Tree("numbers/english.toml")); !filled) {
    return Error{ErrorCode::kBadData, "numbers/english.toml:1: " + filled.error().message,
                 "build the knowledge file again with the lexicon folder"};
  }
  const Node root = knowledge.Tree(kFile);
  if (!root)
    return Error{ErrorCode::kBadData, std::string(kFile) + " is not in the knowledge file",
                 "build it again with the lexicon folder"};
  return Loader(root, this).Load();
}

}  // namespace casus::times
