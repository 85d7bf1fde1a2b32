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
  WordClass Vocabulary::*words;
};

constexpr List kNames[] = {{"marks", &Vocabulary::marks},
                           {"weak_marks", &Vocabulary::weak_marks},
                           {"not_accords", &Vocabulary::not_accords},
                           {"carriers", &Vocabulary::carriers},
                           {"proposed_modifiers", &Vocabulary::proposed_modifiers},
                           {"proposed_nouns", &Vocabulary::proposed_nouns},
                           {"proposed_verbs", &Vocabulary::proposed_verbs},
                           {"vague_modifiers", &Vocabulary::vague_modifiers},
                           {"empty_modifiers", &Vocabulary::empty_modifiers},
                           {"oldest", &Vocabulary::oldest},
                           {"newest", &Vocabulary::newest}};
constexpr List kClauses[] = {{"creating", &Vocabulary::creating},   {"signing", &Vocabulary::signing},
                             {"mediating", &Vocabulary::mediating}, {"ending", &Vocabulary::ending},
                             {"adopting", &Vocabulary::adopting},   {"one_sided", &Vocabulary::one_sided},
                             {"temporal", &Vocabulary::temporal}};
constexpr List kProvisions[] = {{"nouns", &Vocabulary::provision_nouns}};
constexpr List kCompliance[] = {{"breach_verbs", &Vocabulary::breach_verbs},
                                {"breach_nouns", &Vocabulary::breach_nouns},
                                {"subject_verbs", &Vocabulary::subject_verbs},
                                {"failing_verbs", &Vocabulary::failing_verbs},
                                {"failing_nouns", &Vocabulary::failing_nouns},
                                {"kept_verbs", &Vocabulary::kept_verbs},
                                {"kept_phrases", &Vocabulary::kept_phrases},
                                {"kept_markers", &Vocabulary::kept_markers},
                                {"breach_markers", &Vocabulary::breach_markers},
                                {"requiring", &Vocabulary::requiring},
                                {"acts_under", &Vocabulary::acts_under},
                                {"unreal_verbs", &Vocabulary::unreal_verbs},
                                {"unreal_auxiliaries", &Vocabulary::unreal_auxiliaries},
                                {"unreal_marks", &Vocabulary::unreal_marks},
                                {"denying", &Vocabulary::denying},
                                {"denied_nouns", &Vocabulary::denied_nouns},
                                {"calling", &Vocabulary::calling},
                                {"reciprocal", &Vocabulary::reciprocal},
                                {"accusing", &Vocabulary::accusing},
                                {"mutual_verbs", &Vocabulary::mutual_verbs},
                                {"accusing_forms", &Vocabulary::accusing_forms}};

template <size_t n>
Result<void> ReadLists(Node table, const List (&lists)[n], Vocabulary* out) {
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

Result<Vocabulary> Vocabulary::Build(const Knowledge& knowledge) {
  const Node root = knowledge.Tree(kPath);
  if (!root)
    return Error{ErrorCode::kBadInput, std::string(kPath) + ": not in the knowledge file",
                 "build it from the whole lexicon folder"};
  Vocabulary out;
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

const AccordNoun* Vocabulary::Noun(std::string_view lemma) const {
  const auto at = nouns_.find(lemma);
  return at == nouns_.end() ? nullptr : &at->second;
}

std::string_view Vocabulary::KindOf(std::string_view modifier) const { return Lookup(kinds_, modifier, {}); }
std::string_view Vocabulary::Same(std::string_view word) const { return Lookup(same_, word, word); }
std::string_view Vocabulary::Ordinal(std::string_view lemma) const { return Lookup(ordinals_, lemma, {}); }
std::string_view Vocabulary::KeptWith(std::string_view verb) const { return Lookup(kept_with_, verb, {}); }

bool Vocabulary::TakesEffect(std::string_view verb, std::string_view complement) const {
  if (complement.empty()) return effect_.Has(verb);
  return effect_.Has(std::string(verb) + " " + std::string(complement));
}

}  // namespace casus
