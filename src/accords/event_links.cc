// See event_links.h. In order: the accord is the event; a finding with the same cue; an accord among the
// arguments; a participle that says how an accord was made; an accord that is the subject of the verb above;
// last, an act of agreement on the day of an accord by parties of it.
#include "accords/event_links.h"

#include <algorithm>

namespace casus {
namespace {

constexpr int kLinkDepth = 4;

class Linker {
 public:
  Linker(const Reading& reading, const About& about, const std::vector<Mention>& mentions,
         const std::vector<FindingDraft>& findings, const Entries& entries)
      : r_(reading), about_(about), mentions_(mentions), findings_(findings), entries_(entries) {}

  Subject Of(const Event& event) const {
    for (const Mention& mention : mentions_) {
      if (mention.entry != kNoId && mention.begin <= event.head && event.head < mention.end)
        return {mention.entry, {}, mention.head, nullptr};
    }
    for (const FindingDraft& finding : findings_) {
      if (finding.denial == event.head ||
          (finding.doer == event.head && finding.sentence == event.sentence)) {
        return finding.subject;
      }
      if (finding.cue == event.head ||
          (finding.out.finding == Finding::Kept && finding.sentence == event.sentence &&
           r_.tree.Under(finding.cue, event.head) && Near(finding.cue, event.head))) {
        return finding.subject;
      }
    }
    if (const Subject subject = Argument(event)) return subject;
    if (const Subject subject = Above(event)) return subject;
    return SameDay(event);
  }

 private:
  bool Near(WordId low, WordId high) const {
    for (int i = 0; i < 3 && low != kNoId; ++i, low = r_.at(low).head) {
      if (low == high) return true;
    }
    return false;
  }

  // Objects and obliques, and what hangs below them; for accusations the clause of the charge.
  Subject Argument(const Event& event) const {
    Subject found;
    for (WordId child : r_.tree.Children(event.head)) {
      const Rel rel = r_.at(child).rel;
      const bool clause = rel == Rel::Ccomp || rel == Rel::Parataxis || rel == Rel::Advcl ||
                          rel == Rel::Acl || rel == Rel::AclRelcl || rel == Rel::Xcomp;
      if (clause && event.type != "ACCUSE" && !(rel == Rel::Xcomp || rel == Rel::Acl)) continue;
      if (rel == Rel::Conj || rel == Rel::Nsubj) continue;
      if (found) break;
      found = about_.Below(child, kLinkDepth);
    }
    // "killed before a truce took hold" is not about the truce.
    return found && r_.words.temporal.Has(r_.tree.Case(found.word)) ? Subject() : found;
  }

  // "the declaration adopted by …", "a truce saw Armenia cede …", "by moving arms, it misused …".
  Subject Above(const Event& event) const {
    const Word& cue = r_.at(event.head);
    if (cue.head == kNoId) return {};
    if (cue.rel == Rel::Acl || cue.rel == Rel::AclRelcl) {
      for (const Mention& mention : mentions_) {
        if (mention.entry != kNoId && mention.begin <= cue.head && cue.head < mention.end &&
            r_.words.creating.Has(cue.lemma))
          return {mention.entry, {}, mention.head, nullptr};
      }
    }
    if (cue.rel == Rel::Advcl) {
      for (const FindingDraft& finding : findings_) {
        if (finding.cue == cue.head) return finding.subject;
      }
    }
    if (cue.rel == Rel::Xcomp || cue.rel == Rel::Ccomp || cue.rel == Rel::Obj) {
      const WordId subject = r_.tree.Child(cue.head, Rel::Nsubj);
      for (const Mention& mention : mentions_) {
        if (mention.entry != kNoId && mention.head == subject)
          return {mention.entry, {}, mention.head, nullptr};
      }
    }
    return {};
  }

  // "agreed in October not to use force": an agreement of two parties at the time of an accord of theirs.
  Subject SameDay(const Event& event) const {
    if (event.type != "AGREE" || event.factuality != Factuality::Actual) return {};
    const std::optional<DateRange> days = ParseDays(event.date_value);
    std::vector<std::string_view> codes;
    for (const std::vector<ActorId>* actors : {&event.sources, &event.targets}) {
      for (ActorId actor : *actors) AddCode(CountryOf(PartyCode(r_.doc.actors[actor])), &codes);
    }
    if (!days || codes.size() < 2) return {};
    for (uint32_t i = 0; i < entries_.all().size(); ++i) {
      const Entry& entry = entries_.all()[i];
      if (entry.proposed || !entry.days || !entry.days->Overlaps(*days)) continue;
      const std::vector<std::string_view>& parties =
          entries_.Known(i) ? entries_.Known(i)->parties : entry.parties;
      const bool theirs = std::all_of(codes.begin(), codes.end(), [&](std::string_view code) {
        return std::any_of(parties.begin(), parties.end(),
                           [&](std::string_view party) { return CountryOf(party) == code; });
      });
      if (theirs) return {i, {}, event.head, nullptr};
    }
    return {};
  }

  const Reading& r_;
  const About& about_;
  const std::vector<Mention>& mentions_;
  const std::vector<FindingDraft>& findings_;
  const Entries& entries_;
};

}  // namespace

std::vector<Subject> LinkEvents(const Reading& reading, const About& about,
                                const std::vector<Mention>& mentions,
                                const std::vector<FindingDraft>& findings, Entries* entries) {
  const Linker linker(reading, about, mentions, findings, *entries);
  std::vector<Subject> out;
  for (const Event& event : reading.doc.events) {
    out.push_back(event.head == kNoId ? Subject() : linker.Of(event));
    if (!out.back()) continue;
    Entry& entry = entries->at(out.back().entry);
    entry.used |= !entry.weak || out.back().word == event.head;
  }
  return out;
}

}  // namespace casus
