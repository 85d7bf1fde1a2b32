// One entry per accord of the report: mentions joined by what they name.
//
// In text order, each mention: with evidence of its own, the known accord that it matches (matcher.h); else
// the earlier entry that it takes up: same words first, then the last one of a family that its noun may stand
// for; else a new entry. "The truce" without antecedent makes an entry only when something is said to have
// been done about it.
#pragma once

#include <vector>

#include "accords/matcher.h"
#include "accords/mention.h"
#include "accords/provisions.h"
#include "accords/reading.h"

namespace casus {

struct Entry {
  uint32_t known = kNoId;  // in the registry
  std::vector<uint32_t> mentions;
  std::string_view family, kind;
  std::string_view date, place;
  std::optional<DateRange> days;
  std::vector<std::string_view> parties, mediators;
  bool effect_date = false;
  bool proposed = false, created = false, ended = false;
  bool tentative = false;  // a definite mention that takes up nothing: kept only if used
  bool weak = false;       // so indefinite ("a truce") that only an event of its own or a finding keeps it
  bool used = false;       // an event, a finding or a provision is about it
};

class Entries {
 public:
  // Joins `mentions` and sets their entry.
  Entries(const Reading& reading, std::vector<Mention>* mentions,
          const std::vector<ProvisionMention>& provisions);

  std::vector<Entry>& all() { return entries_; }
  Entry& at(uint32_t entry) { return entries_[entry]; }
  const std::vector<Entry>& all() const { return entries_; }
  const KnownAccord* Known(uint32_t entry) const {
    return entries_[entry].known == kNoId ? nullptr : &r_.registry.at(entries_[entry].known);
  }
  // The last entry mentioned before `word`, else the first of the report; kNoId when the report has none.
  // Proposed ones do not count.
  uint32_t LastBefore(WordId word) const;
  // Do the two have a name so alike that a report may mean one by the other's ("tripartite declaration",
  // "tripartite statement")?
  bool Alike(uint32_t a, uint32_t b) const;

  // Drops what is tentative and unused, writes doc->accords; the number of each entry there, kNoId for
  // dropped ones.
  std::vector<AccordId> Write(Document* doc) const;

 private:
  void Place(uint32_t mention, const Citation* citation);
  uint32_t FindKnown(const Mention& mention, const std::vector<KnownMatch>& matches) const;
  uint32_t FindEarlier(const Mention& mention) const;
  bool Conflict(const Mention& mention, const Entry& entry) const;
  bool SharesWords(const Mention& mention, const Entry& entry, bool head_only) const;
  bool Worth(const Mention& mention) const;
  uint32_t ByAge(const Mention& mention) const;
  void Upgrade(uint32_t number, uint32_t index);
  std::vector<std::string_view> Belligerents() const;
  void Join(uint32_t mention, uint32_t entry);
  void Refresh(Entry* entry) const;
  Accord Make(const Entry& entry) const;

  const Reading& r_;
  std::vector<Mention>& mentions_;
  Matcher matcher_;
  std::vector<Entry> entries_;
};

}  // namespace casus
