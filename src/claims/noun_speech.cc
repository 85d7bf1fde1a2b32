// Nouns, adjectives, adverbs and prepositions as cues: "the claim that", "wary of", "reportedly", "according
// to". Part of SpeechFinder.
#include "claims/speech_finder.h"

namespace casus {
namespace {

constexpr int kHighestNoun = 6;

}  // namespace

// Who holds what a noun names: "Iran's claim", "the claim by Iran", "made the claim".
WordId SpeechFinder::SourceOfNoun(WordId noun, bool actors_only) {
  const Frame frame = frames_.Of(noun);
  for (const char* role : {"by", "poss", "from", "of", "subj", "mod"}) {
    const WordId word = frame.Arg(role);
    if (word == kNoId) continue;
    if (!actors_only && role[0] != 'm' && role[0] != 'o' && role[0] != 'f') return word;
    std::vector<ActorId> actors;
    parties_.Find(word, &actors);
    if (!actors.empty()) return word;
  }
  return kNoId;
}

bool SpeechFinder::FromAccusingNoun(WordId noun) {
  std::vector<WordId> charge;
  for (WordId child : tree_.Children(noun)) {
    const Word& word = doc_.words[child];
    const bool marked = word.rel == Rel::Acl && words_.accusing_markers.Has(tree_.Mark(child));
    const bool clause = word.rel == Rel::Ccomp ||
                        ((word.rel == Rel::Acl || word.rel == Rel::AclRelcl) && tree_.Mark(child) == "that");
    if (marked || clause) charge.push_back(child);
  }
  if (charge.empty()) return false;
  Add(SpeechKind::Accusation, noun, SourceOfNoun(noun, true), phrases_.Of(charge, {}));
  return true;
}

void SpeechFinder::FromNoun(WordId noun) {
  Content content;
  for (const CueFrame& reading : words_.cues.Noun(doc_.words[noun].lemma)) {
    content = {};
    if (!contents_.OfNoun(noun, reading, &content)) continue;
    Add(reading.kind, noun, SourceOfNoun(noun, false), phrases_.Of(content.heads, content.without));
    return;
  }
}

// Who is confident, wary, eager: the subject, or the noun that the word stands at.
WordId SpeechFinder::SourceOfAdjective(WordId adjective) const {
  for (Rel rel : {Rel::Nsubj, Rel::NsubjPass}) {
    if (const WordId subject = tree_.Child(adjective, rel); subject != kNoId) return subject;
  }
  const Word& word = doc_.words[adjective];
  if (word.head == kNoId) return kNoId;
  const bool attribute = word.rel == Rel::Amod || word.rel == Rel::Acl || word.rel == Rel::AclRelcl;
  return attribute ? word.head : frames_.Of(word.head).Arg("subj");
}

bool SpeechFinder::FromAdjective(WordId adjective, std::string_view lemma) {
  Content content;
  for (const CueFrame& reading : words_.cues.Adjective(lemma)) {
    content = {};
    if (!contents_.OfAdjective(adjective, reading, &content)) continue;
    const bool nobody = content.passive || (reading.takes & (kTakesHearsay | kTakesRaising));
    Add(reading.kind, adjective, nobody ? kNoId : SourceOfAdjective(adjective),
        phrases_.Of(content.heads, content.without));
    return true;
  }
  return false;
}

void SpeechFinder::FromAdverb(WordId adverb) {
  Content content;
  for (const CueFrame& reading : words_.cues.Adverb(doc_.words[adverb].lemma)) {
    if (!contents_.OfModifier(adverb, &content)) continue;
    Add(reading.kind, adverb, kNoId, phrases_.Of(content.heads, content.without));
    return;
  }
}

// "according to X", "in the words of X": of the whole clause, wherever the parser hangs the phrase; cut off
// by a comma at the end or at the beginning, of the whole sentence.
void SpeechFinder::FromSourceMarker(WordId noun, WordId source) {
  WordId above = doc_.words[noun].head;
  if (above == kNoId) return;
  const auto asserts = [&](WordId word) {
    return tree_.Has(word, Rel::Nsubj) || tree_.Has(word, Rel::NsubjPass) || tree_.Has(word, Rel::Cop);
  };
  const WordId marker = tree_.Child(noun, Rel::Case), first = doc_.SentenceOf(noun).begin;
  const bool apart =
      marker == first || (marker != kNoId && marker > above && doc_.words[marker - 1].form == ",");
  for (int i = 0; i < kHighestNoun && doc_.words[above].head != kNoId; ++i) {
    const Rel rel = doc_.words[above].rel;
    if (rel == Rel::Ccomp || rel == Rel::Parataxis || (!apart && asserts(above))) break;
    above = doc_.words[above].head;
  }
  const WordId heads[] = {above}, without[] = {noun};
  Add(SpeechKind::Speech, source == noun ? tree_.Child(noun, Rel::Case) : noun, source,
      phrases_.Of(heads, without));
}

}  // namespace casus
