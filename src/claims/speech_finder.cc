// See speech_finder.h. Every cue word is looked at once; clauses are read off the tree, quotations off the quotation marks.
#include "claims/speech_finder.h"

#include <algorithm>

namespace casus {
namespace {

// Longest quotation that may run on without a closing mark, in bytes.
constexpr uint32_t kMaxQuote = 4000;

bool IsOpening(const Document& doc, const Word& word) {
  if (word.form == "“" || word.form == "``") return true;
  if (word.form != "\"" && word.form != "''") return false;
  // A straight mark opens when a blank stands before it and none behind.
  const std::string_view text = doc.text();
  const bool before = word.span.begin == 0 || text[word.span.begin - 1] == ' ' || text[word.span.begin - 1] == '\n' || text[word.span.begin - 1] == '(';
  const bool after = word.span.end < text.size() && text[word.span.end] != ' ' && text[word.span.end] != '\n';
  return before && after;
}

bool IsClosing(const Word& word) { return word.form == "”" || word.form == "\"" || word.form == "''"; }

bool IsEdge(const Word& word) {
  return word.upos == Upos::PUNCT && word.form != "“" && word.form != "”" && word.form != "\"" && word.form != "``" && word.form != "''";
}

}  // namespace

void SpeechFinder::FindQuotes() {
  for (WordId i = 0; i < doc_.words.size(); ++i) {
    if (!IsOpening(doc_, doc_.words[i])) continue;
    const uint32_t begin = doc_.words[i].span.begin;
    for (WordId k = i + 1; k < doc_.words.size() && doc_.words[k].span.end - begin < kMaxQuote; ++k) {
      // A new paragraph that opens with a mark goes on with the same quotation.
      if (IsOpening(doc_, doc_.words[k]) && !IsClosing(doc_.words[k])) {
        if (k > doc_.SentenceOf(k).begin || !doc_.SentenceOf(k).paragraph_start) break;
        continue;
      }
      if (!IsClosing(doc_.words[k])) continue;
      quotes_.push_back({begin, doc_.words[k].span.end});
      i = k;
      break;
    }
  }
}

Span SpeechFinder::NounPhrase(WordId head) const {
  const Sentence& sentence = doc_.SentenceOf(head);
  Span span = doc_.words[head].span;
  for (WordId i = sentence.begin; i < sentence.end; ++i) {
    if (i != head && !tree_.Under(i, head)) continue;
    bool clause = false;
    for (WordId at = i; at != head && at != kNoId; at = doc_.words[at].head) {
      const Rel rel = doc_.words[at].rel;
      clause |= rel == Rel::AclRelcl || rel == Rel::Parataxis || rel == Rel::Case;
    }
    if (!clause && !(doc_.words[i].upos == Upos::PUNCT)) span = span.Cover(doc_.words[i].span);
  }
  return span;
}

std::vector<Span> SpeechFinder::ClauseSpans(WordId head, WordId without) const {
  const Sentence& sentence = doc_.SentenceOf(head);
  std::vector<Span> out;
  WordId begin = kNoId, end = kNoId;
  const auto flush = [&] {
    while (begin != kNoId && begin < end && IsEdge(doc_.words[begin])) ++begin;
    while (begin != kNoId && end > begin && IsEdge(doc_.words[end - 1])) --end;
    if (begin != kNoId && begin < end) out.push_back({doc_.words[begin].span.begin, doc_.words[end - 1].span.end});
    begin = end = kNoId;
  };
  for (WordId i = sentence.begin; i < sentence.end; ++i) {
    const bool inside = tree_.Under(i, head) && (without == kNoId || !tree_.Under(i, without));
    if (!inside) {
      flush();
      continue;
    }
    if (begin == kNoId) begin = i;
    end = i + 1;
  }
  flush();
  return out;
}

void SpeechFinder::Add(WordId cue, WordId source, std::vector<Span> content) {
  if (content.empty()) return;
  Speech speech;
  speech.cue_head = cue;
  speech.cue.push_back(doc_.words[cue].span);
  if (source != kNoId) {
    speech.source.push_back(NounPhrase(source));
    std::vector<ActorId> actors;
    parties_.Find(source, &actors);
    if (!actors.empty()) speech.actor = actors.front();
  }
  if (speech.actor == kNoId && words_.evidence_verbs.Has(doc_.words[cue].lemma)) return;
  // An outlet that carries the words of others does not make them its own.
  if (speech.actor != kNoId && words_.carrier_sectors.Has(doc_.actors[speech.actor].sector)) return;
  // Quotation marks belong to the content.
  for (Span& span : content) {
    for (Span quote : quotes_) {
      if (quote.begin + 3 >= span.begin && quote.begin < span.begin && quote.end >= span.begin) span.begin = quote.begin;
      if (quote.end <= span.end + 4 && quote.end > span.end) span.end = quote.end;
    }
  }
  speech.content = std::move(content);
  doc_.speeches.push_back(std::move(speech));
}

void SpeechFinder::FromVerb(WordId verb) {
  const Word& word = doc_.words[verb];
  // "a ship called Aurora": a participle on a noun says nothing of who speaks.
  if ((word.rel == Rel::Acl || word.rel == Rel::Amod) && word.xpos == "VBN" && !tree_.Has(verb, Rel::Ccomp)) return;
  const Frame frame = frames_.Of(verb);
  WordId source = frame.Arg("subj");
  std::vector<Span> content;
  for (WordId child : tree_.Children(verb)) {
    const Rel rel = doc_.words[child].rel;
    const bool gerund = (rel == Rel::Xcomp || rel == Rel::Advcl) && doc_.words[child].xpos == "VBG" && tree_.Mark(child).empty() && child > verb && child - verb <= 2;
    const bool that_clause = rel == Rel::Acl && tree_.Mark(child) == "that";
    if (rel == Rel::Ccomp || gerund || that_clause || (rel == Rel::Parataxis && child < verb)) {
      for (Span span : ClauseSpans(child, kNoId)) content.push_back(span);
    }
  }
  // "… , the ministry said.": the clause of speech hangs on what is said.
  const bool behind = word.rel == Rel::Parataxis || (word.rel == Rel::Advcl && tree_.Mark(verb).empty() && tree_.Has(verb, Rel::Nsubj) && word.head < verb);
  if (content.empty() && behind && word.head != kNoId) content = ClauseSpans(word.head, verb);
  // Mixed quotation: a quoted part among the verb's other dependents ("called it \"a crime\"", "\"a crime\", it said").
  const Sentence& sentence = doc_.SentenceOf(verb);
  if (content.empty() || !words_.clause_only.Has(word.lemma)) {
    for (Span quote : quotes_) {
      if (!sentence.span.Overlaps(quote) || quote.Contains(word.span)) continue;
      const bool known = std::any_of(content.begin(), content.end(), [&](Span s) { return s.Overlaps(quote); });
      if (!known && source != kNoId) content.push_back(quote);
    }
  }
  if (source == kNoId && !frame.passive && word.rel != Rel::Parataxis) return;
  std::sort(content.begin(), content.end(), [](Span a, Span b) { return a.begin < b.begin; });
  Add(verb, source, std::move(content));
}

void SpeechFinder::FromAccusation(WordId verb) {
  const Frame frame = frames_.Of(verb);
  std::vector<Span> content;
  for (WordId child : tree_.Children(verb)) {
    const Word& word = doc_.words[child];
    const bool clause = (word.rel == Rel::Advcl || word.rel == Rel::Xcomp) && words_.accusing_clause_markers.Has(tree_.Mark(child));
    const bool noun = word.rel == Rel::Obl && words_.accusing_markers.Has(tree_.Case(child));
    if (clause || noun || word.rel == Rel::Ccomp) {
      for (Span span : ClauseSpans(child, kNoId)) content.push_back(span);
    }
  }
  // The parser may hang the charge on the accused: "accused Armenia [of breaking …]".
  const WordId accused = frame.Arg("obj");
  if (accused != kNoId && content.empty()) {
    for (WordId child : tree_.Children(accused)) {
      const Word& word = doc_.words[child];
      const bool marked = words_.accusing_markers.Has(tree_.Mark(child)) || words_.accusing_markers.Has(tree_.Case(child));
      if (marked && (word.rel == Rel::Acl || word.rel == Rel::Advcl || word.rel == Rel::Nmod)) {
        for (Span span : ClauseSpans(child, kNoId)) content.push_back(span);
      }
    }
  }
  Add(verb, frame.Arg("subj"), std::move(content));
}

void SpeechFinder::FromAccusingNoun(WordId noun) {
  const Frame frame = frames_.Of(noun);
  std::vector<Span> content;
  for (WordId child : tree_.Children(noun)) {
    const Word& word = doc_.words[child];
    const bool marked = word.rel == Rel::Acl && words_.accusing_markers.Has(tree_.Mark(child));
    const bool clause = word.rel == Rel::Ccomp || (word.rel == Rel::Acl && tree_.Mark(child) == "that");
    if (marked || clause) {
      for (Span span : ClauseSpans(child, kNoId)) content.push_back(span);
    }
  }
  WordId source = kNoId;
  for (const char* role : {"by", "poss", "from", "of", "subj", "mod"}) {
    std::vector<ActorId> actors;
    if (source == kNoId && frame.Arg(role) != kNoId) parties_.Find(frame.Arg(role), &actors);
    if (!actors.empty()) source = frame.Arg(role);
  }
  Add(noun, source, std::move(content));
}

void SpeechFinder::FromSourceMarker(WordId noun) {
  const WordId above = doc_.words[noun].head;
  if (above == kNoId) return;
  Add(tree_.Child(noun, Rel::Case), noun, ClauseSpans(above, noun));
}

// A quotation that no clause of the tree has given to somebody: the verb of speech beside it in its last sentence, or before it in its first, and the actor named with that verb.
void SpeechFinder::FromQuote(Span quote) {
  for (const Speech& speech : doc_.speeches) {
    if (speech.actor == kNoId) continue;
    if (std::any_of(speech.content.begin(), speech.content.end(), [&](Span s) { return s.Overlaps(quote); })) return;
  }
  for (const Sentence& sentence : doc_.sentences) {
    if (!sentence.span.Overlaps(quote) || (quote.begin < sentence.span.begin && quote.end >= sentence.span.end)) continue;
    for (WordId cue = sentence.begin; cue < sentence.end; ++cue) {
      const Word& word = doc_.words[cue];
      if (quote.Overlaps(word.span) || !words_.verbs.Has(word.lemma) || word.upos == Upos::ADP) continue;
      const ActorMention* nearest = nullptr;
      const auto distance = [&](Span span) { return span.begin > word.span.begin ? span.begin - word.span.begin : word.span.begin - span.begin; };
      for (const ActorMention& mention : doc_.actor_mentions) {
        if (mention.head == kNoId || !sentence.span.Contains(mention.span) || quote.Overlaps(mention.span)) continue;
        if (!nearest || distance(mention.span) < distance(nearest->span)) nearest = &mention;
      }
      if (!nearest) continue;
      Add(cue, nearest->head, {quote});
      return;
    }
  }
}

// A quotation whose end lies in a later sentence than its cue, and quotations with no cue of their own right after one, belong to the speaker before.
void SpeechFinder::ExtendQuotes() {
  for (Span quote : quotes_) {
    Speech* speaker = nullptr;
    bool covered = false;
    for (Speech& speech : doc_.speeches) {
      for (Span span : speech.content) {
        if (span.Overlaps(quote)) {
          covered |= span.Contains(quote);
          if (!speaker || speech.content.front().begin > speaker->content.front().begin) speaker = &speech;
        }
      }
    }
    if (!speaker || covered) continue;
    for (Span& span : speaker->content) {
      if (span.Overlaps(quote)) {
        span = span.Cover(quote);
        break;
      }
    }
  }
}

void SpeechFinder::Run() {
  doc_.speeches.clear();
  FindQuotes();
  for (WordId i = 0; i < doc_.words.size(); ++i) {
    const Word& word = doc_.words[i];
    if (word.upos == Upos::VERB) {
      if (words_.accusing.Has(word.lemma)) {
        FromAccusation(i);
      } else if (words_.verbs.Has(word.lemma)) {
        FromVerb(i);
      }
    } else if (word.upos == Upos::NOUN && words_.accusing_nouns.Has(word.lemma)) {
      FromAccusingNoun(i);
    }
    if (word.upos != Upos::VERB && words_.source_markers.Has(tree_.Case(i))) FromSourceMarker(i);
  }
  for (Span quote : quotes_) FromQuote(quote);
  ExtendQuotes();
}

}  // namespace casus
