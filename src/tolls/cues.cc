// Reads lexicon/tolls/english.toml; see cues.h.
#include "tolls/cues.h"

#include <algorithm>

namespace casus::tolls {

namespace {

constexpr const char* kFile = "tolls/english.toml";
constexpr std::string_view kKinds[kKindCount] = {"killed",    "wounded",  "missing",  "captured",
                                                 "displaced", "arrested", "released", "mines",
                                                 "weapons",   "troops",   "other"};
constexpr std::string_view kRoles[kRoleCount] = {"object", "subject", "state", "noun",  "event",
                                                 "life",   "lost",    "taken", "moved", "moved_noun"};

void Fill(Node list, WordSet* out) {
  for (Node word : list) out->emplace(word.Text());
}

std::vector<std::string> Words(std::string_view phrase) {
  std::vector<std::string> out;
  while (!phrase.empty()) {
    const size_t blank = phrase.find(' ');
    if (blank != 0) out.emplace_back(phrase.substr(0, blank));
    phrase = blank == std::string_view::npos ? std::string_view() : phrase.substr(blank + 1);
  }
  return out;
}

template <typename Phrase>
void LongestFirst(std::vector<Phrase>* phrases) {
  std::stable_sort(phrases->begin(), phrases->end(),
                   [](const Phrase& a, const Phrase& b) { return a.words.size() > b.words.size(); });
}

Error Bad(Node at, const std::string& what) {
  return {ErrorCode::kBadData, std::string(kFile) + ":" + std::to_string(at.line()) + ": " + what,
          "correct the line and build the knowledge file again"};
}

std::optional<Sense> SenseOf(std::string_view name) {
  static constexpr std::pair<std::string_view, Sense> kSenses[] = {{"at_least", Sense::kAtLeast},
                                                                   {"above", Sense::kAbove},
                                                                   {"at_most", Sense::kAtMost},
                                                                   {"below", Sense::kBelow},
                                                                   {"about", Sense::kAbout}};
  for (const auto& [known, sense] : kSenses) {
    if (known == name) return sense;
  }
  return std::nullopt;
}

}  // namespace

std::string_view NameOf(Kind kind) { return kKinds[kind]; }

Kind KindNamed(std::string_view name) {
  const auto found = std::find(std::begin(kKinds), std::end(kKinds), name);
  return found == std::end(kKinds) ? kOther : static_cast<Kind>(found - std::begin(kKinds));
}

std::optional<Kind> Cues::Find(Role role, std::string_view lemma) const {
  const auto found = roles[role].find(lemma);
  if (found == roles[role].end()) return std::nullopt;
  return found->second;
}

Result<void> Cues::Load(const Knowledge& knowledge) {
  const Node root = knowledge.Tree(kFile);
  if (!root)
    return Error{ErrorCode::kBadData, std::string(kFile) + " is not in the knowledge file",
                 "build it again with the lexicon folder"};
  const Node kinds = root["kind"];
  for (uint8_t kind = 0; kind < kKindCount; ++kind) {
    const Node table = kinds[kKinds[kind]];
    people_only[kind] = table["people"].Boolean();
    for (uint8_t role = 0; role < kRoleCount; ++role) {
      for (Node word : table[kRoles[role]]) roles[role].emplace(word.Text(), static_cast<Kind>(kind));
    }
  }
  for (size_t i = 0; i < kinds.size(); ++i) {
    if (std::find(std::begin(kKinds), std::end(kKinds), kinds.KeyAt(i)) == std::end(kKinds)) {
      return Bad(kinds.At(i), "there is no kind '" + std::string(kinds.KeyAt(i)) + "'");
    }
  }
  Fill(root["people"]["nouns"], &people);
  Fill(root["people"]["not"], &not_people);
  Fill(root["measures"]["nouns"], &measures);
  Fill(root["parts"]["words"], &parts);
  Fill(root["particle"]["verbs"], &particle_verbs);
  Fill(root["particle"]["words"], &particles);
  Fill(root["toll"]["nouns"], &toll_nouns);
  Fill(root["toll"]["killed"], &toll_killed);
  Fill(root["none"]["pronouns"], &none_pronouns);
  Fill(root["none"]["determiners"], &none_determiners);
  Fill(root["none"]["comparatives"], &comparatives);
  Fill(root["one"]["determiners"], &one_determiners);
  for (Node phrase : root["none"]["phrases"]) none_phrases.push_back(Words(phrase.Text()));
  for (Node bound : root["bound"]) {
    const std::optional<Sense> sense = SenseOf(bound["sense"].Text());
    if (!sense) return Bad(bound, "sense is at_least, above, at_most, below or about");
    for (Node phrase : bound["before"]) before.push_back({Words(phrase.Text()), *sense});
    for (Node phrase : bound["behind"]) behind.push_back({Words(phrase.Text()), *sense});
  }
  const Node vague_table = root["vague"];
  for (size_t i = 0; i < vague_table.size(); ++i) {
    const Node bounds = vague_table.At(i);
    if (bounds.size() != 2) return Bad(bounds, "a vague number has two bounds, -1 for an open one");
    const int64_t low = bounds.At(0).Integer(-1), high = bounds.At(1).Integer(-1);
    vague.push_back({Words(vague_table.KeyAt(i)), low < 0 ? std::nullopt : std::optional(low),
                     high < 0 ? std::nullopt : std::optional(high)});
  }
  LongestFirst(&before);
  LongestFirst(&behind);
  LongestFirst(&vague);
  return {};
}

}  // namespace casus::tolls
