// Entries, mentions and groups; see book.h.
#include "actors/book.h"

#include <algorithm>

namespace casus {
namespace {

bool IsSubject(Rel rel) {
  return rel == Rel::Nsubj || rel == Rel::NsubjPass || rel == Rel::NsubjOuter || rel == Rel::OblAgent;
}

}  // namespace

ActorBook::ActorBook(Document* doc, const ActorLexicon& lexicon) : doc_(*doc), lexicon_(lexicon) {}

ActorId ActorBook::Entry(std::string_view identity, const Actor& actor) {
  const auto [found, is_new] =
      identities_.emplace(std::string(identity), static_cast<ActorId>(actors_.size()));
  if (is_new) {
    actors_.push_back(actor);
    counts_.push_back(0);
    genders_.push_back(0);
  }
  return found->second;
}

ActorId ActorBook::Find(std::string_view identity) const {
  const auto found = identities_.find(std::string(identity));
  return found == identities_.end() ? kNoId : found->second;
}

ActorId ActorBook::State(std::string_view country) {
  const std::string identity = "state:" + std::string(country);
  if (const ActorId known = Find(identity); known != kNoId) return known;
  const std::string_view name = lexicon_.CountryName(country);
  const std::string_view code = Keep(country);
  return Entry(identity, {name.empty() ? code : name, "state", code, code, "GOV", ""});
}

Group ActorBook::NewGroup(WordId head, std::string_view how) const {
  const Word& word = doc_.words[head];
  Group group;
  group.head = head;
  group.sentence = word.sentence;
  group.subject = IsSubject(word.rel);
  group.plural = word.morph.number == Number::Plur || word.xpos == "NNS" || word.xpos == "NNPS";
  const bool hyphen = head + 1 < doc_.words.size() && doc_.words[head + 1].form == "-";
  group.weak = how == "demonym" || how == "location" ||
               (how == "name" && (word.rel == Rel::Compound || word.rel == Rel::Amod || hyphen));
  group.reference = how == "pronoun" || how == "description";
  if (word.head != kNoId) {
    const bool says = lexicon_.speech.count(doc_.words[word.head].lemma) > 0;
    group.speaker = says && word.rel != Rel::Obj && word.rel != Rel::Iobj &&
                    (word.rel != Rel::Obl || doc_.words[word.head].lemma == "accord");
  }
  return group;
}

void ActorBook::Mention(Span span, WordId head, std::span<const ActorId> actors, std::string_view how) {
  if (actors.empty()) return;
  std::vector<ActorId>& here = actors_of_[head];
  for (ActorId actor : actors) {
    if (std::find(here.begin(), here.end(), actor) != here.end()) continue;
    here.push_back(actor);
    mentions_.push_back({span, head, actor, how});
    ++counts_[actor];
  }
  WordId first = head;
  for (int steps = 0; steps < 16 && doc_.words[first].rel == Rel::Conj && doc_.words[first].head != kNoId;
       ++steps)
    first = doc_.words[first].head;
  auto found = group_of_.find(first);
  if (found == group_of_.end()) {
    found = group_of_.emplace(head, static_cast<uint32_t>(groups_.size())).first;
    groups_.push_back(NewGroup(head, how));
  } else {
    group_of_.emplace(head, found->second);
  }
  Group& group = groups_[found->second];
  for (ActorId actor : actors) {
    if (std::find(group.actors.begin(), group.actors.end(), actor) == group.actors.end())
      group.actors.push_back(actor);
  }
  group.plural |= group.actors.size() > 1;
}

void ActorBook::Join(WordId first, WordId head) {
  const auto to = group_of_.find(first), from = group_of_.find(head);
  if (to == group_of_.end() || from == group_of_.end() || to->second == from->second) return;
  Group& target = groups_[to->second];
  Group& source = groups_[from->second];
  for (ActorId actor : source.actors) {
    if (std::find(target.actors.begin(), target.actors.end(), actor) == target.actors.end())
      target.actors.push_back(actor);
  }
  source.actors.clear();
  from->second = to->second;
}

std::span<const ActorId> ActorBook::ActorsAt(WordId head) const {
  const auto found = actors_of_.find(head);
  return found == actors_of_.end() ? std::span<const ActorId>() : std::span<const ActorId>(found->second);
}

ActorId ActorBook::Alias(std::string_view name) const {
  const auto found = aliases_.find(std::string(name));
  return found == aliases_.end() ? kNoId : found->second;
}

void ActorBook::Finish() {
  std::stable_sort(mentions_.begin(), mentions_.end(), [](const ActorMention& a, const ActorMention& b) {
    return a.span.begin != b.span.begin ? a.span.begin < b.span.begin : a.span.end < b.span.end;
  });
  std::vector<ActorId> renumbered(actors_.size(), kNoId);
  doc_.actors.clear();
  doc_.actor_mentions.clear();
  for (ActorMention mention : mentions_) {
    ActorId& id = renumbered[mention.actor];
    if (id == kNoId) {
      id = static_cast<ActorId>(doc_.actors.size());
      doc_.actors.push_back(actors_[mention.actor]);
    }
    mention.actor = id;
    doc_.actor_mentions.push_back(mention);
  }
}

}  // namespace casus
