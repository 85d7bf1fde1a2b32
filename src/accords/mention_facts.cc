// See mention_facts.h. Parsers often hang "in Sochi on Oct. 31" on the wrong word, so modifiers behind the
// noun are read in a window of the running words, which ends where the next clause begins; the tree tells
// only which verb governs the noun.
#include "accords/mention_facts.h"

#include <algorithm>

#include "base/utf8.h"

namespace casus {
namespace {

struct Window {
  WordId begin = 0, end = 0;
};

bool EndsClause(const Word& word) {
  return IsVerbal(word) || word.xpos == "WDT" || word.xpos == "WP" || word.xpos == "WRB" ||
         word.form == "." || word.form == ";" || word.form == ":" || word.form == "(" ||
         word.lemma == "before" || word.lemma == "after" || word.lemma == "because" || word.lemma == "when" ||
         word.form == "\"";
}

class FactFinder {
 public:
  FactFinder(const Reading& reading, Mention* mention)
      : r_(reading), m_(*mention), sentence_(reading.doc.SentenceOf(mention->head)) {}

  void Run() {
    ReadName();
    ReadModifiersBehind();
    ReadParticiple();
    ReadGovernor();
    ReadNounEvent();
    ReadProposal();
  }

 private:
  // Words from `from` to the end of its clause.
  Window ClauseFrom(WordId from) const {
    WordId end = from;
    while (end < sentence_.end && !EndsClause(r_.at(end))) ++end;
    return {from, end};
  }

  // "Nov. 10 statement", "Sochi deal", "Russian-brokered truce", "Armenia-Azerbaijan agreement".
  void ReadName() {
    for (uint32_t i = 0; i < r_.doc.timexes.size(); ++i) {
      const Timex& timex = r_.doc.timexes[i];
      if (timex.begin >= m_.begin && timex.end <= m_.end && timex.begin < timex.end)
        SetDate(r_, i, false, &m_);
    }
    WordId brokered = kNoId;
    for (WordId word = m_.begin; word < m_.head; ++word) {
      if (r_.words.mediating.Has(r_.at(word).lemma) || r_.words.mediating.Has(Participle(r_.at(word).form)))
        brokered = word;
      const PlaceMention* place = r_.parties.PlaceAt(word);
      if (place && !place->adjective && place->place != kNoId &&
          r_.doc.places[place->place].kind != "country" && m_.place.empty()) {
        m_.place = r_.doc.places[place->place].name;
      }
    }
    if (m_.noun.need == Need::kNumber) return;  // "UN Security Council resolution": not between its makers
    if (brokered != kNoId) {
      m_.mediators = CodesIn(r_, m_.begin, brokered);
      m_.parties = CodesIn(r_, brokered + 1, m_.head);
    } else {
      m_.parties = CodesIn(r_, m_.begin, m_.head);
    }
  }

  // "brokered" for "U.S.-brokered" in one token.
  static std::string_view Participle(std::string_view form) {
    const size_t dash = form.rfind('-');
    const std::string_view last = dash == std::string_view::npos ? form : form.substr(dash + 1);
    return last.size() > 2 && last.substr(last.size() - 2) == "ed"
               ? (last == "brokered" ? "broker" : last.substr(0, last.size() - 1))
               : last;
  }

  // "of Nov. 10, 2020", "between Armenia and Azerbaijan", "with the ELN", "in Karabakh": up to the next verb.
  void ReadModifiersBehind() {
    const Window window = ClauseFrom(m_.end);
    std::string_view preposition;
    for (WordId word = window.begin; word < window.end; ++word) {
      const Word& w = r_.at(word);
      if (w.form == "," && word > m_.end && r_.at(word - 1).upos != Upos::NUM &&
          r_.at(word - 1).upos != Upos::PROPN)
        break;
      if (w.upos == Upos::ADP || w.upos == Upos::SCONJ) {
        if (preposition.empty() && word > m_.end)
          break;  // the noun is followed by something else than its modifiers
        preposition = w.lemma;
        if (preposition == "between" || preposition == "among" || preposition == "with" ||
            preposition == "by") {
          const WordId end = PhraseEnd(word + 1, window.end);
          for (std::string_view code : CodesIn(r_, word + 1, end)) AddCode(code, &m_.parties);
        }
        continue;
      }
      if (preposition.empty()) break;
      const uint32_t timex = TimexAt(word);
      if (timex != kNoId && (preposition == "of" || preposition == "from" || preposition == "in" ||
                             (preposition == "on" && !GovernedByOther()))) {
        SetDate(r_, timex, false, &m_);
      }
    }
  }

  // Up to the next preposition.
  WordId PhraseEnd(WordId from, WordId end) const {
    WordId word = from;
    while (word < end && (r_.at(word).upos != Upos::ADP || r_.at(word).lemma == "of")) ++word;
    return word;
  }

  // "on Monday" behind the object of another verb than one of making dates that verb.
  bool GovernedByOther() const {
    const WordId verb = Governor();
    return verb != kNoId && !r_.words.creating.Has(r_.at(verb).lemma);
  }

  uint32_t TimexAt(WordId word) const {
    for (uint32_t i = 0; i < r_.doc.timexes.size(); ++i) {
      if (r_.doc.timexes[i].begin <= word && word < r_.doc.timexes[i].end) return i;
    }
    return kNoId;
  }

  void SetPlace(WordId word, bool signed_there) {
    const PlaceMention* mention = r_.parties.PlaceAt(word);
    if (!mention || mention->adjective || mention->place == kNoId || (!m_.place.empty() && !signed_there))
      return;
    if (m_.signed_there) return;
    m_.place = r_.doc.places[mention->place].name;
    m_.town = r_.doc.places[mention->place].kind == "city";
    m_.signed_there = signed_there;
  }

  // "adopted by Baku, Yerevan and Moscow in Sochi on Oct. 31", "that their ministers had agreed on in
  // Moscow", ", brokered by Lavrov,".
  void ReadParticiple() {
    WordId word = m_.end;
    int commas = 0;
    WordId subject_begin = kNoId;
    for (; word < sentence_.end; ++word) {
      const Word& w = r_.at(word);
      if (IsVerbal(w) && w.upos != Upos::AUX) break;
      if (w.form == "." || w.form == ";" || (w.form == "," && (++commas > 2 || !CommaGoesOn(word)))) return;
      if (w.xpos == "WDT" || w.xpos == "WP" || w.lemma == "that") subject_begin = word + 1;
    }
    if (word >= sentence_.end || !r_.words.creating.Has(r_.at(word).lemma)) return;
    const Word& verb = r_.at(word);
    const bool participle = subject_begin == kNoId && verb.xpos != "VB" && verb.xpos != "VBZ" &&
                            verb.xpos != "VBP" && verb.xpos != "VBG" && !FiniteMain(word);
    // A relative clause without a subject of its own ("that ended the war") says what the accord does.
    const bool relative = subject_begin != kNoId && subject_begin < word && verb.upos == Upos::VERB &&
                          word - subject_begin >= 1;
    if (!participle && !relative) return;
    if (participle && !BelongsToNoun(word)) return;
    ReadCreation(word, ClauseFrom(word + 1));
    if (relative && r_.words.signing.Has(verb.lemma)) {
      for (std::string_view code : CodesIn(r_, subject_begin, word)) AddCode(code, &m_.parties);
    }
    m_.created |= !IsUnreal(r_, word);
  }

  // A comma inside a date, or before a participle ("the truce, brokered by Lavrov").
  bool CommaGoesOn(WordId comma) const {
    if (comma + 1 >= sentence_.end) return false;
    const Word& next = r_.at(comma + 1);
    return next.xpos == "VBN" || next.upos == Upos::NUM ||
           (comma > 0 && r_.at(comma - 1).upos == Upos::NUM && r_.words.creating.Has(next.lemma));
  }

  // Is the verb the main verb of the clause whose subject the accord is ("the truce was announced")? Then
  // ReadGovernor has it.
  bool FiniteMain(WordId verb) const {
    if (verb == m_.end && verb + 1 < sentence_.end && r_.at(verb + 1).upos == Upos::ADP &&
        !r_.tree.Has(verb, Rel::Obj))
      return false;
    return r_.tree.Has(verb, Rel::Nsubj) || r_.tree.Has(verb, Rel::NsubjPass) || r_.tree.Has(verb, Rel::Aux);
  }

  // The participle follows the noun, with nothing but its modifiers between, or hangs on it.
  bool BelongsToNoun(WordId verb) const {
    if (verb == m_.end || r_.at(verb).head == m_.head) return true;
    for (WordId word = m_.end; word < verb; ++word) {
      const Word& w = r_.at(word);
      if (w.upos == Upos::CCONJ || w.upos == Upos::PRON) return false;
    }
    return verb - m_.end <= 8;
  }

  // The words behind a verb of making: "by" gives parties or mediators, "in" the place, dates the date.
  void ReadCreation(WordId verb, Window window) {
    const std::string_view lemma = r_.at(verb).lemma;
    const bool mediating = r_.words.mediating.Has(lemma);
    std::string_view preposition;
    for (WordId word = window.begin; word < window.end; ++word) {
      const Word& w = r_.at(word);
      if (w.upos == Upos::ADP) {
        preposition = w.lemma;
        if (preposition == "by" || preposition == "between" || (preposition == "with" && !mediating)) {
          const std::vector<std::string_view> codes = CodesIn(r_, word + 1, PhraseEnd(word + 1, window.end));
          const bool mediator = mediating && preposition == "by";
          if (!mediator && preposition == "by" && !r_.words.signing.Has(lemma)) continue;
          if (r_.words.one_sided.Has(lemma) && codes.size() < 2) continue;
          for (std::string_view code : codes) AddCode(code, mediator ? &m_.mediators : &m_.parties);
        }
        continue;
      }
      if (const uint32_t timex = TimexAt(word); timex != kNoId) SetDate(r_, timex, false, &m_);
      if (preposition == "in" || preposition == "at") SetPlace(word, true);
    }
  }

  // The verb that has the accord as object, passive subject or oblique; conjuncts and nouns like "the terms
  // of" are climbed.
  WordId Governor() const {
    WordId at = m_.head;
    for (int i = 0; i < 4; ++i) {
      const Word& w = r_.at(at);
      if (w.head == kNoId) return kNoId;
      if (IsVerbal(r_.at(w.head))) return w.rel == Rel::Acl || w.rel == Rel::AclRelcl ? kNoId : w.head;
      if (w.rel != Rel::Conj && w.rel != Rel::Nmod && w.rel != Rel::Compound && w.rel != Rel::Appos)
        return kNoId;
      at = w.head;
    }
    return kNoId;
  }

  // "signed a statement in Moscow on Monday", "the agreement was announced on Sunday", "agreed to a truce",
  // "the truce took effect at noon on Saturday".
  void ReadGovernor() {
    const WordId verb = Governor();
    if (verb == kNoId) return;
    const Word& head = r_.at(m_.head);
    const std::string_view lemma = r_.at(verb).lemma;
    const Frame frame = r_.frames.Of(verb);
    const bool subject = frame.Arg("subj") == m_.head && !frame.passive;
    if (subject && r_.words.ending.Has(lemma) && frame.Arg("obj") == kNoId && !IsUnreal(r_, verb))
      m_.ended = true;
    if (subject) {
      const WordId object = frame.Arg("obj");
      const WordId into = frame.Arg("into");
      const bool effect = r_.words.TakesEffect(lemma, {}) ||
                          (object != kNoId && r_.words.TakesEffect(lemma, r_.at(object).lemma)) ||
                          (into != kNoId && r_.words.TakesEffect(lemma, r_.at(into).lemma));
      if (effect && !IsUnreal(r_, verb)) DateNear(verb, true);
      return;
    }
    if (!r_.words.creating.Has(lemma)) return;
    const bool argument =
        head.head != verb || head.rel == Rel::Obj || head.rel == Rel::NsubjPass ||
        (head.rel == Rel::Obl && (r_.tree.Case(m_.head) == "to" || r_.tree.Case(m_.head) == "on"));
    if (!argument) return;
    const bool unreal = IsUnreal(r_, verb) || frame.Arg("neg") != kNoId;
    if (unreal) return;
    m_.created = true;
    if (r_.words.signing.Has(lemma)) {
      std::vector<ActorId> actors;
      const WordId maker = frame.Arg("subj");
      if (maker != kNoId && maker != m_.head) {
        for (WordId child : r_.tree.Children(verb)) {
          if (r_.at(child).rel == Rel::Nsubj && child != m_.head && !IsDateline(r_, child))
            r_.parties.Find(child, &actors);
        }
        if (actors.empty() && !IsDateline(r_, maker)) r_.parties.Find(maker, &actors);
      }
      if (const WordId with = frame.Arg("with"); with != kNoId) r_.parties.Find(with, &actors);
      const bool known = m_.parties.size() >= 2;
      std::vector<std::string_view> codes;
      for (ActorId actor : actors) AddCode(PartyCode(r_.doc.actors[actor]), &codes);
      if (!known && (!r_.words.one_sided.Has(lemma) || codes.size() > 1)) {
        for (std::string_view code : codes) AddCode(code, &m_.parties);
      }
    }
    ReadCreation(verb, ClauseFrom(verb + 1));
    DateNear(verb, false);
  }

  // A date of the clause around `verb`: behind it, else before it.
  void DateNear(WordId verb, bool effect) {
    if (!m_.date.empty()) return;
    const Window behind = ClauseFrom(verb + 1);
    for (WordId word = behind.begin; word < behind.end; ++word) TakeDate(word, effect);
    for (WordId word = verb; word-- > sentence_.begin && m_.date.empty();) {
      if (IsVerbal(r_.at(word)) && r_.at(word).upos == Upos::VERB) break;
      TakeDate(word, effect);
    }
  }

  // The date at `word`, unless it is one beside the accord's own: "since 2020", "before Monday".
  void TakeDate(WordId word, bool effect) {
    const uint32_t timex = TimexAt(word);
    if (timex == kNoId) return;
    const WordId begin = r_.doc.timexes[timex].begin;
    if (begin > sentence_.begin && r_.words.elsewhen.Has(r_.at(begin - 1).lemma)) return;
    SetDate(r_, timex, effect, &m_);
  }

  // The accord itself is an event, with a date.
  void ReadNounEvent() {
    for (const Event& event : r_.doc.events) {
      if (event.head != m_.head) continue;
      const bool actual = event.factuality == Factuality::Actual;
      if (actual) m_.created |= event.type == "AGREE" || event.type == "RETREAT" || event.type == "CONCEDE";
      if (m_.parties.empty()) {
        for (ActorId actor : event.sources) AddCode(PartyCode(r_.doc.actors[actor]), &m_.parties);
      }
      if (m_.mediators.empty()) {
        for (ActorId actor : event.mediators) AddCode(PartyCode(r_.doc.actors[actor]), &m_.mediators);
      }
      if (actual && m_.date.empty() && event.timex != kNoId && m_.indefinite)
        SetDate(r_, event.timex, true, &m_);
    }
    // "In September … before a truce ended the fighting": an indefinite accord that did something is of the
    // time that the sentence tells of.
    if (!m_.date.empty() || !m_.indefinite || m_.mediators.empty()) return;
    for (uint32_t i = 0; i < r_.doc.timexes.size(); ++i) {
      const Timex& timex = r_.doc.timexes[i];
      if (timex.begin < sentence_.begin || timex.end > m_.begin || timex.type != TimexType::Date) continue;
      if (m_.date.empty()) SetDate(r_, i, true, &m_);
    }
  }

  void ReadProposal() {
    bool hoped = false;
    for (WordId word = m_.begin; word < m_.head; ++word)
      hoped |= r_.words.proposed_modifiers.Has(r_.at(word).lemma) && m_.indefinite;
    WordId at = m_.head;
    for (int i = 0; i < 4 && r_.at(at).head != kNoId; ++i) {
      const Rel rel = r_.at(at).rel;
      at = r_.at(at).head;
      const std::string_view lemma = r_.at(at).lemma;
      if (r_.at(at).upos == Upos::NOUN && r_.words.proposed_nouns.Has(lemma) && rel != Rel::Compound)
        hoped = true;
      if (IsVerbal(r_.at(at)) && r_.words.proposed_verbs.Has(lemma)) hoped = true;
      if (rel == Rel::AclRelcl || rel == Rel::Parataxis || rel == Rel::Ccomp) break;
    }
    if (const WordId verb = Governor(); verb != kNoId && IsUnreal(r_, verb)) hoped = true;
    if (!hoped || m_.created || !m_.date.empty() || m_.noun.need == Need::kNumber) return;
    m_.proposed = m_.indefinite;
    if (!m_.proposed || m_.parties.size() > 1) return;
    // Whose treaty it would be: of those who talk about it.
    for (const Event& event : r_.doc.events) {
      if (event.sentence != m_.sentence || (event.type != "CONSULT" && event.type != "AGREE")) continue;
      std::vector<std::string_view> codes = m_.parties;
      for (const std::vector<ActorId>* actors : {&event.sources, &event.targets}) {
        for (ActorId actor : *actors) AddCode(PartyCode(r_.doc.actors[actor]), &codes);
      }
      if (codes.size() == 2) m_.parties = codes;
    }
  }

  const Reading& r_;
  Mention& m_;
  const Sentence& sentence_;
};

}  // namespace

void SetDate(const Reading& reading, uint32_t timex, bool effect, Mention* mention) {
  if (!mention->date.empty()) return;
  const Timex& t = reading.doc.timexes[timex];
  if (t.type != TimexType::Date && t.type != TimexType::Time) return;
  const std::optional<DateRange> days = ParseDays(t.value);
  if (!days) return;
  mention->date = t.value.substr(0, t.value.find('T'));
  mention->days = days;
  mention->effect_date = effect;
  int digits = 0;
  for (char c : reading.doc.Text(t.span)) {
    digits = IsAsciiDigit(c) ? digits + 1 : 0;
    if (digits == 4) mention->year_written = true;
  }
}

std::vector<uint32_t> ListedDates(const Reading& reading, const Mention& mention) {
  std::vector<uint32_t> out;
  if (!mention.plural || mention.end >= reading.doc.words.size() || reading.at(mention.end).lemma != "of")
    return out;
  const Sentence& sentence = reading.doc.SentenceOf(mention.head);
  WordId end = mention.end;
  while (end < sentence.end && !EndsClause(reading.at(end))) ++end;
  for (uint32_t i = 0; i < reading.doc.timexes.size(); ++i) {
    const Timex& timex = reading.doc.timexes[i];
    if (timex.begin >= mention.end && timex.end <= end && ParseDays(timex.value)) out.push_back(i);
  }
  if (out.size() < 2) out.clear();
  return out;
}

void FindFacts(const Reading& reading, Mention* mention) { FactFinder(reading, mention).Run(); }

}  // namespace casus
