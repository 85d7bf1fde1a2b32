// See entries.h.
#include "accords/entries.h"

#include <algorithm>

namespace casus {
namespace {

constexpr size_t kMaxEntries = 500;  // no report speaks of more; guards the quadratic joining

bool Shares(const std::vector<std::string_view>& a, const std::vector<std::string_view>& b) {
  return std::any_of(a.begin(), a.end(), [&](std::string_view x) {
    return std::any_of(b.begin(), b.end(), [&](std::string_view y) { return x == y || (!CountryOf(x).empty() && CountryOf(x) == CountryOf(y)); });
  });
}

bool HasAll(const std::vector<std::string>& words, const std::vector<std::string>& of) {
  return std::all_of(words.begin(), words.end(), [&](const std::string& word) { return std::find(of.begin(), of.end(), word) != of.end(); });
}

// "ceasefire" and "truce" say less than "peace_agreement" only for the kind "other".
std::string_view Sharper(std::string_view a, std::string_view b) { return a.empty() || a == "other" ? b : a; }

}  // namespace

Entries::Entries(const Reading& reading, std::vector<Mention>* mentions, const std::vector<ProvisionMention>& provisions) : r_(reading), mentions_(*mentions), matcher_(reading) {
  for (uint32_t i = 0; i < mentions_.size() && entries_.size() < kMaxEntries; ++i) {
    const auto cited = std::find_if(provisions.begin(), provisions.end(), [&](const ProvisionMention& p) { return p.mention == i; });
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
  if (mention.proposed != entry.proposed && (mention.proposed || mention.created || !mention.date.empty())) return true;
  if (mention.days && entry.days && !mention.days->Overlaps(*entry.days)) {
    const bool after = (mention.effect_date || entry.effect_date) && std::abs(mention.days->first - entry.days->first) <= 7;
    if (!after) return true;
  }
  if (mention.signed_there && !entry.place.empty() && NameTokens(mention.place) != NameTokens(entry.place)) return true;
  if (!mention.mediators.empty() && !entry.mediators.empty() && !Shares(mention.mediators, entry.mediators)) return true;
  if (!mention.parties.empty() && !entry.parties.empty() && !Shares(mention.parties, entry.parties)) return true;
  return false;
}

// The same words, one name possibly shorter; `head_only` compares the noun alone.
bool Entries::SharesWords(const Mention& mention, const Entry& entry, bool head_only) const {
  return std::any_of(entry.mentions.begin(), entry.mentions.end(), [&](uint32_t i) {
    const Mention& other = mentions_[i];
    if (mention.tokens.empty() || other.tokens.empty()) return false;
    if (head_only) return mention.tokens.back() == other.tokens.back();
    return HasAll(mention.tokens, other.tokens) || (mention.tokens.back() == other.tokens.back() && HasAll(other.tokens, mention.tokens) && other.tokens.size() > 1);
  });
}

// An entry of a known accord that the mention may mean: the best match, where nothing but its name speaks for it the entry named by the same words, else the last one.
uint32_t Entries::FindKnown(const Mention& mention, const std::vector<Match>& matches) const {
  uint32_t found = kNoId;
  bool same_words = false;
  for (uint32_t i = 0; i < entries_.size(); ++i) {
    const Entry& entry = entries_[i];
    if (entry.known == kNoId) continue;
    const auto match = std::find_if(matches.begin(), matches.end(), [&](const Match& m) { return m.known == entry.known; });
    if (match == matches.end()) continue;
    if (mention.HasAnchor() && match->score < matches.front().score) continue;
    const bool same = SharesWords(mention, entry, false);
    if (found == kNoId || same || !same_words) found = i, same_words = same;
  }
  return found;
}

// The entry that a mention without evidence of its own takes up.
uint32_t Entries::FindEarlier(const Mention& mention) const {
  const bool bare = mention.tokens.size() <= 1;
  uint32_t words = kNoId, head = kNoId, kin = kNoId;
  for (uint32_t i = 0; i < entries_.size(); ++i) {
    const Entry& entry = entries_[i];
    if (Conflict(mention, entry)) continue;
    if (mention.indefinite && !(mention.proposed && entry.proposed) && !(mention.days && entry.days)) continue;
    if (SharesWords(mention, entry, false)) words = i;
    if (bare && SharesWords(mention, entry, true)) head = i;
    const bool same_kind = mention.kind == entry.kind || mention.noun.family == entry.family;
    // "the deal" may be any; "the Sochi deal" only one of that place; two peace deals hoped for are one.
    const bool general = mention.noun.general && (bare || (!mention.place.empty() && mention.place == entry.place));
    if (!mention.plural && !entry.proposed && (general || (bare && same_kind))) kin = i;
    if (mention.proposed && entry.proposed && (mention.kind == entry.kind || (mention.noun.general && entry.family == "treaty") || (mention.kind == "treaty" && entry.kind == "peace_agreement"))) kin = i;
  }
  return words != kNoId ? words : head != kNoId ? head : kin;
}

// Does a mention that takes up nothing deserve an entry, or (definite) the chance of one?
bool Entries::Worth(const Mention& mention) const {
  if (mention.created || mention.proposed || mention.HasAnchor() || mention.noun.need == Need::kNumber) return true;
  if (mention.plural) return false;
  if (mention.noun.need != Need::kNothing) return mention.hit_tokens > 1 || mention.tokens.size() > 1;
  return mention.definite || mention.indefinite || mention.tokens.size() > 1;
}

void Entries::Place(uint32_t number, const Citation* citation) {
  const Mention& mention = mentions_[number];
  const std::vector<Match> matches = matcher_.Candidates(mention, citation);
  uint32_t entry = kNoId;
  if (!matches.empty()) {
    // A bare "the ceasefire" is a name of some accord of the registry as well; what the report has spoken of comes first.
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
      const bool reply_only = mention.noun.need == Need::kModifier && mention.tokens.size() <= 1 && !mention.created;
      if (reply_only || !Worth(mention)) return;
      entries_.emplace_back();
      entry = static_cast<uint32_t>(entries_.size() - 1);
      entries_[entry].tentative = !mention.created && !mention.proposed && mention.date.empty() && mention.mediators.empty() && mention.number.empty() && !mention.signed_there;
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
  if (entry.known == kNoId) return;
  const KnownAccord& known = r_.registry.at(entry.known);
  if (!known.date.empty()) entry.date = known.date, entry.days = known.days, entry.effect_date = false;
  if (!known.place.empty()) entry.place = known.place;
  entry.kind = known.kind;
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
  return std::any_of(entries_[a].mentions.begin(), entries_[a].mentions.end(), [&](uint32_t i) { return SharesWords(mentions_[i], entries_[b], false); });
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
  for (std::string_view mediator : entry.mediators) {
    if (entry.known == kNoId) std::erase(out.parties, mediator);
  }
  if (entry.known != kNoId) {
    const KnownAccord& known = r_.registry.at(entry.known);
    out.key = known.key;
    if (!known.parties.empty()) out.parties = known.parties;
    if (!known.mediators.empty()) out.mediators = known.mediators;
  }
  out.status = entry.proposed ? "proposed" : entry.ended ? "ended" : entry.created || entry.known != kNoId || !entry.date.empty() ? "in_force" : "";
  return out;
}

std::vector<AccordId> Entries::Write(Document* doc) const {
  std::vector<AccordId> numbers(entries_.size(), kNoId);
  doc->accords.clear();
  for (size_t i = 0; i < entries_.size(); ++i) {
    if (entries_[i].tentative && !entries_[i].used) continue;
    numbers[i] = static_cast<AccordId>(doc->accords.size());
    doc->accords.push_back(Make(entries_[i]));
  }
  return numbers;
}

}  // namespace casus
