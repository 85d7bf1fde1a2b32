// See about.h. Breadth first, so that "the obligations under paragraph 4 of the statement" gives the
// paragraph.
#include "accords/about.h"

namespace casus {
namespace {

constexpr WordId kReach = 12;     // words behind a cue
constexpr size_t kMaxWords = 60;  // looked at for one question

}  // namespace

Subject About::At(WordId word) const {
  for (const ProvisionMention& provision : provisions_) {
    if (provision.word == word && provision.entry != kNoId)
      return {provision.entry, provision.number, word, entries_.Known(provision.entry)};
  }
  for (const Mention& mention : mentions_) {
    if (mention.entry == kNoId || (mention.head != word && !(mention.begin <= word && word < mention.end)))
      continue;
    if (entries_.all()[mention.entry].proposed) continue;
    Subject subject{mention.entry, {}, mention.head, entries_.Known(mention.entry)};
    // The provision that was cited with it, although the tree parts the two.
    for (const ProvisionMention& provision : provisions_) {
      if (provision.mention == kNoId || &mentions_[provision.mention] != &mention) continue;
      const uint32_t entry = provision.entry == kNoId ? mention.entry : provision.entry;
      return {entry, provision.number, provision.word, entries_.Known(entry)};
    }
    return subject;
  }
  return {};
}

Subject About::Below(WordId word, int depth) const {
  std::vector<WordId> level = {word}, next;
  size_t seen = 0;
  for (int i = 0; i <= depth && !level.empty(); ++i) {
    for (WordId at : level) {
      if (const Subject subject = At(at)) return subject;
      if (++seen > kMaxWords) return {};
      for (WordId child : r_.tree.Children(at)) {
        const Rel rel = r_.at(child).rel;
        if (rel == Rel::Ccomp || rel == Rel::Parataxis || rel == Rel::Conj || rel == Rel::Punct) continue;
        next.push_back(child);
      }
    }
    level.swap(next);
    next.clear();
  }
  return {};
}

Subject About::Behind(WordId before) const {
  const Sentence& sentence = r_.doc.SentenceOf(before);
  for (WordId word = before + 1; word < sentence.end && word <= before + kReach; ++word) {
    const Word& w = r_.at(word);
    if (IsVerbal(w) || w.form == "," || w.form == "." || w.xpos == "WDT" ||
        (w.lemma == "that" && w.upos != Upos::DET))
      return {};
    if (const Subject subject = At(word)) return subject;
  }
  return {};
}

std::vector<Subject> About::Numbers(const Subject& subject) const {
  std::vector<Subject> out;
  for (const ProvisionMention& provision : provisions_) {
    if (provision.word != subject.word || provision.entry == kNoId) continue;
    out.push_back({provision.entry, provision.number, provision.word, entries_.Known(provision.entry)});
  }
  if (out.empty()) out.push_back(subject);
  return out;
}

Subject About::Lately(WordId word) const {
  Subject found;
  for (const Mention& mention : mentions_) {
    if (mention.head >= word || mention.entry == kNoId || entries_.all()[mention.entry].proposed) continue;
    if (mention.sentence + 1 >= r_.at(word).sentence)
      found = {mention.entry, {}, mention.head, entries_.Known(mention.entry)};
  }
  return found;
}

Subject About::BySubject(WordId begin, WordId end) const {
  const std::string text = JoinTokens(WordTokens(r_.doc, begin, end));
  for (size_t i = provisions_.size(); i-- > 0;) {
    const ProvisionMention& cited = provisions_[i];
    const KnownAccord* known = cited.entry == kNoId ? nullptr : entries_.Known(cited.entry);
    const Provision* provision = known ? known->Find(cited.number) : nullptr;
    if (provision && NamesSubject(*provision, text)) return {cited.entry, cited.number, begin, known};
  }
  return {};
}

}  // namespace casus
