// See entries.h.
#include "accords/entries.h"

#include <algorithm>

namespace casus {
namespace {

constexpr size_t kMaxEntries = 500;  // no report speaks of more; guards the quadratic joining

bool Shares(const std::vector<std::string_view>& a, const std::vector<std::string_view>& b) {
  return std::any_of(a.begin(), a.end(), [&](std::string_view x) {
    return std::any_of(b.begin(), b.end(), [&](std::string_view y) {
      return x == y || (!CountryOf(x).empty() && CountryOf(x) == CountryOf(y));
    });
  });
}

bool HasAll(const std::vector<std::string>& words, const std::vector<std::string>& of) {
  return std::all_of(words.begin(), words.end(), [&](const std::string& word) {
    return std::find(of.begin(), of.end(), word) != of.end();
  });
}

// "ceasefire" and "truce" say less than "peace_agreement" only for the kind "other".
std::string_view Sharper(std::string_view a, std::string_view b) { return a.empty() || a == "other" ? b : a; }

// A peace deal hoped for may be called a peace treaty.
bool PeaceKinds(std::string_view a, std::string_view b) {
  return (a == "treaty" && b == "peace_agreement") || (a == "peace_agreement" && b == "treaty");
}

// The candidate whose last mention is the latest.
struct Choice {
  uint32_t entry = kNoId, mention = 0;

  void Take(uint32_t candidate, uint32_t last_mention) {
    if (entry == kNoId || last_mention > mention) entry = candidate, mention = last_mention;
  }
};

}  // namespace

Entries::Entries(const Reading& reading, std::vector<Mention>* mentions,
                 const std::vector<ProvisionMention>& provisions)
    : r_(reading), mentions_(*mentions), matcher_(reading) {
  for (uint32_t i = 0; i < mentions_.size() && entries_.size() < kMaxEntries; ++i) {
    const auto cited = std::find_if(provisions.begin(), provisions.end(),
                                    [&](const ProvisionMention& p) { return p.mention == i; });
    if (cited == provisions.end()) {
      Place(i, nullptr);
      continue;
    }
    const Sentence& sentence = r_.doc.sentences[mentions_[i].sentence];
    const Citation citation{cited->number, JoinTokens(WordTokens(r_.doc, sentence.begin, sentence.end))};
    Place(i, &citation);
  }
}

bool Entries::Conflict(const Mention& mention, const Entry& entry) const {
  if (mention.proposed != entry.proposed && (mention.proposed || mention.created || !mention.date.empty()))
    return true;
  if (mention.days && entry.days && !mention.days->Overlaps(*entry.days)) {
    const bool after =
        (mention.effect_date || entry.effect_date) && std::abs(mention.days->first - entry.days->first) <= 7;
    if (!after) return true;
  }
  if (mention.signed_there && !entry.place.empty() && NameTokens(mention.place) != NameTokens(entry.place))
    return true;
  if (!mention.mediators.empty() && !entry.mediators.empty() && !Shares(mention.mediators, entry.mediators))
    return true;
  if (!mention.parties.empty() && !entry.parties.empty() && !Shares(mention.parties, entry.parties))
    return true;
  return false;
}

// The same words, one name possibly shorter; `head_only` compares the noun alone.
bool Entries::SharesWords(const Mention& mention, const Entry& entry, bool head_only) const {
  return std::any_of(entry.mentions.begin(), entry.mentions.end(), [&](uint32_t i) {
    const Mention& other = mentions_[i];
    if (mention.tokens.empty() || other.tokens.empty()) return false;
    if (head_only) return mention.tokens.back() == other.tokens.back();
    return HasAll(mention.tokens, other.tokens) ||
           (mention.tokens.back() == other.tokens.back() && HasAll(other.tokens, mention.tokens) &&
            other.tokens.size() > 1);
  });
}

// An entry of a known accord that the mention may mean: the best match, where nothing but its name speaks for
// it the entry named by the same words, else the last one.
uint32_t Entries::FindKnown(const Mention& mention, const std::vector<KnownMatch>& matches) const {
  Choice words, any;
  for (uint32_t i = 0; i < entries_.size(); ++i) {
    const Entry& entry = entries_[i];
    if (entry.known == kNoId) continue;
    const auto match = std::find_if(matches.begin(), matches.end(),
                                    [&](const KnownMatch& m) { return m.known == entry.known; });
    if (match == matches.end()) continue;
    if (mention.HasAnchor() && match->score < matches.front().score) continue;
    any.Take(i, entry.mentions.back());
    if (SharesWords(mention, entry, false)) words.Take(i, entry.mentions.back());
  }
  return words.entry != kNoId ? words.entry : any.entry;
}

// The entry that a mention without evidence of its own takes up: of several, the one mentioned last.
uint32_t Entries::FindEarlier(const Mention& mention) const {
  const bool bare = mention.tokens.size() <= 1;
  if (const uint32_t by_age = ByAge(mention); by_age != kNoId) return by_age;
  Choice words, head, kin, hoped;
  for (uint32_t i = 0; i < entries_.size(); ++i) {
    const Entry& entry = entries_[i];
    if (Conflict(mention, entry)) continue;
    if (mention.indefinite && !(mention.proposed && entry.proposed) && !(mention.days && entry.days))
      continue;
    const bool plural = std::any_of(entry.mentions.begin(), entry.mentions.end(),
                                    [&](uint32_t m) { return mentions_[m].plural; });
    if (mention.plural && bare && !plural) continue;
    const uint32_t last = entry.mentions.back();
    if (entry.proposed && !mention.proposed) {
      if (SharesWords(mention, entry, true)) hoped.Take(i, last);
      continue;
    }
    if (SharesWords(mention, entry, false)) words.Take(i, last);
    if (bare && SharesWords(mention, entry, true)) head.Take(i, last);
    const bool same_kind = mention.kind == entry.kind || mention.noun.family == entry.family;
    // "the deal" may be any; "the Sochi deal" only one of that place; two peace deals hoped for are one.
    const bool general =
        mention.noun.general && (bare || (!mention.place.empty() && mention.place == entry.place));
    if (!mention.plural && !entry.proposed && (general || (bare && same_kind))) kin.Take(i, last);
    if (mention.proposed && entry.proposed &&
        (mention.kind == entry.kind || PeaceKinds(mention.kind, entry.kind)))
      kin.Take(i, last);
  }
  for (const Choice& choice : {words, head, kin}) {
    if (choice.entry != kNoId) return choice.entry;
  }
  return hoped.entry;
}

// "the first deal", "the new agreement": the oldest or newest of several that were made.
uint32_t Entries::ByAge(const Mention& mention) const {
  bool oldest = false, newest = false;
  for (WordId word = mention.begin; word < mention.head; ++word) {
    oldest |= r_.words.oldest.Has(r_.at(word).lemma);
    newest |= r_.words.newest.Has(r_.at(word).lemma);
  }
  if (oldest == newest || !mention.definite || mention.HasAnchor() || !mention.noun.general) return kNoId;
  uint32_t found = kNoId, dated = 0;
  for (uint32_t i = 0; i < entries_.size(); ++i) {
    if (!entries_[i].days || entries_[i].proposed) continue;
    ++dated;
    const bool older = found != kNoId && entries_[i].days->first < entries_[found].days->first;
    if (found == kNoId || older == oldest) found = i;
  }
  return dated > 1 ? found : kNoId;
}

// Does a mention that takes up nothing deserve an entry, or (definite) the chance of one?
bool Entries::Worth(const Mention& mention) const {
  if (mention.created || mention.proposed || mention.HasAnchor() || mention.noun.need == Need::kNumber)
    return true;
  if (mention.plural) return false;
  if (mention.noun.need != Need::kNothing) return mention.hit_tokens > 1 || mention.tokens.size() > 1;
  return mention.definite || mention.indefinite || mention.tokens.size() > 1;
}

void Entries::Place(uint32_t number, const Citation* citation) {
  const Mention& mention = mentions_[number];
  const std::vector<KnownMatch> matches = matcher_.Candidates(mention, citation);
  uint32_t entry = kNoId;
  if (!matches.empty()) {
    // A bare "the ceasefire" is a name of some accord of the registry as well; what the report has spoken of
    // comes first.
    const bool weak = !mention.HasAnchor() && !citation && mention.hit_tokens <= 1;
    if (weak) entry = FindEarlier(mention);
    if (entry == kNoId) entry = FindKnown(mention, matches);
    if (entry == kNoId && !mention.HasAnchor() && !citation && mention.definite) {
      // Named before by the same words, with evidence that led elsewhere or nowhere.
      const uint32_t earlier = FindEarlier(mention);
      if (earlier != kNoId && SharesWords(mention, entries_[earlier], false)) entry = earlier;
    }
    if (entry == kNoId) {
      entries_.emplace_back();
      entry = static_cast<uint32_t>(entries_.size() - 1);
      entries_[entry].known = matches.front().known;
    }
  } else {
    entry = FindEarlier(mention);
    if (entry == kNoId) {
      const bool reply_only =
          mention.noun.need == Need::kModifier && mention.tokens.size() <= 1 && !mention.created;
      if (reply_only || !Worth(mention)) return;
      entries_.emplace_back();
      entry = static_cast<uint32_t>(entries_.size() - 1);
      entries_[entry].weak = mention.indefinite && !mention.created;
      entries_[entry].tentative = !mention.created && !mention.proposed && mention.date.empty() &&
                                  mention.mediators.empty() && mention.number.empty() &&
                                  !mention.signed_there;
    }
  }
  Join(number, entry);
}

void Entries::Join(uint32_t number, uint32_t index) {
  Mention& mention = mentions_[number];
  Entry& entry = entries_[index];
  const bool first = entry.mentions.empty();
  mention.entry = index;
  entry.mentions.push_back(number);
  entry.kind = Sharper(entry.kind, mention.kind);
  if (entry.family.empty() || entry.family == "agreement") entry.family = mention.noun.family;
  entry.created |= mention.created;
  entry.ended |= mention.ended;
  if (first) entry.proposed = mention.proposed;
  if (mention.created || !mention.date.empty()) entry.tentative = false;
  if (entry.date.empty() || (entry.effect_date && !mention.effect_date && !mention.date.empty())) {
    entry.date = mention.date;
    entry.days = mention.days;
    entry.effect_date = mention.effect_date;
  }
  if (entry.place.empty() || (mention.signed_there && entry.known == kNoId)) {
    if (!mention.place.empty()) entry.place = mention.place;
  }
  for (std::string_view code : mention.parties) AddCode(code, &entry.parties);
  for (std::string_view code : mention.mediators) AddCode(code, &entry.mediators);
  if (entry.known == kNoId) {
    Upgrade(number, index);
  } else {
    Refresh(&entry);
  }
}

// What an entry has gathered may tell the known accord, where each mention alone did not.
void Entries::Upgrade(uint32_t number, uint32_t index) {
  Entry& entry = entries_[index];
  if (entry.known != kNoId || entry.proposed || entry.mentions.size() < 2 || !entry.days || entry.effect_date)
    return;
  Mention whole = mentions_[number];
  whole.date = entry.date;
  whole.days = entry.days;
  whole.effect_date = false;
  whole.place = entry.place;
  whole.parties = entry.parties;
  whole.mediators = entry.mediators;
  const std::vector<KnownMatch> matches = matcher_.Candidates(whole, nullptr);
  if (matches.empty()) return;
  const uint32_t known = matches.front().known;
  if (std::any_of(entries_.begin(), entries_.end(), [&](const Entry& other) { return other.known == known; }))
    return;
  entry.known = known;
  Refresh(&entry);
}

// Takes from the registry what it knows better.
void Entries::Refresh(Entry* entry) const {
  const KnownAccord& known = r_.registry.at(entry->known);
  if (!known.date.empty()) entry->date = known.date, entry->days = known.days, entry->effect_date = false;
  if (!known.place.empty()) entry->place = known.place;
  entry->kind = known.kind;
}

// The two that the report's violence and accusations are between, where they stand out: whose ceasefire it is
// when nobody says so.
std::vector<std::string_view> Entries::Belligerents() const {
  std::vector<std::pair<int, std::string_view>> counts;
  for (const Event& event : r_.doc.events) {
    if (event.type != "ASSAULT" && event.type != "ACCUSE") continue;
    std::vector<std::string_view> codes;
    for (const std::vector<ActorId>* actors : {&event.sources, &event.targets}) {
      for (ActorId actor : *actors) AddCode(PartyCode(r_.doc.actors[actor]), &codes);
    }
    if (codes.size() < 2) continue;
    for (std::string_view code : codes) {
      const auto at =
          std::find_if(counts.begin(), counts.end(), [&](const auto& count) { return count.second == code; });
      if (at == counts.end()) {
        counts.emplace_back(1, code);
      } else {
        ++at->first;
      }
    }
  }
  std::stable_sort(counts.begin(), counts.end(),
                   [](const auto& a, const auto& b) { return a.first > b.first; });
  if (counts.size() < 2 || (counts.size() > 2 && counts[2].first >= counts[1].first)) return {};
  return {counts[0].second, counts[1].second};
}

uint32_t Entries::LastBefore(WordId word) const {
  uint32_t last = kNoId, first = kNoId;
  for (const Mention& mention : mentions_) {
    if (mention.entry == kNoId || entries_[mention.entry].proposed) continue;
    if (first == kNoId) first = mention.entry;
    if (mention.head < word) last = mention.entry;
  }
  return last != kNoId ? last : first;
}

bool Entries::Alike(uint32_t a, uint32_t b) const {
  if (entries_[a].family == entries_[b].family) return true;
  return std::any_of(entries_[a].mentions.begin(), entries_[a].mentions.end(),
                     [&](uint32_t i) { return SharesWords(mentions_[i], entries_[b], false); });
}

Accord Entries::Make(const Entry& entry) const {
  Accord out;
  const Mention* fullest = nullptr;
  for (uint32_t i : entry.mentions) {
    const Mention& mention = mentions_[i];
    if (!mention.listed || out.mentions.empty()) out.mentions.push_back(mention.span);
    if (!fullest || mention.tokens.size() > fullest->tokens.size()) fullest = &mention;
  }
  out.name = r_.doc.Text(fullest->span);
  out.kind = entry.kind;
  out.date = entry.date;
  out.place = entry.place;
  out.parties = entry.parties;
  out.mediators = entry.mediators;
  if (entry.known == kNoId && out.parties.size() < 2 && entry.kind == "ceasefire") {
    for (std::string_view code : Belligerents()) AddCode(code, &out.parties);
  }
  for (std::string_view mediator : entry.mediators) {
    if (entry.known == kNoId) std::erase(out.parties, mediator);
  }
  if (entry.known != kNoId) {
    const KnownAccord& known = r_.registry.at(entry.known);
    out.key = known.key;
    if (!known.parties.empty()) out.parties = known.parties;
    if (!known.mediators.empty()) out.mediators = known.mediators;
  }
  out.status = entry.proposed                                                 ? "proposed"
               : entry.ended                                                  ? "ended"
               : entry.created || entry.known != kNoId || !entry.date.empty() ? "in_force"
                                                                              : "";
  return out;
}

std::vector<AccordId> Entries::Write(Document* doc) const {
  std::vector<AccordId> numbers(entries_.size(), kNoId);
  doc->accords.clear();
  for (size_t i = 0; i < entries_.size(); ++i) {
    const Entry& entry = entries_[i];
    if (entry.tentative && !entry.used) continue;
    // Calls for a ceasefire name no accord; one that is negotiated comes up again.
    if (entry.proposed && entry.kind == "ceasefire" && entry.mentions.size() < 2) continue;
    numbers[i] = static_cast<AccordId>(doc->accords.size());
    doc->accords.push_back(Make(entries_[i]));
  }
  return numbers;
}

}  // namespace casus
