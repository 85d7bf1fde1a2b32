// See speech_finder.h. Every word is looked at once; clauses are read off the tree, quotations off the
// quotation marks.
#include "claims/speech_finder.h"

#include <algorithm>

#include "claims/quotes.h"
#include "claims/settle.h"

namespace casus {
namespace {

constexpr int kMaxClimb = 6;
// How far from a verb of speech beside a quotation its speaker is looked for, in words.
constexpr WordId kReach = 30;
// How many quotations of its sentence one verb may have.
constexpr size_t kMaxQuotes = 8;

}  // namespace

SpeechFinder::SpeechFinder(Document* doc, const Tree& tree, const Frames& frames, PartyFinder* parties,
                           const SpeechWords& words)
    : doc_(*doc),
      tree_(tree),
      frames_(frames),
      parties_(*parties),
      words_(words),
      phrases_(*doc, tree),
      contents_(*doc, tree, words.cues),
      quotes_(FindQuotes(*doc)),
      quoted_in_(QuoteOfWords(*doc, quotes_)) {}

bool SpeechFinder::TakesQuote(std::string_view lemma) const {
  const std::span<const CueFrame> frames = words_.cues.Verb(lemma);
  return std::any_of(frames.begin(), frames.end(),
                     [](const CueFrame& frame) { return frame.takes & kTakesQuote; });
}

// Whether a word can be somebody: not the "it" of "it seems".
bool SpeechFinder::IsHolder(WordId source) const {
  return source != kNoId && doc_.words[source].rel != Rel::Expl;
}

// "the man who said": the words that name the holder are "who", whoever that is.
WordId SpeechFinder::RelativePronoun(WordId cue, WordId source) const {
  for (WordId child : tree_.Children(cue)) {
    const Word& word = doc_.words[child];
    if ((word.rel == Rel::Nsubj || word.rel == Rel::NsubjPass) && child != source &&
        word.upos == Upos::PRON && child > source)
      return child;
  }
  return kNoId;
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

void SpeechFinder::Add(SpeechKind kind, WordId cue, WordId source, std::vector<Span> content) {
  if (content.empty()) return;
  std::sort(content.begin(), content.end(), [](Span a, Span b) { return a.begin < b.begin; });
  Speech speech;
  speech.kind = kind;
  speech.cue_head = cue;
  speech.cue.push_back(doc_.words[cue].span);
  if (IsHolder(source)) {
    const WordId pronoun = RelativePronoun(cue, source);
    speech.source.push_back(pronoun != kNoId ? doc_.words[pronoun].span : phrases_.NounPhrase(source, cue));
    std::vector<ActorId> actors;
    parties_.Find(source, &actors);
    if (!actors.empty()) speech.actor = actors.front();
  }
  speech.vouches = kind <= SpeechKind::Evidence;
  if (!speech.source.empty() && words_.generic_sources.Has(doc_.Text(speech.source.front()))) return;
  // "a law that supports farmers": things have no attitude.
  if (!speech.vouches && speech.actor == kNoId && !speech.source.empty() &&
      words_.thing_pronouns.Has(doc_.Text(speech.source.front())))
    return;
  if (kind == SpeechKind::Evidence && speech.actor == kNoId) speech.vouches = false;
  // An outlet that carries the words of others does not make them its own.
  if (speech.actor != kNoId && words_.carrier_sectors.Has(doc_.actors[speech.actor].sector))
    speech.vouches = false;
  // Quotation marks belong to the content.
  for (Span& span : content) {
    const auto touching = std::partition_point(quotes_.begin(), quotes_.end(),
                                               [&](Span quote) { return quote.end < span.begin; });
    for (auto quote = touching; quote != quotes_.end() && quote->begin < span.end; ++quote) {
      if (quote->begin + 3 >= span.begin && quote->begin < span.begin) span.begin = quote->begin;
      if (quote->end <= span.end + 4 && quote->end > span.end) span.end = quote->end;
    }
  }
  speech.content = std::move(content);
  doc_.speeches.push_back(std::move(speech));
}

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
  for (int i = 0; i < kMaxClimb && doc_.words[above].head != kNoId; ++i) {
    const Rel rel = doc_.words[above].rel;
    if (rel == Rel::Ccomp || rel == Rel::Parataxis || (!apart && asserts(above))) break;
    above = doc_.words[above].head;
  }
  const WordId heads[] = {above}, without[] = {noun};
  Add(SpeechKind::Speech, source == noun ? tree_.Child(noun, Rel::Case) : noun, source,
      phrases_.Of(heads, without));
}

void SpeechFinder::FromWord(WordId i) {
  const Word& word = doc_.words[i];
  switch (word.upos) {
    case Upos::VERB:
      // "the alleged plot", "are worried that": participles that are as good as adjectives.
      if (word.xpos == "VBN" && FromAdjective(i, word.form)) break;
      if (!words_.accusing.Has(word.lemma) || !FromAccusation(i)) FromVerb(i);
      break;
    case Upos::NOUN:
      if (!words_.accusing_nouns.Has(word.lemma) || !FromAccusingNoun(i)) FromNoun(i);
      break;
    case Upos::ADJ:
      FromAdjective(i, word.lemma);
      break;
    case Upos::ADV:
      FromAdverb(i);
      break;
    default:
      break;
  }
  if (word.upos == Upos::VERB) return;
  const std::string_view marker = tree_.Case(i);
  if (words_.source_markers.Has(marker) || (words_.actor_source_markers.Has(marker) && parties_.IsActor(i)))
    FromSourceMarker(i, i);
  if (marker == "in" && words_.source_nouns.Has(word.lemma)) {
    const Frame args = frames_.Of(i);
    const WordId owner = args.Arg("poss");
    if (const WordId source = owner != kNoId ? owner : args.Arg("of"); source != kNoId)
      FromSourceMarker(i, source);
  }
}

// A quotation that no clause of the tree has given to somebody: the verb of speech beside it, and its subject
// or the actor named nearest to it.
bool SpeechFinder::FromQuote(Span quote, const Sentence& sentence) {
  for (WordId cue = sentence.begin; cue < sentence.end; ++cue) {
    const Word& word = doc_.words[cue];
    if (word.upos != Upos::VERB || quote.Overlaps(word.span) || !TakesQuote(word.lemma)) continue;
    const auto outside = [&](WordId at) { return at != kNoId && !quote.Overlaps(doc_.words[at].span); };
    WordId source = frames_.Of(cue).Arg("subj");
    if (!outside(source)) source = kNoId;
    // The nearest actor: looked for on both sides, step by step.
    for (WordId step = 1; step <= kReach && source == kNoId; ++step) {
      const WordId before = cue >= sentence.begin + step ? cue - step : kNoId;
      const WordId behind = cue + step < sentence.end ? cue + step : kNoId;
      for (const WordId near : {before, behind}) {
        if (source == kNoId && outside(near) && parties_.IsActor(near))
          source = parties_.MentionAt(near)->head;
      }
    }
    if (!outside(source)) continue;
    Add(SpeechKind::Speech, cue, source, {quote});
    return true;
  }
  return false;
}

void SpeechFinder::FromQuotes() {
  const std::vector<bool> told = ToldWords(doc_, quoted_in_);
  std::vector<bool> has_cue(doc_.sentences.size());
  for (const Speech& speech : doc_.speeches) has_cue[doc_.words[speech.cue_head].sentence] = true;
  for (Span quote : quotes_) {
    const WordId begin = WordAt(doc_, quote.begin), end = WordAt(doc_, quote.end);
    if (begin >= end || std::find(told.begin() + begin, told.begin() + end, true) != told.begin() + end)
      continue;
    // Beside it: in its first sentence or in its last.
    const uint32_t first = doc_.words[begin].sentence, last = doc_.words[end - 1].sentence, next = last + 1;
    if (FromQuote(quote, doc_.sentences[first]) || (first != last && FromQuote(quote, doc_.sentences[last])))
      continue;
    // "\"Why?\" he asked.": the mark has ended the sentence.
    const bool ended =
        end - begin > 2 && (doc_.words[end - 2].form == "?" || doc_.words[end - 2].form == "!");
    if (!ended || next >= doc_.sentences.size() || has_cue[next]) continue;
    const Sentence& behind = doc_.sentences[next];
    if (!behind.paragraph_start && behind.end - behind.begin <= kReach) FromQuote(quote, behind);
  }
}

void SpeechFinder::Run() {
  doc_.speeches.clear();
  for (WordId i = 0; i < doc_.words.size(); ++i) FromWord(i);
  FromQuotes();
  ExtendQuotes(quotes_, quoted_in_, &doc_);
  DropInner(words_.own_words, quoted_in_, &doc_);
}

}  // namespace casus
