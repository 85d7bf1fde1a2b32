// Quotations that no clause of the tree has given to somebody. Part of SpeechFinder.
#include "claims/speech_finder.h"

#include <algorithm>

#include "claims/settle.h"

namespace casus {
namespace {

// How far from a verb of speech beside a quotation its speaker is looked for, in words.
constexpr WordId kReach = 30;

}  // namespace

bool SpeechFinder::TakesQuote(std::string_view lemma) const {
  const std::span<const CueFrame> frames = words_.cues.Verb(lemma);
  return std::any_of(frames.begin(), frames.end(),
                     [](const CueFrame& frame) { return frame.takes & kTakesQuote; });
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

}  // namespace casus
