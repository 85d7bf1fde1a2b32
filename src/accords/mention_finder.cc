// See mention_finder.h. Two ways to a mention: a name of the registry, the longest at its place; or a noun
// for agreements with what that noun needs beside it (lexicon/accords/english.toml). The name reaches left
// over the modifiers that stand before the noun, whatever the tree makes of them.
#include "accords/mention_finder.h"

#include <algorithm>

#include "accords/mention_facts.h"
#include "base/utf8.h"

namespace casus {
namespace {

struct Candidate {
  WordId begin, end, head;
  std::span<const NameHit> hits;
  size_t hit_tokens = 0;
};

class MentionFinder {
 public:
  explicit MentionFinder(const Reading& reading) : r_(reading) {}

  std::vector<Mention> Run() {
    for (const Sentence& sentence : r_.doc.sentences) {
      FindNames(sentence);
      for (WordId word = sentence.begin; word < sentence.end; ++word) {
        if (word < covered_) continue;
        TryNoun(word);
      }
      for (const Candidate& name : names_) TryName(name);
      names_.clear();
    }
    std::sort(mentions_.begin(), mentions_.end(), [](const Mention& a, const Mention& b) {
      return a.span.begin != b.span.begin ? a.span.begin < b.span.begin : a.head < b.head;
    });
    return std::move(mentions_);
  }

 private:
  const AccordNoun* NounAt(WordId word) const {
    const Word& w = r_.at(word);
    if (w.upos != Upos::NOUN && w.upos != Upos::PROPN) return nullptr;
    if (w.lemma == "fire") return IsCeaseFire(word) ? r_.words.Noun("ceasefire") : nullptr;
    if (const AccordNoun* noun = r_.words.Noun(w.lemma)) return noun;
    // Names keep their capitals in the lemma, and "cease-fire" may be one word.
    const std::vector<std::string> tokens = NameTokens(w.lemma);
    if (tokens.empty()) return nullptr;
    if (const AccordNoun* noun = r_.words.Noun(tokens.back())) return noun;
    const std::string& last = tokens.back();
    return last.size() > 1 && last.back() == 's' ? r_.words.Noun(last.substr(0, last.size() - 1)) : nullptr;
  }

  bool IsCeaseFire(WordId word) const {
    for (WordId before = word; before-- > r_.doc.SentenceOf(word).begin && word - before <= 2;) {
      if (r_.at(before).lemma == "cease") return true;
      if (r_.at(before).form != "-") return false;
    }
    return false;
  }

  void FindNames(const Sentence& sentence) {
    const std::vector<TextToken> tokens = WordTokens(r_.doc, sentence.begin, sentence.end);
    for (size_t i = 0; i < tokens.size();) {
      std::span<const NameHit> hits;
      const size_t size = r_.registry.Match(tokens, i, &hits);
      if (size == 0) {
        ++i;
        continue;
      }
      Candidate name{tokens[i].word, tokens[i + size - 1].word + 1, kNoId, hits, size};
      name.head = HeadOf(name);
      if (size > 1 || HasCapitals(tokens[i].word)) names_.push_back(name);
      i += size > 1 ? size : 1;
    }
  }

  bool HasCapitals(WordId word) const {
    const std::string_view form = r_.at(word).form;
    return form.size() > 1 && IsAsciiUpper(form[0]) && IsAsciiUpper(form[1]);
  }

  // The last noun for agreements among the words; else the word that hangs on one outside.
  WordId HeadOf(const Candidate& name) const {
    for (WordId word = name.end; word-- > name.begin;) {
      if (NounAt(word)) return word;
    }
    for (WordId word = name.begin; word < name.end; ++word) {
      const WordId head = r_.at(word).head;
      if (head == kNoId || head < name.begin || head >= name.end) return word;
    }
    return name.begin;
  }

  const Candidate* NameWith(WordId head) const {
    for (const Candidate& name : names_) {
      if (name.begin <= head && head < name.end) return &name;
    }
    return nullptr;
  }

  // Names without a noun that TryNoun would find: "JCPOA", "Minsk II".
  void TryName(const Candidate& name) {
    const bool seen = std::any_of(mentions_.begin(), mentions_.end(),
                                  [&](const Mention& m) { return m.begin < name.end && name.begin < m.end; });
    if (seen) return;
    Mention mention = Make(name.head, name.begin, name.end);
    if (const AccordNoun* noun = NounAt(name.head)) mention.noun = *noun;
    if (mention.noun.family.empty()) mention.noun = {"other", "agreement", false, Need::kAlias};
    AddHits(name, &mention);
    Finish(std::move(mention));
  }

  void TryNoun(WordId head) {
    const AccordNoun* noun = NounAt(head);
    if (!noun) return;
    const Candidate* name = NameWith(head);
    if (name && name->head != head) return;
    if (!name && !StandsAlone(head)) return;
    if (name && !StandsAlone(head) && name->hit_tokens < 2) return;
    WordId begin = NameBegin(head);
    WordId end = head + 1;
    if (name) begin = std::min(begin, name->begin), end = std::max(end, name->end);
    Mention mention = Make(head, begin, end);
    mention.noun = *noun;
    if (name) AddHits(*name, &mention);
    if (!ReadNumber(&mention)) return;
    if (!name && HasModifier(mention, r_.words.not_accords)) return;
    if (!name && !Satisfied(mention)) return;
    Finish(std::move(mention));
  }

  // "truce talks" is about talks; "ceasefire violation" is about the ceasefire; in "ceasefire agreement" the
  // last noun counts.
  bool StandsAlone(WordId head) const {
    const Word& w = r_.at(head);
    WordId next = head + 1;
    const Sentence& sentence = r_.doc.SentenceOf(head);
    const bool adjoined = next < sentence.end &&
                          (r_.at(next).upos == Upos::NOUN || r_.at(next).upos == Upos::PROPN) &&
                          (w.rel == Rel::Compound || r_.at(next).head == w.head || w.head == next);
    if (!adjoined || w.head == kNoId)
      return w.rel != Rel::Compound || w.head < head || r_.words.carriers.Has(r_.at(w.head).lemma);
    if (NounAt(next)) return false;
    return r_.words.carriers.Has(r_.at(next).lemma);
  }

  // The first word of the name that ends at `head`: its modifiers, without article, possessor and the clause
  // before.
  WordId NameBegin(WordId head) const {
    const Sentence& sentence = r_.doc.SentenceOf(head);
    WordId begin = head;
    while (begin > sentence.begin) {
      const Word& before = r_.at(begin - 1);
      const bool hyphen = before.form == "-" && begin - 1 > sentence.begin && begin < head + 1;
      const bool participle =
          before.upos == Upos::VERB && (before.rel == Rel::Amod || before.rel == Rel::Compound ||
                                        (begin - 1 > sentence.begin && r_.at(begin - 2).form == "-"));
      const bool nominal = before.upos == Upos::ADJ || before.upos == Upos::NOUN ||
                           before.upos == Upos::PROPN || before.upos == Upos::NUM;
      if (!hyphen && !participle && !nominal) break;
      // A noun that is an argument of its own ("gave Armenia a …" has an article; "called Monday deal" has a
      // relation of its own).
      if (nominal && (before.rel == Rel::Nsubj || before.rel == Rel::Obj || before.rel == Rel::Root) &&
          before.head != head)
        break;
      --begin;
    }
    while (begin < head && (r_.at(begin).form == "-" || r_.words.vague_modifiers.Has(r_.at(begin).form)))
      ++begin;
    return begin;
  }

  bool HasModifier(const Mention& mention, const WordClass& words) const {
    for (const TextToken& token : WordTokens(r_.doc, mention.begin, mention.head)) {
      if (words.Has(token.text)) return true;
    }
    for (WordId word = mention.begin; word < mention.head; ++word) {
      if (words.Has(r_.at(word).lemma)) return true;
    }
    return false;
  }

  // "resolution 2202", "Resolution No. 242"; false when the noun needs a number and has none.
  bool ReadNumber(Mention* mention) {
    if (mention->noun.need != Need::kNumber) return true;
    const Sentence& sentence = r_.doc.SentenceOf(mention->head);
    for (WordId word = mention->head + 1; word < sentence.end && word <= mention->head + 2; ++word) {
      const std::string_view form = r_.at(word).form;
      if (!IsAsciiDigit(form[0])) continue;
      mention->number = std::string(form.substr(0, form.find_first_not_of("0123456789")));
      mention->end = std::max(mention->end, word + 1);
      mention->span = mention->span.Cover(r_.at(word).span);
      return true;
    }
    return !mention->hits.empty();
  }

  bool Satisfied(const Mention& mention) const {
    if (mention.noun.need == Need::kNothing || mention.noun.need == Need::kNumber) return true;
    if (mention.noun.need == Need::kAlias) return false;
    if (Signed(mention.head)) return true;
    if (HasModifier(mention, r_.words.marks) &&
        !(HasModifier(mention, r_.words.weak_marks) && !Definite(mention.head)))
      return true;
    // A date or a place before it: "the November 10 statement", "the Sochi declaration"; the press statements
    // of ministries have neither.
    for (WordId word = mention.begin; word < mention.head; ++word) {
      const bool date = std::any_of(r_.doc.timexes.begin(), r_.doc.timexes.end(), [&](const Timex& t) {
        return t.begin <= word && word < t.end && t.type == TimexType::Date;
      });
      const PlaceMention* place = r_.parties.PlaceAt(word);
      const bool town = place && !place->adjective && word + 1 == mention.head && place->place != kNoId &&
                        r_.doc.places[place->place].kind != "country" && Definite(mention.head);
      if (date || town) return true;
    }
    return Definite(mention.head) && mention.begin == mention.head &&
           r_.at(mention.head).rel != Rel::Compound;  // may take up an earlier one
  }

  // Signed or adopted, by a participle behind it or the verb above.
  bool Signed(WordId head) const {
    const auto makes = [&](WordId verb) { return r_.words.adopting.Has(r_.at(verb).lemma); };
    const Word& w = r_.at(head);
    if ((w.rel == Rel::Obj || w.rel == Rel::NsubjPass) && w.head != kNoId && makes(w.head)) return true;
    return head + 1 < r_.doc.SentenceOf(head).end && makes(head + 1) && r_.at(head + 1).xpos != "VBD";
  }

  bool Definite(WordId head) const {
    if (r_.tree.Has(head, Rel::NmodPoss)) return false;
    const WordId det = r_.tree.Child(head, Rel::Det);
    if (det == kNoId) return r_.at(head).upos == Upos::PROPN;
    const std::string_view lemma = r_.at(det).lemma;
    return lemma == "the" || lemma == "this" || lemma == "that" || lemma == "these" || lemma == "those" ||
           lemma == "both";
  }

  Mention Make(WordId head, WordId begin, WordId end) const {
    Mention mention;
    mention.head = head;
    mention.begin = begin;
    mention.end = end;
    mention.sentence = r_.at(head).sentence;
    mention.span = r_.at(begin).span.Cover(r_.at(end - 1).span);
    return mention;
  }

  void AddHits(const Candidate& name, Mention* mention) const {
    mention->hits.assign(name.hits.begin(), name.hits.end());
    mention->hit_tokens = name.hit_tokens;
  }

  void Finish(Mention mention) {
    const WordId head = mention.head;
    covered_ = mention.end;
    WordId det = r_.tree.Child(head, Rel::Det);
    if (det == kNoId && mention.begin > r_.doc.SentenceOf(head).begin &&
        r_.at(mention.begin - 1).upos == Upos::DET)
      det = mention.begin - 1;
    const std::string_view article = det == kNoId ? std::string_view() : r_.at(det).lemma;
    if (article == "no") return;
    mention.indefinite =
        article == "a" || article == "an" || article == "any" || article == "another" || article == "some";
    mention.definite = !mention.indefinite && (det != kNoId || r_.tree.Has(head, Rel::NmodPoss) ||
                                               r_.at(head).upos == Upos::PROPN || !mention.hits.empty());
    mention.plural = r_.at(head).morph.number == Number::Plur || r_.at(head).xpos == "NNS";
    for (WordId child : r_.tree.Children(head)) {
      mention.vague |= child < head && (r_.words.vague_modifiers.Has(r_.at(child).lemma) ||
                                        r_.words.vague_modifiers.Has(r_.at(child).form));
    }
    if (mention.vague) return;
    mention.kind = mention.noun.kind;
    ReadTokens(&mention);
    const std::vector<uint32_t> dates = ListedDates(r_, mention);
    for (uint32_t timex : dates) {
      Mention one = mention;
      one.listed = true;
      SetDate(r_, timex, false, &one);
      FindFacts(r_, &one);
      mentions_.push_back(std::move(one));
    }
    if (!dates.empty()) return;
    FindFacts(r_, &mention);
    mentions_.push_back(std::move(mention));
  }

  void ReadTokens(Mention* mention) const {
    for (WordId word = mention->begin; word < mention->end; ++word) {
      const Word& w = r_.at(word);
      if (word != mention->head && r_.words.empty_modifiers.Has(w.lemma)) continue;
      const std::string_view text = w.upos == Upos::NOUN ? w.lemma : w.form;
      for (const std::string& token : NameTokens(text)) {
        if (token == "cease") continue;
        const std::string_view plain =
            token == "fire" && IsCeaseFire(word) ? std::string_view("ceasefire") : std::string_view(token);
        if (const std::string_view kind = r_.words.KindOf(plain);
            !kind.empty() && (mention->kind == "other" || word != mention->head)) {
          if (mention->kind == "other") mention->kind = kind;
        }
        mention->tokens.emplace_back(r_.words.Same(plain));
      }
    }
  }

  const Reading& r_;
  std::vector<Mention> mentions_;
  std::vector<Candidate> names_;
  WordId covered_ = 0;
};

}  // namespace

std::vector<Mention> FindMentions(const Reading& reading) { return MentionFinder(reading).Run(); }

}  // namespace casus
