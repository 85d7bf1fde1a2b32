// Walks the words of each sentence; at every number: how many (amount.h), of what, and what happened to it
// (predicate.h). "A soldier was killed" and "no one was hurt" are numbers without a number word.
#include "tolls/tolls.h"

#include <algorithm>

#include "base/utf8.h"
#include "document/numbers.h"
#include "tolls/amount.h"
#include "tolls/cues.h"
#include "tolls/predicate.h"

namespace casus {

using namespace tolls;

struct Tolls::State {
  Cues cues;
  NumberWords numbers;
};

namespace {

class Annotator {
 public:
  Annotator(const Cues& cues, const NumberWords& numbers, Document* document)
      : cues_(cues), numbers_(numbers), document_(*document) {}

  void Run() {
    for (const Sentence& sentence : document_.sentences) {
      for (WordId at = sentence.begin; at < sentence.end;) at = Step(at, sentence.end);
    }
  }

 private:
  const Word& At(WordId word) const { return document_.words[word]; }

  // Looks for a number at a word; returns where to go on.
  WordId Step(WordId at, WordId limit) {
    for (const std::vector<std::string>& phrase : cues_.none_phrases) {
      if (!PhraseAt(document_, at, limit, phrase)) continue;
      const WordId end = at + static_cast<WordId>(phrase.size());
      AddPlain(at, end, end - 1, 0);
      return end;
    }
    const std::optional<Amount> amount = AmountAt(document_, at, numbers_, cues_);
    if (amount) {
      if (!Excluded(*amount)) Add(*amount, CountedBy(document_, *amount));
      return std::max(amount->end, at + 1);
    }
    const std::string lower = LowerCase(At(at).form);
    const bool compares =
        at + 1 < limit && cues_.comparatives.contains(LowerCase(At(at + 1).form));  // "no more than 60"
    const bool none = cues_.none_determiners.contains(lower) && At(at).rel == Rel::Det && !compares;
    if (none || cues_.none_pronouns.contains(lower)) AddPlain(at, at + 1, at, 0);
    if (cues_.one_determiners.contains(lower)) One(at);
    return at + 1;
  }

  // Numbers that are no tolls whatever stands around them: in a date, an age, a measure, money, a name.
  bool Excluded(const Amount& amount) const {
    const Span span = At(amount.begin).span.Cover(At(amount.end - 1).span);
    const auto timex = std::find_if(document_.timexes.begin(), document_.timexes.end(),
                                    [&](const Timex& t) { return t.span.Overlaps(span); });
    if (timex != document_.timexes.end()) return true;
    const char before = span.begin > 0 ? document_.text()[span.begin - 1] : ' ';
    if (before == '$' || before == '#' || before == '-' || before == '/') return true;
    if (span.begin > 2 && (document_.text().substr(span.begin - 3, 3) == "\xE2\x82\xAC" ||
                           document_.text().substr(span.begin - 2, 2) == "\xC2\xA3"))
      return true;
    const Sentence& sentence = document_.SentenceOf(amount.begin);
    if (amount.end >= sentence.end) return false;
    const bool commas =
        amount.begin > sentence.begin && At(amount.begin - 1).form == "," && At(amount.end).form == ",";
    if (commas && amount.begin > sentence.begin + 1 && At(amount.begin - 2).upos == Upos::PROPN)
      return true;  // "John Smith, 19, was"
    const Word& behind = At(amount.end);
    if (cues_.measures.contains(behind.lemma)) return true;
    return behind.form == "-" && amount.end + 1 < sentence.end &&
           cues_.measures.contains(At(amount.end + 1).lemma);  // "12-year-old"
  }

  void Add(const Amount& amount, const Counted& counted) {
    std::optional<Fate> fate = FateOf(document_, counted, amount, cues_);
    const TollId whole = WholeOf(amount, fate);
    if (!fate && whole != kNoId && counted.noun != kNoId && CountsPeople(document_, counted.noun, cues_))
      fate = Fate{KindNamed(document_.tolls[whole].kind), document_.tolls[whole].predicate};
    if (!fate) return;
    Toll toll;
    toll.kind = NameOf(fate->kind);
    toll.min = amount.min;
    toll.max = amount.max;
    toll.approximate = amount.approximate;
    toll.part_of = whole;
    toll.number = amount.head;
    toll.noun = counted.noun;
    toll.predicate = fate->predicate;
    toll.text = At(amount.begin).span.Cover(At(amount.end - 1).span);
    if (counted.noun != kNoId && counted.noun >= amount.end)
      toll.text = toll.text.Cover(At(counted.noun).span);
    document_.tolls.push_back(toll);
  }

  // "12 people were killed, including three children", "40 wounded, among them two nurses": the toll before
  // it in the sentence, of the part's own kind when it has one.
  TollId WholeOf(const Amount& amount, const std::optional<Fate>& fate) const {
    const WordId first = document_.SentenceOf(amount.begin).begin;
    WordId before = amount.outer;
    if (before > first && At(before - 1).upos == Upos::PRON) --before;
    if (before == first || !cues_.parts.contains(LowerCase(At(before - 1).form))) return kNoId;
    for (size_t i = document_.tolls.size(); i-- > 0;) {
      const Toll& whole = document_.tolls[i];
      if (whole.number < first) return kNoId;
      if ((!fate || whole.kind == NameOf(fate->kind)) && whole.part_of == kNoId)
        return static_cast<TollId>(i);
    }
    return kNoId;
  }

  void AddPlain(WordId begin, WordId end, WordId head, int64_t value) {
    Amount amount;
    amount.min = amount.max = value;
    amount.outer = amount.begin = begin, amount.end = end, amount.head = head;
    Add(amount, CountedBy(document_, amount));
  }

  // "a soldier was killed": only people, one of them, and only where something happened to them.
  void One(WordId at) {
    if (At(at).rel != Rel::Det) return OneMore(at);
    const WordId noun = At(at).head;
    if (noun == kNoId || noun <= at) return;
    const Word& word = At(noun);
    if (word.upos != Upos::NOUN || word.morph.number == Number::Plur || !cues_.people.contains(word.lemma))
      return;
    Amount amount;
    amount.min = amount.max = 1;
    amount.outer = amount.begin = at, amount.end = at + 1, amount.head = at;
    const Counted counted{noun, noun};
    const std::optional<Fate> fate = FateOf(document_, counted, amount, cues_);
    if (!fate || fate->kind == kTroops || fate->predicate == kNoId || fate->predicate == noun) return;
    const bool acts = word.rel == Rel::Nsubj && cues_.Find(kObject, At(fate->predicate).lemma);
    if (acts) return;                       // "a sniper killed"
    const Word& cue = At(fate->predicate);  // "a law to expel a refugee" tells of none
    const bool told =
        cue.upos != Upos::VERB || cue.morph.tense == Tense::Past || cue.morph.verb_form != VerbForm::Inf;
    if (told) Add(amount, counted);
  }

  // "a soldier was killed and another was wounded": one of those counted before in the sentence.
  void OneMore(WordId at) {
    const Rel rel = At(at).rel;
    if (rel != Rel::Nsubj && rel != Rel::NsubjPass && rel != Rel::Obj) return;
    if (document_.tolls.empty() || document_.tolls.back().number < document_.SentenceOf(at).begin) return;
    if (!CountsPeople(document_, document_.tolls.back().noun, cues_)) return;
    AddPlain(at, at + 1, at, 1);
  }

  const Cues& cues_;
  const NumberWords& numbers_;
  Document& document_;
};

}  // namespace

Tolls::Tolls() : state_(std::make_unique<State>()) {}
Tolls::~Tolls() = default;

Result<std::unique_ptr<Tolls>> Tolls::Build(const Knowledge& knowledge) {
  std::unique_ptr<Tolls> tolls(new Tolls);
  if (const Result<void> filled = tolls->state_->numbers.Fill(knowledge.Tree("numbers/english.toml"));
      !filled) {
    return Error{ErrorCode::kBadData, "numbers/english.toml:1: " + filled.error().message,
                 "build the knowledge file again with the lexicon folder"};
  }
  if (const Result<void> loaded = tolls->state_->cues.Load(knowledge); !loaded) return loaded.error();
  return tolls;
}

void Tolls::Annotate(Document* document) const {
  document->tolls.clear();
  Annotator(state_->cues, state_->numbers, document).Run();
}

}  // namespace casus
