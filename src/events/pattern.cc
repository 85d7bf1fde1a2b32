// Reads and checks patterns; see pattern.h for the notation.
#include "events/pattern.h"

#include <algorithm>

#include "events/ontology.h"

namespace casus {
namespace {

Error Bad(const std::string& at, std::string_view field, const std::string& what) {
  return {ErrorCode::kBadInput, at + ": " + std::string(field) + ": " + what, ""};
}

std::vector<std::string_view> Texts(Node node) {
  std::vector<std::string_view> out;
  if (node.IsText()) out.push_back(node.Text());
  for (Node item : node) out.push_back(item.Text());
  return out;
}

std::vector<std::string_view> SplitRoles(std::string_view roles) {
  std::vector<std::string_view> out;
  ForEachInList(roles, [&](std::string_view role) { out.push_back(role); });
  return out;
}

Result<void> AddItems(const std::string& at, std::string_view field, Node list, Node classes,
                      std::vector<PatternItem>* out) {
  for (std::string_view text : Texts(list)) {
    if (text == "#any") {
      out->push_back({PatternItem::kAny, {}});
    } else if (text == "#place") {
      out->push_back({PatternItem::kPlace, {}});
    } else if (text == "#event") {
      out->push_back({PatternItem::kEvent, {}});
    } else if (text == "#actor" || text.substr(0, 7) == "#actor:") {
      out->push_back({PatternItem::kActor, text.size() > 7 ? text.substr(7) : std::string_view()});
    } else if (text.substr(0, 1) == "#") {
      return Bad(at, field, "unknown item '" + std::string(text) + "'");
    } else if (text.substr(0, 1) == "@") {
      const Node words = classes[text.substr(1)];
      if (!words)
        return Bad(at, field, "no class '" + std::string(text.substr(1)) + "' in events/classes.toml");
      for (Node word : words) out->push_back({PatternItem::kLemma, word.Text()});
    } else {
      out->push_back({PatternItem::kLemma, text});
    }
  }
  return {};
}

// Roles, with "@name" standing for a list of them in classes.toml.
Result<void> AddRoles(const std::string& at, std::string_view field, Node list, Node classes,
                      std::vector<std::string_view>* out) {
  for (std::string_view text : Texts(list)) {
    if (text.substr(0, 1) != "@") {
      out->push_back(text);
      continue;
    }
    const Node roles = classes[text.substr(1)];
    if (!roles)
      return Bad(at, field, "no class '" + std::string(text.substr(1)) + "' in events/classes.toml");
    for (Node role : roles) out->push_back(role.Text());
  }
  return {};
}

Result<void> AddConditions(const std::string& at, std::string_view field, Node table, Node classes,
                           std::vector<Condition>* out) {
  for (size_t i = 0; i < table.size(); ++i) {
    Condition condition{SplitRoles(table.KeyAt(i)), {}};
    if (Result<void> added = AddItems(at, field, table.At(i), classes, &condition.items); !added)
      return added;
    out->push_back(std::move(condition));
  }
  return {};
}

Result<Needs> ParseNeeds(const std::string& at, std::string_view name) {
  constexpr std::pair<std::string_view, Needs> kNames[] = {{"any", Needs::kAny},
                                                           {"source", Needs::kSource},
                                                           {"target", Needs::kTarget},
                                                           {"both", Needs::kBoth},
                                                           {"none", Needs::kNone}};
  for (const auto& [text, needs] : kNames) {
    if (text == name) return needs;
  }
  return Bad(at, "needs", "'" + std::string(name) + "' is not any, source, target, both or none");
}

}  // namespace

Result<Patterns> Patterns::Build(const Knowledge& knowledge) {
  Patterns patterns;
  Result<void> status;
  knowledge.Trees("events/", [&](std::string_view path, Node root) {
    for (Node node : root["pattern"]) {
      if (status) status = patterns.AddPattern(path, node, knowledge);
    }
  });
  if (!status) return status.error();
  const auto weight = [&](const Cue& cue) {
    const Pattern& p = patterns.patterns_[cue.pattern];
    return 20 * p.priority + static_cast<int>(p.when.size()) +
           6 * !cue.second.empty();  // a phrase before a single word
  };
  for (auto& index : patterns.index_) {
    for (auto& [lemma, cues] : index) {
      std::stable_sort(cues.begin(), cues.end(),
                       [&](const Cue& a, const Cue& b) { return weight(a) > weight(b); });
    }
  }
  return patterns;
}

Result<void> Patterns::AddPattern(std::string_view path, Node node, const Knowledge& knowledge) {
  Pattern p;
  p.at = std::string(path) + ":" + std::to_string(node.line());
  p.id = node["id"].Text();
  if (p.id.empty()) return Bad(p.at, "id", "missing");
  if (FindId(p.id)) return Bad(p.at, "id", "'" + std::string(p.id) + "' is taken");
  p.type = node["type"].Text();
  p.mode = node["mode"].Text();
  const std::optional<TypeInfo> info = Ontology(knowledge).Find(p.type, p.mode);
  if (!info)
    return Bad(
        p.at, "type",
        "PLOVER has no " + std::string(p.type) + (p.mode.empty() ? "" : " with mode " + std::string(p.mode)));
  p.cameo = node["cameo"].Text(info->cameo);
  p.factuality = node["factuality"].Text();
  p.contexts = Texts(node["context"]);
  p.priority = static_cast<int>(node["priority"].Integer());
  p.mutual = node["mutual"].Boolean();
  p.split = node["split"].Boolean();
  p.by_state = node["by_state"].Boolean();
  p.own_state = node["own_state"].Boolean();
  p.yes = Texts(node["yes"]);
  p.no = Texts(node["no"]);
  const Result<Needs> needs = ParseNeeds(p.at, node["needs"].Text("any"));
  if (!needs) return needs.error();
  p.needs = *needs;
  const Node classes = knowledge.Tree("events/classes.toml");
  const std::pair<std::string_view, std::vector<std::string_view>*> roles[] = {
      {"source", &p.source}, {"target", &p.target}, {"mediator", &p.mediator}, {"absorbs", &p.absorbs}};
  for (const auto& [field, out] : roles) {
    if (Result<void> added = AddRoles(p.at, field, node[field], classes, out); !added) return added;
  }
  if (Result<void> added = AddConditions(p.at, "when", node["when"], classes, &p.when); !added) return added;
  if (Result<void> added = AddConditions(p.at, "unless", node["unless"], classes, &p.unless); !added)
    return added;
  for (const std::vector<Condition>* conditions : {&p.when, &p.unless}) {
    for (const Condition& condition : *conditions) {
      for (const PatternItem& item : condition.items) {
        if (item.kind == PatternItem::kLemma) AddWords(item.text);
      }
    }
  }
  const auto number = static_cast<uint32_t>(patterns_.size());
  const std::string at = p.at;
  patterns_.push_back(std::move(p));
  constexpr std::pair<std::string_view, CueKind> kCues[] = {
      {"verb", CueKind::kVerb}, {"noun", CueKind::kNoun}, {"adj", CueKind::kAdjective}};
  bool any = false;
  for (const auto& [field, kind] : kCues) {
    any |= node[field].size() > 0;
    if (Result<void> added = AddCues(at, kind, node[field], number, classes); !added) return added;
  }
  if (!any) return Bad(at, "verb", "no cue: give verb, noun or adj");
  return {};
}

Result<void> Patterns::AddCues(const std::string& at, CueKind kind, Node cues, uint32_t pattern,
                               Node classes) {
  std::vector<PatternItem> items;
  if (Result<void> added = AddItems(at, "cue", cues, classes, &items); !added) return added;
  for (const PatternItem& item : items) {
    if (item.kind != PatternItem::kLemma) return Bad(at, "cue", "a cue is a lemma, a phrase or a class");
    const size_t blank = kind == CueKind::kNoun ? item.text.rfind(' ') : item.text.find(' ');
    const bool phrase = blank != std::string_view::npos;
    std::string_view lemma = item.text.substr(0, blank),
                     second = phrase ? item.text.substr(blank + 1) : std::string_view();
    if (phrase && kind == CueKind::kNoun) std::swap(lemma, second);
    index_[static_cast<int>(kind)][lemma].push_back({pattern, second});
    AddWords(item.text);
  }
  return {};
}

void Patterns::AddWords(std::string_view phrase) {
  for (size_t blank = phrase.find(' '); blank != std::string_view::npos; blank = phrase.find(' ')) {
    words_.insert(phrase.substr(0, blank));
    phrase.remove_prefix(blank + 1);
  }
  words_.insert(phrase);
}

std::string_view Patterns::Word(std::string_view lemma) const {
  const auto found = words_.find(lemma);
  return found == words_.end() ? std::string_view() : *found;
}

const std::vector<Cue>* Patterns::Find(CueKind kind, std::string_view lemma) const {
  const auto& index = index_[static_cast<int>(kind)];
  const auto at = index.find(lemma);
  return at == index.end() ? nullptr : &at->second;
}

const Pattern* Patterns::FindId(std::string_view id) const {
  for (const Pattern& pattern : patterns_) {
    if (pattern.id == id) return &pattern;
  }
  return nullptr;
}

bool Patterns::IsCue(std::string_view lemma) const {
  for (const auto& index : index_) {
    if (index.contains(lemma)) return true;
  }
  return false;
}

}  // namespace casus
