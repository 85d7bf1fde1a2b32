// Verbs that say, want or judge, and charges: who does so is their logical subject. Part of SpeechFinder.
#include "claims/speech_finder.h"

#include <algorithm>

#include "claims/quotes.h"

namespace casus {
namespace {

// How many quotations of its sentence one verb may have.
constexpr size_t kMaxQuotes = 8;

}  // namespace

// Mixed quotation: a quoted part among the verb's other dependents ("called it \"a crime\"", "\"a crime\", it
// said").
bool SpeechFinder::Quoted(WordId verb, std::vector<Span>* content) const {
  const Span sentence = doc_.SentenceOf(verb).span;
  if (quoted_in_[verb] != kNoQuote) return false;
  auto quote =
      std::partition_point(quotes_.begin(), quotes_.end(), [&](Span q) { return q.end <= sentence.begin; });
  for (; quote != quotes_.end() && quote->begin < sentence.end && content->size() < kMaxQuotes; ++quote) {
    content->push_back(*quote);
  }
  return !content->empty();
}

// "took the step of criticizing", "has a plan to attack": who does so is the subject of the verb above.
WordId SpeechFinder::Holder(WordId verb, const Frame& args) const {
  const Word& word = doc_.words[verb];
  const WordId subject = args.Arg("subj");
  if (word.rel != Rel::Acl || subject != word.head || tree_.Mark(verb).empty()) return subject;
  const Word& noun = doc_.words[word.head];
  if (noun.rel != Rel::Obj && noun.rel != Rel::Obl) return subject;
  const WordId above = frames_.Of(noun.head).Arg("subj");
  return above == kNoId ? subject : above;
}

void SpeechFinder::FromVerb(WordId verb) {
  const Word& word = doc_.words[verb];
  const std::span<const CueFrame> readings = words_.cues.Verb(word.lemma);
  if (readings.empty()) return;
  const Frame args = frames_.Of(verb);
  const WordId source = Holder(verb, args);
  // "a ship called Aurora": a participle on a noun says nothing of who speaks, unless its agent stands there.
  const bool participle = (word.rel == Rel::Acl || word.rel == Rel::Amod) && word.xpos == "VBN";
  if (participle && source == kNoId && !tree_.Has(verb, Rel::Ccomp)) return;
  if (source == kNoId && !args.passive && word.rel != Rel::Parataxis && !tree_.Has(verb, Rel::Expl)) return;
  Content content;
  for (const CueFrame& reading : readings) {
    content = {};
    if (contents_.OfVerb(verb, args, reading, &content)) {
      // "he seems to know": the subject is no holder.
      const bool nobody =
          (content.passive && !args.passive) || ((reading.takes & kTakesRaising) && !args.passive);
      Add(reading.kind, verb, nobody ? kNoId : source, phrases_.Of(content.heads, content.without));
      return;
    }
    if (!(reading.takes & kTakesQuote) || source == kNoId) continue;
    std::vector<Span> quoted;
    if (Quoted(verb, &quoted)) {
      Add(reading.kind, verb, source, std::move(quoted));
      return;
    }
  }
}

bool SpeechFinder::FromAccusation(WordId verb) {
  const Frame frame = frames_.Of(verb);
  std::vector<WordId> charge;
  for (WordId child : tree_.Children(verb)) {
    const Word& word = doc_.words[child];
    const bool clause = (word.rel == Rel::Advcl || word.rel == Rel::Xcomp) &&
                        words_.accusing_clause_markers.Has(tree_.Mark(child));
    const bool noun = word.rel == Rel::Obl && words_.accusing_markers.Has(tree_.Case(child));
    if (clause || noun || word.rel == Rel::Ccomp) charge.push_back(child);
  }
  // The parser may hang the charge on the accused: "accused Armenia [of breaking …]".
  const WordId accused = frame.Arg("obj");
  if (accused != kNoId && charge.empty()) {
    for (WordId child : tree_.Children(accused)) {
      const Word& word = doc_.words[child];
      const bool marked =
          words_.accusing_markers.Has(tree_.Mark(child)) || words_.accusing_markers.Has(tree_.Case(child));
      if (marked && (word.rel == Rel::Acl || word.rel == Rel::Advcl || word.rel == Rel::Nmod))
        charge.push_back(child);
    }
  }
  if (charge.empty()) return false;
  Add(SpeechKind::Accusation, verb, frame.Arg("subj"), phrases_.Of(charge, {}));
  return true;
}

}  // namespace casus
