// See vocabulary.h.
#include "accords/vocabulary.h"

#include <algorithm>
#include <iterator>

namespace casus {
namespace {

constexpr std::string_view kPath = "accords/english.toml";

Error Bad(Node node, std::string_view field, const std::string& what) {
  return {ErrorCode::kBadInput,
          std::string(kPath) + ":" + std::to_string(node.line()) + ": " + std::string(field) + ": " + what,
          ""};
}

Result<void> Read(Node table, std::string_view field, WordClass* words) {
  if (!table[field].IsArray()) return Bad(table, field, "a list of words is missing");
  *words = WordClass(table[field]);
  return {};
}

// "carry|out": the first part leads to the second.
void ReadPairs(Node list, std::unordered_map<std::string_view, std::string_view>* map) {
  for (Node item : list) {
    const std::string_view text = item.Text();
    const size_t bar = text.find('|');
    if (bar != std::string_view::npos) map->emplace(text.substr(0, bar), text.substr(bar + 1));
  }
}

Result<Need> ParseNeed(Node noun) {
  constexpr std::pair<std::string_view, Need> kNames[] = {{"nothing", Need::kNothing},
                                                          {"modifier", Need::kModifier},
                                                          {"number", Need::kNumber},
                                                          {"alias", Need::kAlias}};
  for (const auto& [name, need] : kNames) {
    if (noun["needs"].Text() == name) return need;
  }
  return Bad(noun, "needs",
             "'" + std::string(noun["needs"].Text()) + "' is not nothing, modifier, number or alias");
}

struct List {
  std::string_view field;
  WordClass AccordWords::*words;
};

constexpr List kNames[] = {{"marks", &AccordWords::marks},
                           {"weak_marks", &AccordWords::weak_marks},
                           {"not_accords", &AccordWords::not_accords},
                           {"carriers", &AccordWords::carriers},
                           {"proposed_modifiers", &AccordWords::proposed_modifiers},
                           {"proposed_nouns", &AccordWords::proposed_nouns},
                           {"proposed_verbs", &AccordWords::proposed_verbs},
                           {"vague_modifiers", &AccordWords::vague_modifiers},
                           {"empty_modifiers", &AccordWords::empty_modifiers},
                           {"oldest", &AccordWords::oldest},
                           {"newest", &AccordWords::newest}};
constexpr List kClauses[] = {{"creating", &AccordWords::creating},   {"signing", &AccordWords::signing},
                             {"mediating", &AccordWords::mediating}, {"ending", &AccordWords::ending},
                             {"adopting", &AccordWords::adopting},   {"one_sided", &AccordWords::one_sided},
                             {"temporal", &AccordWords::temporal},
                             {"elsewhen", &AccordWords::elsewhen}};
constexpr List kProvisions[] = {{"nouns", &AccordWords::provision_nouns}};
constexpr List kCompliance[] = {{"breach_verbs", &AccordWords::breach_verbs},
                                {"breach_nouns", &AccordWords::breach_nouns},
                                {"subject_verbs", &AccordWords::subject_verbs},
                                {"failing_verbs", &AccordWords::failing_verbs},
                                {"failing_nouns", &AccordWords::failing_nouns},
                                {"kept_verbs", &AccordWords::kept_verbs},
                                {"kept_phrases", &AccordWords::kept_phrases},
                                {"kept_markers", &AccordWords::kept_markers},
                                {"breach_markers", &AccordWords::breach_markers},
                                {"requiring", &AccordWords::requiring},
                                {"acts_under", &AccordWords::acts_under},
                                {"unreal_verbs", &AccordWords::unreal_verbs},
                                {"unreal_auxiliaries", &AccordWords::unreal_auxiliaries},
                                {"unreal_marks", &AccordWords::unreal_marks},
                                {"denying", &AccordWords::denying},
                                {"denied_nouns", &AccordWords::denied_nouns},
                                {"calling", &AccordWords::calling},
                                {"reciprocal", &AccordWords::reciprocal},
                                {"accusing", &AccordWords::accusing},
                                {"mutual_verbs", &AccordWords::mutual_verbs},
                                {"accusing_forms", &AccordWords::accusing_forms}};

template <size_t n>
Result<void> ReadLists(Node table, const List (&lists)[n], AccordWords* out) {
  for (const List& list : lists) {
    if (Result<void> read = Read(table, list.field, &(out->*list.words)); !read) return read;
  }
  return {};
}

std::string_view Lookup(const std::unordered_map<std::string_view, std::string_view>& map,
                        std::string_view key, std::string_view otherwise) {
  const auto at = map.find(key);
  return at == map.end() ? otherwise : at->second;
}

}  // namespace

bool IsAccordKind(std::string_view kind) {
  constexpr std::string_view kKinds[] = {"ceasefire", "peace_agreement", "declaration",
                                         "treaty",    "memorandum",      "protocol",
                                         "roadmap",   "resolution",      "other"};
  return std::find(std::begin(kKinds), std::end(kKinds), kind) != std::end(kKinds);
}

Result<AccordWords> AccordWords::Build(const Knowledge& knowledge) {
  const Node root = knowledge.Tree(kPath);
  if (!root)
    return Error{ErrorCode::kBadInput, std::string(kPath) + ": not in the knowledge file",
                 "build it from the whole lexicon folder"};
  AccordWords out;
  for (Node noun : root["noun"]) {
    const Result<Need> need = ParseNeed(noun);
    if (!need) return need.error();
    if (!IsAccordKind(noun["kind"].Text()))
      return Bad(noun, "kind", "unknown kind '" + std::string(noun["kind"].Text()) + "'");
    for (Node word : noun["words"])
      out.nouns_[word.Text()] = {noun["kind"].Text(), noun["family"].Text(), noun["general"].Boolean(),
                                 *need};
  }
  for (Node modifier : root["modifier"]) {
    if (!IsAccordKind(modifier["kind"].Text()))
      return Bad(modifier, "kind", "unknown kind '" + std::string(modifier["kind"].Text()) + "'");
    for (Node word : modifier["words"]) out.kinds_[word.Text()] = modifier["kind"].Text();
  }
  for (Node group : root["names"]["same"]) {
    const std::string_view first = group.Text().substr(0, group.Text().find('|'));
    ForEachInList(group.Text(), [&](std::string_view word) { out.same_[word] = first; });
  }
  ReadPairs(root["provisions"]["ordinals"], &out.ordinals_);
  ReadPairs(root["compliance"]["kept_with"], &out.kept_with_);
  out.effect_ = WordClass(root["clauses"]["effect"]);
  for (const Result<void>& read :
       {ReadLists(root["names"], kNames, &out), ReadLists(root["clauses"], kClauses, &out),
        ReadLists(root["provisions"], kProvisions, &out), ReadLists(root["compliance"], kCompliance, &out)}) {
    if (!read) return read.error();
  }
  return out;
}

const AccordNoun* AccordWords::Noun(std::string_view lemma) const {
  const auto at = nouns_.find(lemma);
  return at == nouns_.end() ? nullptr : &at->second;
}

std::string_view AccordWords::KindOf(std::string_view modifier) const { return Lookup(kinds_, modifier, {}); }
std::string_view AccordWords::Same(std::string_view word) const { return Lookup(same_, word, word); }
std::string_view AccordWords::Ordinal(std::string_view lemma) const { return Lookup(ordinals_, lemma, {}); }
std::string_view AccordWords::KeptWith(std::string_view verb) const { return Lookup(kept_with_, verb, {}); }

bool AccordWords::TakesEffect(std::string_view verb, std::string_view complement) const {
  if (complement.empty()) return effect_.Has(verb);
  return effect_.Has(std::string(verb) + " " + std::string(complement));
}

}  // namespace casus
