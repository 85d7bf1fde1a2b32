// See party_finder.h. Walks down the noun phrase at most kDeepestPhrase steps.
#include "events/party_finder.h"

#include <algorithm>

#include "events/actor_sets.h"

namespace casus {
namespace {

constexpr int kDeepestPhrase = 6;

void AddOnce(ActorId actor, std::vector<ActorId>* out) {
  if (actor != kNoId && std::find(out->begin(), out->end(), actor) == out->end()) out->push_back(actor);
}

// Words whose characters lie inside `span`, starting the search at `from`.
template <typename Visit>
void ForWordsIn(const Document& doc, Span span, WordId from, Visit visit) {
  const Sentence& sentence = doc.SentenceOf(from);
  for (WordId i = sentence.begin; i < sentence.end; ++i) {
    if (span.Contains(doc.words[i].span)) visit(i);
  }
}

}  // namespace

PartyFinder::PartyFinder(Document* doc, const Tree& tree, const Grammar& grammar, const Knowledge& knowledge)
    : doc_(doc),
      tree_(tree),
      grammar_(grammar),
      knowledge_(knowledge),
      mention_at_(doc->words.size(), kNoId),
      place_at_(doc->words.size(), kNoId) {
  for (uint32_t i = 0; i < doc->actor_mentions.size(); ++i) {
    const ActorMention& mention = doc->actor_mentions[i];
    if (mention.head == kNoId) continue;
    ForWordsIn(*doc, mention.span, mention.head, [&](WordId word) {
      if (mention_at_[word] == kNoId) mention_at_[word] = i;
    });
  }
  for (uint32_t i = static_cast<uint32_t>(doc->actor_mentions.size()); i-- > 0;) {
    const ActorMention& mention = doc->actor_mentions[i];
    if (mention.head != kNoId) mention_at_[mention.head] = i;
  }
  for (uint32_t i = 0; i < doc->place_mentions.size(); ++i) {
    for (WordId word = doc->place_mentions[i].begin; word < doc->place_mentions[i].end; ++word)
      place_at_[word] = i;
  }
}

const ActorMention* PartyFinder::MentionAt(WordId word) const {
  return mention_at_[word] == kNoId ? nullptr : &doc_->actor_mentions[mention_at_[word]];
}

const PlaceMention* PartyFinder::PlaceAt(WordId word) const {
  return place_at_[word] == kNoId ? nullptr : &doc_->place_mentions[place_at_[word]];
}

bool PartyFinder::AddMentions(WordId word, std::vector<ActorId>* out) {
  const ActorMention* mention = MentionAt(word);
  if (!mention) return false;
  if (mention->head != word) {
    AddOnce(mention->actor, out);
    return true;
  }
  // Several actors may share one head ("both sides").
  for (uint32_t i = mention_at_[word];
       i < doc_->actor_mentions.size() && doc_->actor_mentions[i].head == word; ++i) {
    AddOnce(doc_->actor_mentions[i].actor, out);
  }
  return true;
}

ActorId PartyFinder::StateOf(std::string_view iso3) {
  if (iso3.empty()) return kNoId;
  for (ActorId i = 0; i < doc_->actors.size(); ++i) {
    if (doc_->actors[i].kind == "state" && doc_->actors[i].country == iso3) return i;
  }
  const Table* countries = knowledge_.FindTable("actors/countries.tsv");
  if (!countries) return kNoId;
  for (uint32_t row = 0; row < countries->rows(); ++row) {
    if (countries->Cell(row, "iso3") != iso3) continue;
    doc_->actors.push_back({countries->Cell(row, "name"),
                            "state",
                            countries->Cell(row, "iso3"),
                            countries->Cell(row, "iso3"),
                            "GOV",
                            {}});
    return static_cast<ActorId>(doc_->actors.size() - 1);
  }
  return kNoId;
}

ActorId PartyFinder::Located(ActorId actor, std::string_view country) {
  const Actor& nameless = doc_->actors[actor];
  if (country.size() != 3 || !nameless.country.empty() || !nameless.key.empty()) return actor;
  if (nameless.kind != "people" && nameless.kind != "armed_group" && nameless.kind != "government_body" &&
      (nameless.kind != "role" || nameless.sector == "REL"))
    return actor;
  for (ActorId i = 0; i < doc_->actors.size(); ++i) {
    const Actor& other = doc_->actors[i];
    if (other.name == nameless.name && other.kind == nameless.kind && other.country == country) return i;
  }
  Actor located = nameless;
  located.country = country;
  doc_->actors.push_back(located);
  return static_cast<ActorId>(doc_->actors.size() - 1);
}

// "a statement released by the ministry": who did what the participle says.
void PartyFinder::AddAgents(WordId participle, int depth, std::vector<ActorId>* out) {
  for (WordId agent : tree_.Children(participle)) {
    const Rel rel = doc_->words[agent].rel;
    if (rel == Rel::OblAgent || (rel == Rel::Obl && tree_.Case(agent) == "by")) Find(agent, depth + 1, out);
  }
}

// How a noun that is no actor belongs to `child`: as another name of it, as what stands for it, or as its
// thing.
PartyFinder::Tie PartyFinder::TieOf(WordId noun, WordId child) const {
  const Word& word = doc_->words[noun];
  const Rel rel = doc_->words[child].rel;
  if (rel == Rel::Appos || rel == Rel::Flat || rel == Rel::NmodDesc) return Tie::kSame;
  const std::string_view role = rel == Rel::Nmod || rel == Rel::Obl ? tree_.Case(child) : std::string_view();
  const bool before = rel == Rel::NmodPoss || rel == Rel::Amod || rel == Rel::Compound;
  if (grammar_.transparent_nouns.Has(word.lemma) || word.upos == Upos::NUM || word.upos == Upos::DET) {
    const bool stands_for =
        role == "of" || role == "by" || role == "from" || role == "for" || role == "among";
    return stands_for || before ? Tie::kStandsFor : Tie::kNone;
  }
  if (grammar_.possessed_nouns.Has(word.lemma))
    return before || role == "of" || role == "in" ? Tie::kStandsFor : Tie::kNone;
  // "The UNITA militarist wing", "Danish goods".
  return before && (word.upos == Upos::NOUN || word.upos == Upos::PROPN) ? Tie::kThing : Tie::kNone;
}

// What a noun that is no actor belongs to: "members of the delegation", "Armenian positions", "Ukraine's
// capital", "the town of Goris".
void PartyFinder::AddOwner(WordId word, int depth, std::vector<ActorId>* out) {
  if (const PlaceMention* place = PlaceAt(word); place && place->place != kNoId) {
    AddOnce(StateOf(doc_->places[place->place].country), out);
    return;
  }
  const bool transparent = grammar_.transparent_nouns.Has(doc_->words[word].lemma);
  const size_t before = out->size();
  for (const bool names : {true, false}) {  // "his Turkish counterpart Ali Veli": the name first
    for (WordId child : tree_.Children(word)) {
      if (!names && transparent && doc_->words[child].rel == Rel::Acl && doc_->words[child].xpos == "VBN")
        AddAgents(child, depth, out);
      const Tie tie = TieOf(word, child);
      if (out->size() == before && tie != Tie::kNone && (tie == Tie::kSame) == names)
        Find(child, depth + 1, out);
      // Goods and plans of a company are no party.
      if (tie == Tie::kThing) {
        const auto is_company = [&](ActorId actor) {
          return doc_->actors[actor].country.empty() || doc_->actors[actor].sector == "BUS";
        };
        out->erase(std::remove_if(out->begin() + static_cast<std::ptrdiff_t>(before), out->end(), is_company),
                   out->end());
      }
      if (out->size() > before) return;
    }
  }
}

// "the leaders of Russia, Azerbaijan and Armenia": the mention stands for the first country; the others take
// part as well.
void PartyFinder::AddSharers(WordId word, int depth, std::vector<ActorId>* out) {
  if (doc_->words[word].morph.number != Number::Plur) return;
  for (WordId child : tree_.Children(word)) {
    const Rel rel = doc_->words[child].rel;
    if (rel != Rel::NmodPoss && !(rel == Rel::Nmod && tree_.Case(child) == "of")) continue;
    for (WordId conjunct : tree_.Children(child)) {
      if (doc_->words[conjunct].rel == Rel::Conj) Find(conjunct, depth + 1, out);
    }
  }
}

bool PartyFinder::IsAside(WordId word) const {
  const Rel rel = doc_->words[word].rel;
  if (rel == Rel::Advcl) return !tree_.Mark(word).empty() && tree_.Mark(word) != "to";
  return rel == Rel::Obl && grammar_.circumstance.Has(tree_.Case(word));
}

void PartyFinder::FindNearest(WordId word, const std::vector<ActorId>& known, bool places,
                              std::vector<ActorId>* out) {
  std::vector<WordId> level = {word}, below;
  std::vector<ActorId> stateless;  // "the press": second best
  for (int depth = 0; depth < kDeepestPhrase && !level.empty() && out->empty(); ++depth) {
    below.clear();
    for (WordId at : level) {
      if (MentionAt(at) || (places && PlaceAt(at))) Find(at, out);
      for (WordId child : tree_.Children(at)) {
        const Rel rel = doc_->words[child].rel;
        if (rel != Rel::Parataxis && rel != Rel::Punct && !IsAside(child)) below.push_back(child);
      }
    }
    Remove(known, out);
    if (!out->empty() && std::all_of(out->begin(), out->end(),
                                     [&](ActorId actor) { return doc_->actors[actor].country.empty(); })) {
      if (stateless.empty()) stateless = *out;
      out->clear();
    }
    level.swap(below);
  }
  if (out->empty()) *out = stateless;
  const auto is_stateless = [&](ActorId actor) { return doc_->actors[actor].country.empty(); };
  if (!std::all_of(out->begin(), out->end(), is_stateless)) std::erase_if(*out, is_stateless);
}

void PartyFinder::Find(WordId word, int depth, std::vector<ActorId>* out) {
  if (word == kNoId || depth > kDeepestPhrase) return;
  const size_t before = out->size();
  if (!AddMentions(word, out)) {
    AddOwner(word, depth, out);
  } else if (out->size() == before + 1 && doc_->actors[out->back()].country.empty() &&
             grammar_.transparent_nouns.Has(doc_->words[word].lemma)) {
    // "A spokesman for the rebels of Chad".
    const ActorId nameless = out->back();
    out->pop_back();
    AddOwner(word, depth, out);
    if (out->size() == before) out->push_back(nameless);
  } else {
    AddSharers(word, depth, out);
  }
  for (WordId child : tree_.Children(word)) {
    if (doc_->words[child].rel == Rel::Conj) Find(child, depth + 1, out);
  }
}

}  // namespace casus
