// Tokens, then layer by layer the longest match at each place (the earlier rule where two are equally long),
// then values from left to right: a date told is the anchor of "the following day" behind it. Linear in the
// text.
#include "times/times.h"

#include <algorithm>

#include "times/grammar.h"

namespace casus {

using namespace times;

struct Times::Grammar : times::Grammar {};

namespace {

struct Item {
  Match match;
  Span span;
};

class Annotator {
 public:
  Annotator(const times::Grammar& grammar, Document* document)
      : grammar_(grammar),
        document_(*document),
        tokens_(Tokenize(*document, grammar.vocabulary, grammar.numbers, &pool_)) {}

  void Run() {
    for (const PatternTrie& layer : grammar_.layers) RunLayer(layer);
    if (const std::optional<Moment> moment = ParseMoment(std::string_view(document_.info().published));
        moment && moment->grain == Grain::kDay) {
      published_ = moment->first;
    }
    for (const Token& token : tokens_) {
      if (token.item != kNoItem) Add(items_[token.item]);
    }
  }

 private:
  void RunLayer(const PatternTrie& layer) {
    std::vector<Token> out;
    out.reserve(tokens_.size());
    for (uint32_t i = 0; i < tokens_.size();) {
      Match best = BestAt(layer, i);
      if (best.rule == UINT32_MAX) {
        out.push_back(std::move(tokens_[i++]));
        continue;
      }
      i = best.end;
      out.push_back(Collapse(std::move(best)));
    }
    tokens_ = std::move(out);
  }

  Match BestAt(const PatternTrie& layer, uint32_t begin) {
    Match best;
    best.begin = begin;
    layer.MatchAt(tokens_, begin, &scratch_,
                  [&](uint32_t rule, uint32_t end, const std::vector<Capture>& captures) {
                    if (end < best.end || (end == best.end && rule >= best.rule) ||
                        !Fits(grammar_.rules[rule], begin, end))
                      return;
                    best.rule = rule;
                    best.end = end;
                    best.captures = captures;
                  });
    return best;
  }

  // The conditions that a rule puts on what stands around it.
  bool Fits(const Rule& rule, uint32_t begin, uint32_t end) const {
    static const Token kNothing;
    const Token& before = begin > 0 && !tokens_[begin].far ? tokens_[begin - 1] : kNothing;
    const Token& behind = end < tokens_.size() && !tokens_[end].far ? tokens_[end] : kNothing;
    if (!rule.after.empty() && !rule.after.Holds(before)) return false;
    if (!rule.before.empty() && !rule.before.Holds(behind)) return false;
    if (!rule.not_after.empty() && rule.not_after.Holds(before)) return false;
    if (!rule.not_before.empty() && rule.not_before.Holds(behind)) return false;
    if (rule.not_after_noun && begin > 0 && BehindNoun(tokens_[begin].span)) return false;
    return !rule.not_counting || !CountsPlural(tokens_[end - 1].span);
  }

  // "40 dollars a month", "24 hours a day": behind a noun in the same clause "a month" is a rate.
  bool BehindNoun(Span span) const {
    const WordId at = WordAt(document_, span.begin);
    if (at == 0 || at >= document_.words.size() ||
        document_.words[at - 1].sentence != document_.words[at].sentence)
      return false;
    const Word& before = document_.words[at - 1];
    return before.upos == Upos::NOUN || before.upos == Upos::NUM || before.upos == Upos::SYM;
  }

  bool CountsPlural(Span number) const {
    const WordId at = WordAt(document_, number.begin);
    if (at + 1 >= document_.words.size()) return false;
    const Word& next = document_.words[at + 1];
    return next.upos == Upos::NOUN && next.morph.number == Number::Plur &&
           next.sentence == document_.words[at].sentence;
  }

  Token Collapse(Match match) {
    Token token;
    const Rule& rule = grammar_.rules[match.rule];
    token.span = tokens_[match.begin].span.Cover(tokens_[match.end - 1].span);
    token.far = tokens_[match.begin].far;
    token.item = static_cast<uint32_t>(items_.size());
    for (const ClassId cls : rule.gives) token.symbols.push_back({cls, token.item});
    items_.push_back({std::move(match), token.span});
    return token;
  }

  class ItemScene : public Scene {
   public:
    ItemScene(const Annotator& owner, WordId begin, WordId end) : owner_(owner), begin_(begin), end_(end) {}
    std::optional<Civil> Published() const override { return owner_.published_; }
    std::optional<Moment> Told() const override { return owner_.told_; }
    std::optional<Moment> ToldDay() const override { return owner_.told_day_; }
    std::string ValueOfItem(int64_t item) const override {
      return owner_.ValueOf(owner_.items_[static_cast<size_t>(item)], *this);
    }
    Direction Tense() const override {
      return DirectionAt(owner_.document_, begin_, end_, owner_.grammar_.tense);
    }
    const Vocabulary& Words() const override { return owner_.grammar_.vocabulary; }
    bool IsItemClass(ClassId cls) const override { return owner_.grammar_.item_classes.contains(cls); }

   private:
    const Annotator& owner_;
    WordId begin_, end_;
  };

  // Empty when it stays open. Items nest as deep as there are layers.
  std::string ValueOf(const Item& item, const Scene& scene) const {
    const Rule& rule = grammar_.rules[item.match.rule];
    if (told_) {
      for (const auto& [grain, value] : rule.after_told) {
        if (grain == told_->grain) return Evaluate(value, item.match.captures, scene).value_or("");
      }
    }
    return Evaluate(rule.value, item.match.captures, scene).value_or("");
  }

  void Add(const Item& item) {
    const Rule& rule = grammar_.rules[item.match.rule];
    if (!rule.type) return;
    Timex timex;
    timex.span = item.span;
    timex.begin = WordAt(document_, item.span.begin);
    timex.end = timex.begin;
    while (timex.end < document_.words.size() && document_.words[timex.end].span.begin < item.span.end)
      ++timex.end;
    const std::string value = ValueOf(item, ItemScene(*this, timex.begin, timex.end));
    timex.type = *rule.type;
    timex.value = document_.arena().Store(value);
    timex.mod = grammar_.ModOf(document_.Text(item.span));
    timex.rule = rule.id;
    document_.timexes.push_back(timex);
    if (rule.aside || (timex.type != TimexType::Date && timex.type != TimexType::Time)) return;
    if (const std::optional<Moment> moment = ParseMoment(value)) {
      told_ = moment;
      if (moment->grain == Grain::kDay) told_day_ = moment;
    }
  }

  const times::Grammar& grammar_;
  Document& document_;
  std::string pool_;
  std::vector<Token> tokens_;
  std::vector<Item> items_;
  std::vector<Capture> scratch_;
  std::optional<Civil> published_;
  std::optional<Moment> told_, told_day_;
};

}  // namespace

Times::Times() : grammar_(std::make_unique<Grammar>()) {}
Times::~Times() = default;

Result<std::unique_ptr<Times>> Times::Build(const Knowledge& knowledge) {
  std::unique_ptr<Times> times(new Times);
  if (const Result<void> loaded = times->grammar_->Load(knowledge); !loaded) return loaded.error();
  return times;
}

void Times::Annotate(Document* document) const {
  document->timexes.clear();
  Annotator(*grammar_, document).Run();
}

}  // namespace casus
