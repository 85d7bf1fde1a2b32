// See speech_finder.h. Every word is looked at once; clauses are read off the tree (contents.h), quotations
// off the quotation marks (quotes.h).
#include "claims/speech_finder.h"

#include <algorithm>

#include "claims/quotes.h"
#include "claims/settle.h"

namespace casus {

SpeechFinder::SpeechFinder(Document* doc, const Tree& tree, const Frames& frames, PartyFinder* parties,
                           const SpeechWords& words)
    : doc_(*doc),
      tree_(tree),
      frames_(frames),
      parties_(*parties),
      words_(words),
      phrases_(*doc, tree),
      contents_(*doc, tree, words),
      quotes_(FindQuotes(*doc)),
      quoted_in_(QuoteOfWords(*doc, quotes_)) {}

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
  if (words_.source_noun_markers.Has(marker) && words_.source_nouns.Has(word.lemma)) {
    const Frame args = frames_.Of(i);
    const WordId owner = args.Arg("poss");
    if (const WordId source = owner != kNoId ? owner : args.Arg("of"); source != kNoId)
      FromSourceMarker(i, source);
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
