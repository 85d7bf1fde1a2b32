// See settle.h. Contents are looked up in a list sorted by begin, so that no step compares every speech with
// every other.
#include "claims/settle.h"

#include <algorithm>

#include "claims/quotes.h"

namespace casus {
namespace {

uint32_t SizeOf(const Speech& speech) {
  uint32_t size = 0;
  for (Span span : speech.content) size += span.size();
  return size;
}

bool Holds(const Speech& speech, Span span) {
  return std::any_of(speech.content.begin(), speech.content.end(), [&](Span s) { return s.Contains(span); });
}

// The spans of all contents, sorted by begin.
class ContentIndex {
 public:
  explicit ContentIndex(const std::vector<Speech>& speeches) {
    for (uint32_t i = 0; i < speeches.size(); ++i) {
      for (uint32_t k = 0; k < speeches[i].content.size(); ++k)
        entries_.push_back({speeches[i].content[k], i, k, 0});
    }
    std::sort(entries_.begin(), entries_.end(), [](const Entry& a, const Entry& b) {
      return a.span.begin != b.span.begin ? a.span.begin < b.span.begin : a.speech < b.speech;
    });
    uint32_t farthest = 0;
    for (Entry& entry : entries_) entry.farthest = farthest = std::max(farthest, entry.span.end);
  }

  // Calls `visit(speech, number of the span)` for every content that overlaps `span`, last first.
  template <typename Visit>
  void ForOverlapping(Span span, Visit visit) const {
    auto entry = std::partition_point(entries_.begin(), entries_.end(),
                                      [&](const Entry& e) { return e.span.begin < span.end; });
    while (entry != entries_.begin()) {
      --entry;
      if (entry->farthest <= span.begin) return;
      if (entry->span.Overlaps(span)) visit(entry->speech, entry->number);
    }
  }

 private:
  struct Entry {
    Span span;
    uint32_t speech, number, farthest;  // farthest: the greatest end up to here
  };
  std::vector<Entry> entries_;
};

// Whether nothing but punctuation stands before the quotation in its first sentence and behind it in its
// last.
bool FillsSentences(const Document& doc, Span quote, uint32_t* first, uint32_t* last) {
  const WordId begin = WordAt(doc, quote.begin), end = WordAt(doc, quote.end);
  if (begin >= end) return false;
  *first = doc.words[begin].sentence, *last = doc.words[end - 1].sentence;
  const auto bare = [&](WordId from, WordId to) {
    return std::all_of(doc.words.begin() + from, doc.words.begin() + to,
                       [](const Word& w) { return w.upos == Upos::PUNCT; });
  };
  return bare(doc.sentences[*first].begin, begin) && bare(end, doc.sentences[*last].end);
}

void AddSpan(Span span, Speech* speech) {
  const auto place = std::partition_point(speech->content.begin(), speech->content.end(),
                                          [&](Span s) { return s.begin < span.begin; });
  speech->content.insert(place, span);
}

}  // namespace

WordId WordAt(const Document& doc, uint32_t offset) {
  const auto word = std::partition_point(doc.words.begin(), doc.words.end(),
                                         [&](const Word& w) { return w.span.begin < offset; });
  return static_cast<WordId>(word - doc.words.begin());
}

std::vector<bool> ToldWords(const Document& doc, std::span<const uint32_t> quoted_in) {
  std::vector<bool> told(doc.words.size());
  for (const Speech& speech : doc.speeches) {
    if (speech.kind > SpeechKind::Evidence || speech.source.empty()) continue;
    for (Span span : speech.content) {
      for (WordId word = WordAt(doc, span.begin);
           word < doc.words.size() && doc.words[word].span.begin < span.end; ++word) {
        told[word] =
            told[word] || quoted_in[word] == kNoQuote || quoted_in[word] != quoted_in[speech.cue_head];
      }
    }
  }
  return told;
}

void ExtendQuotes(std::span<const Span> quotes, std::span<const uint32_t> quoted_in, Document* doc) {
  constexpr uint32_t kNone = UINT32_MAX;
  const ContentIndex index(doc->speeches);
  uint32_t speaker_before = kNone, sentence_before = kNone;  // of the quotation before
  for (uint32_t q = 0; q < quotes.size(); ++q) {
    const Span quote = quotes[q];
    uint32_t speaker = kNone, number = 0;
    bool covered = false, told = false;
    index.ForOverlapping(quote, [&](uint32_t i, uint32_t k) {
      if (quoted_in[doc->speeches[i].cue_head] == q) return;
      told = true;
      if (doc->speeches[i].kind > SpeechKind::Evidence) return;
      const bool later = speaker == kNone || doc->speeches[i].content.front().begin >=
                                                 doc->speeches[speaker].content.front().begin;
      covered |= doc->speeches[i].content[k].Contains(quote);
      if (later) speaker = i, number = k;
    });
    uint32_t first = 0, last = 0;
    const bool fills = FillsSentences(*doc, quote, &first, &last);
    if (speaker != kNone && !covered) {
      Span& span = doc->speeches[speaker].content[number];
      span = span.Cover(quote);
    } else if (!told && fills && speaker_before != kNone && first == sentence_before + 1) {
      speaker = speaker_before;
      AddSpan(quote, &doc->speeches[speaker]);
    }
    speaker_before = speaker, sentence_before = last;
  }
}

void DropInner(const WordClass& own_words, std::span<const uint32_t> quoted_in, Document* doc) {
  std::vector<Speech>& speeches = doc->speeches;
  std::stable_sort(speeches.begin(), speeches.end(), [](const Speech& a, const Speech& b) {
    return a.cue.front().begin < b.cue.front().begin;
  });
  const ContentIndex index(speeches);
  std::vector<uint32_t> sizes(speeches.size());
  for (uint32_t i = 0; i < speeches.size(); ++i) sizes[i] = SizeOf(speeches[i]);
  std::vector<bool> dropped(speeches.size());
  for (uint32_t i = 0; i < speeches.size(); ++i) {
    const Speech& inner = speeches[i];
    const bool own = !inner.source.empty() && own_words.Has(doc->Text(inner.source.front()));
    const bool thought = inner.kind == SpeechKind::Thought || inner.kind == SpeechKind::Evidence;
    if ((own || quoted_in[inner.cue_head] != kNoQuote) && (!inner.vouches || (thought && own)))
      dropped[i] = true;
    index.ForOverlapping(inner.cue.front(), [&](uint32_t k, uint32_t) {
      const Speech& outer = speeches[k];
      if (k == i || dropped[k] || (sizes[k] <= sizes[i] && Holds(inner, outer.cue.front()))) return;
      const bool same = own || inner.actor == outer.actor || inner.actor == kNoId;
      if (!inner.vouches || (same && thought)) dropped[i] = true;
    });
  }
  uint32_t i = 0;
  std::erase_if(speeches, [&](const Speech&) { return dropped[i++]; });
}

std::vector<uint32_t> InnermostSpeech(const Document& doc) {
  std::vector<uint32_t> order, sizes(doc.speeches.size()), innermost(doc.words.size(), UINT32_MAX);
  for (uint32_t i = 0; i < doc.speeches.size(); ++i) {
    sizes[i] = SizeOf(doc.speeches[i]);
    if (doc.speeches[i].vouches) order.push_back(i);
  }
  // The smallest is painted last, of equals the first.
  std::sort(order.begin(), order.end(),
            [&](uint32_t a, uint32_t b) { return sizes[a] != sizes[b] ? sizes[a] > sizes[b] : a > b; });
  for (uint32_t i : order) {
    for (Span span : doc.speeches[i].content) {
      for (WordId word = WordAt(doc, span.begin);
           word < doc.words.size() && doc.words[word].span.end <= span.end; ++word) {
        if (word != doc.speeches[i].cue_head) innermost[word] = i;
      }
    }
  }
  return innermost;
}

}  // namespace casus
