// See coder.h. A CodingRun holds what one report needs; it is made and dropped with the report.
#include "events/coder.h"

#include <algorithm>

#include "base/ascii.h"
#include "events/actor_sets.h"
#include "events/anchor.h"
#include "events/countries.h"
#include "events/matcher.h"
#include "events/party_finder.h"
#include "events/retellings.h"
#include "events/verb_lemmas.h"

namespace casus {

class CodingRun {
 public:
  CodingRun(const EventCoder& coder, Document* doc)
      : coder_(coder),
        doc_(*doc),
        tree_(*doc),
        lemmas_(*doc, coder.patterns_, coder.verb_forms_),
        frames_(*doc, tree_, coder.grammar_),
        parties_(doc, tree_, coder.grammar_, coder.knowledge_),
        matcher_(*doc, tree_, lemmas_, frames_, coder.patterns_, coder.grammar_, &parties_),
        implied_(doc->words.size()) {}

  void Run() {
    for (WordId word = 0; word < doc_.words.size(); ++word) CodeWord(word);
    DropAbsorbed();
    std::vector<WordId> cues;
    for (const Event& event : doc_.events) cues.push_back(event.head);
    const Anchors anchors(doc_, tree_, coder_.grammar_, parties_, cues);
    for (Event& event : doc_.events) Finish(anchors, &event);
    MergeRetellings(tree_, &doc_);
    DropPassingMentions(tree_, coder_.grammar_, absorbed_, implied_, &doc_);
    DropBusiness(&doc_);
  }

 private:
  void CodeWord(WordId word) {
    const Word& w = doc_.words[word];
    // A participle before a noun ("Russian-brokered", "the wounded men") tells of the noun, not of an act,
    // unless somebody who acts stands right before it ("The military occupied Karabakh", read as one noun
    // phrase).
    bool coded = false;
    if (w.upos == Upos::VERB && (w.rel != Rel::Amod || HasSubjectBefore(word)))
      coded = TryCues(CueKind::kVerb, word);
    if (w.upos == Upos::NOUN || (w.upos == Upos::PROPN && w.rel != Rel::Flat)) TryCues(CueKind::kNoun, word);
    if (w.upos == Upos::ADJ || (!coded && w.upos == Upos::VERB && w.xpos == "VBN"))
      TryCues(CueKind::kAdjective, word);
  }

  bool HasSubjectBefore(WordId participle) const {
    if (participle == doc_.SentenceOf(participle).begin) return false;
    const WordId before = participle - 1, object = doc_.words[participle].head, first = FirstConjunct(before);
    const ActorMention* mention = parties_.MentionAt(before);
    return mention && mention->head == before && object != kNoId && object > participle &&
           doc_.words[first].head == object && doc_.words[first].rel != Rel::NmodPoss;
  }

  WordId FirstConjunct(WordId word) const {
    for (int i = 0; i < 8 && doc_.words[word].rel == Rel::Conj && doc_.words[word].head != kNoId; ++i)
      word = doc_.words[word].head;
    return word;
  }

  // The frame of such a misread clause: subject before, object behind, and what hangs on the object by a
  // preposition.
  Frame ClauseOfNounPhrase(WordId participle) const {
    const WordId object = doc_.words[participle].head;
    Frame frame;
    frame.head = participle;
    frame.args = {{"subj", FirstConjunct(participle - 1), true}, {"obj", object, true}};
    for (WordId child : tree_.Children(object)) {
      if (doc_.words[child].rel == Rel::Nmod && !tree_.Case(child).empty())
        frame.args.push_back({tree_.Case(child), child, true});
    }
    return frame;
  }

  // What surrounds a cue of that kind. A participle that describes ("Israel is opposed to") has its subject
  // as such, not as the object of a passive.
  Frame FrameOf(CueKind kind, WordId word) const {
    const Word& w = doc_.words[word];
    if (kind == CueKind::kVerb && w.rel == Rel::Amod) return ClauseOfNounPhrase(word);
    Frame frame = frames_.Of(word);
    if (kind == CueKind::kAdjective && frame.passive) {
      for (Argument& arg : frame.args) {
        if (arg.role == "obj") arg.role = "subj";
      }
    }
    return frame;
  }

  // What somebody must or should do is asked of him, not done.
  bool IsOwed(const Frame& frame) const {
    return std::any_of(frame.args.begin(), frame.args.end(), [&](const Argument& arg) {
      return arg.role == "aux" && coder_.grammar_.obligation.Has(doc_.words[arg.word].lemma);
    });
  }

  // "Called off its protests": a particle that the tree reads as a preposition leaves the object behind it.
  static bool LacksObject(const Frame& frame, std::string_view second) {
    constexpr std::string_view kParticles[] = {"off", "out", "up", "down", "back", "away", "over"};
    return std::find(std::begin(kParticles), std::end(kParticles), second) != std::end(kParticles) &&
           frame.Arg("obj") == kNoId && frame.Arg(second) != kNoId;
  }

  static Frame WithObject(const Frame& frame, std::string_view second) {
    Frame whole = frame;
    whole.args.push_back({"obj", frame.Arg(second), true});
    return whole;
  }

  bool TryCues(CueKind kind, WordId word) {
    char lower[48];
    std::string_view lemma = lemmas_.Of(word);
    if (kind == CueKind::kAdjective && doc_.words[word].upos == Upos::VERB)
      lemma = doc_.words[word].form;  // "opposed"
    if (doc_.words[word].upos != Upos::NOUN && lemma.size() < sizeof lower) {
      std::transform(lemma.begin(), lemma.end(), lower,
                     [](char c) { return IsAsciiUpper(c) ? static_cast<char>(c + 32) : c; });
      lemma = {lower, lemma.size()};
    }
    const std::vector<Cue>* cues = coder_.patterns_.Find(kind, lemma);
    if (!cues) return false;
    if (CommitsNotTo(word)) return false;
    const Frame frame = FrameOf(kind, word);
    const bool owed = IsOwed(frame);
    for (const Cue& cue : *cues) {
      const Pattern& pattern = coder_.patterns_.at(cue.pattern);
      WordId second = kNoId;
      if (owed && pattern.type != "REQUEST" && pattern.type != "REJECT") continue;
      if (!cue.second.empty() && (second = matcher_.Second(frame, cue.second)) == kNoId) continue;
      Frame with_object;
      const Frame* whole =
          LacksObject(frame, cue.second) ? &(with_object = WithObject(frame, cue.second)) : &frame;
      if (!matcher_.Holds(pattern, *whole)) continue;
      if (Emit(pattern, *whole, second)) return true;
    }
    return false;
  }

  // "agreed not to use force": what somebody binds himself not to do is no event.
  bool CommitsNotTo(WordId word) const {
    if (doc_.words[word].rel != Rel::Xcomp &&
        (doc_.words[word].rel != Rel::Advcl || tree_.Mark(word) != "to"))
      return false;
    const auto children = tree_.Children(word);
    return std::any_of(children.begin(), children.end(), [&](WordId child) {
      return doc_.words[child].rel == Rel::Advmod && lemmas_.Of(child) == "not";
    });
  }

  enum class Take { kFirst, kAll, kPaths };  // the first role that names an actor; all roles; the first path

  // The actors that these roles name, those in `known` left out.
  std::vector<ActorId> Fill(const std::vector<std::string_view>& roles, const Frame& frame, Take take,
                            const std::vector<ActorId>& known = {}) {
    std::vector<ActorId> out;
    for (std::string_view role : roles) {
      if ((role.find('>') != std::string_view::npos) != (take == Take::kPaths)) continue;
      if (role.ends_with(">*")) {
        role.remove_suffix(2);
        matcher_.ForArguments(role, frame, [&](WordId word) {
          if (out.empty()) parties_.FindNearest(word, known, true, &out);
        });
      } else {
        matcher_.ForArguments(role, frame, [&](WordId word) { parties_.Find(word, &out); });
      }
      Remove(known, &out);
      if (!out.empty() && take != Take::kAll) break;
    }
    return out;
  }

  // Whom it concerns when no role says so: the actor nearest below the cue, the subject and what leads away
  // from the act left out; for mutual acts no place.
  std::vector<ActorId> Nearest(const Frame& frame, const std::vector<ActorId>& sources, bool places) {
    std::vector<ActorId> out, stateless;
    for (const Argument& arg : frame.args) {
      if (!out.empty() && !doc_.actors[out.front()].country.empty() && !IsOwnOrgan(out.front(), sources))
        break;
      if (stateless.empty()) stateless = out;
      out.clear();
      if (!arg.own || arg.role == "subj" || arg.role == "light" || arg.role == "by" ||
          parties_.IsAside(arg.word))
        continue;
      parties_.FindNearest(arg.word, sources, places, &out);
    }
    if (out.empty()) out = stateless;
    std::erase_if(out, [&](ActorId actor) { return IsOwnOrgan(actor, sources); });
    return out;
  }

  // "its troops", "its embassy": an organ of the state that acts.
  bool IsOwnOrgan(ActorId actor, const std::vector<ActorId>& sources) const {
    const Actor& a = doc_.actors[actor];
    const auto of_state = [](std::string_view sector) {
      return sector == "GOV" || sector == "MIL" || sector == "COP" || sector == "SPY";
    };
    return a.kind == "government_body" && !a.country.empty() && of_state(a.sector) &&
           std::any_of(sources.begin(), sources.end(), [&](ActorId source) {
             return doc_.actors[source].country == a.country && of_state(doc_.actors[source].sector);
           });
  }

  // To whom it is done: the first role that names somebody, direct ones before paths, else the actor nearest
  // below the cue. Who has no country, or is an organ of the acting state, gives way to others that are named
  // ("moved its troops to the border with Chad").
  std::vector<ActorId> Targets(const Pattern& pattern, const Frame& frame,
                               const std::vector<ActorId>& sources) {
    std::vector<ActorId> second_best;
    const auto weak = [&](ActorId actor) {
      return doc_.actors[actor].country.empty() || IsOwnOrgan(actor, sources);
    };
    for (const Take take : {Take::kFirst, Take::kPaths}) {
      for (const std::string_view& role : pattern.target) {
        std::vector<ActorId> found = Fill({role}, frame, take, sources);
        if (take == Take::kPaths)
          std::erase_if(found, [&](ActorId actor) { return IsOwnOrgan(actor, sources); });
        if (found.empty()) continue;
        if (!std::all_of(found.begin(), found.end(), weak)) return found;
        if (second_best.empty()) second_best = std::move(found);
      }
    }
    if (pattern.target.empty()) return {};
    std::vector<ActorId> known = sources;
    AddUnique(second_best, &known);
    if (const ActorMention* cue = parties_.MentionAt(frame.head))
      known.push_back(cue->actor);  // "aid convoy": not done to itself
    std::vector<ActorId> nearest = Nearest(frame, known, !pattern.mutual && second_best.empty());
    if (second_best.empty() || (!nearest.empty() && !std::all_of(nearest.begin(), nearest.end(), weak)))
      return nearest;
    return second_best;
  }

  // "a Russian-brokered truce", "talks mediated by Qatar": the actor of a mediating participle on the cue.
  void FindMediators(WordId head, std::vector<ActorId>* out) {
    for (WordId child : tree_.Children(head)) {
      const Word& w = doc_.words[child];
      if (!coder_.grammar_.mediation.Has(w.lemma) ||
          (w.rel != Rel::Amod && w.rel != Rel::Acl && w.rel != Rel::Compound && w.rel != Rel::AclRelcl))
        continue;
      for (WordId by : tree_.Children(child)) {
        const Rel rel = doc_.words[by].rel;
        if (rel == Rel::Compound || rel == Rel::OblUnmarked || rel == Rel::OblAgent || rel == Rel::Nmod ||
            rel == Rel::Nsubj || rel == Rel::Amod || rel == Rel::Advmod ||
            (rel == Rel::Obl && (tree_.Case(by) == "by" || tree_.Case(by).empty()))) {
          parties_.Find(by, out);
        }
      }
    }
    // A tagger may read "Russian - brokered" as three words side by side.
    for (WordId i = head; i-- > doc_.SentenceOf(head).begin && head - i <= 6;) {
      if (!out->empty() || !coder_.grammar_.mediation.Has(doc_.words[i].lemma) ||
          doc_.words[i].upos == Upos::NOUN)
        continue;
      const WordId before = i > 1 && doc_.words[i - 1].form == "-" ? i - 2 : kNoId;
      if (before != kNoId) parties_.Find(before, out);
    }
  }

  bool Emit(const Pattern& pattern, const Frame& frame, WordId second) {
    Event event;
    event.head = frame.head;
    event.sentence = doc_.words[frame.head].sentence;
    event.cue = doc_.words[frame.head].span;
    if (second != kNoId && std::max(second, frame.head) - std::min(second, frame.head) <= 4)
      event.cue = event.cue.Cover(doc_.words[second].span);
    const Take take = pattern.mutual ? Take::kAll : Take::kFirst;
    event.sources = Fill(pattern.source, frame, take);
    if (event.sources.empty()) event.sources = Fill(pattern.source, frame, Take::kPaths);
    event.targets = pattern.mutual ? Fill(pattern.target, frame, take, event.sources)
                                   : Targets(pattern, frame, event.sources);
    event.mediators = Fill(pattern.mediator, frame, Take::kAll);
    if (event.mediators.empty()) event.mediators = Fill(pattern.mediator, frame, Take::kPaths);
    FindMediators(frame.head, &event.mediators);
    if (frame.light_verb != kNoId) FindMediators(frame.light_verb, &event.mediators);
    for (const Argument& arg : frame.args) {
      // "met for U.S.-mediated talks", "held talks mediated by Qatar".
      if ((arg.role == "obj" || arg.role == "for" || arg.role == "in" || arg.role == "at") &&
          coder_.patterns_.IsCue(lemmas_.Of(arg.word))) {
        FindMediators(arg.word, &event.mediators);
      }
    }
    if (pattern.mutual) {
      AddUnique(event.targets, &event.sources);
      event.targets.clear();
      if (event.sources.empty()) event.sources = PartiesOfSentence(event);
      Remove(event.mediators, &event.sources);
    }
    if (pattern.mutual && event.sources.size() == 1) event.targets = Targets(pattern, frame, event.sources);
    const bool told = !event.sources.empty() && !event.targets.empty();
    if (pattern.by_state && event.sources.empty() && !event.targets.empty()) {
      const ActorId state = parties_.StateOf(doc_.actors[event.targets.front()].country);
      if (state != kNoId && (pattern.own_state || event.targets.front() != state))
        event.sources.push_back(state);
    }
    if (pattern.own_state && event.targets.empty() && !event.sources.empty()) {
      const ActorId state = parties_.StateOf(doc_.actors[event.sources.front()].country);
      if (state != kNoId && event.sources.front() != state) event.targets.push_back(state);
    }
    if (!Known(pattern.needs, event)) return false;
    if (!told && !event.targets.empty() && !event.sources.empty()) implied_[frame.head] = true;
    event.type = pattern.type;
    event.contexts = pattern.contexts;
    event.rule = pattern.id;
    event.rule_at = pattern.at;
    SetMode(pattern, &event);
    if (pattern.factuality == "planned") event.factuality = Factuality::Planned;
    if (pattern.factuality == "negated") event.factuality = Factuality::Negated;
    if (pattern.factuality == "possible") event.factuality = Factuality::Possible;
    for (std::string_view role : pattern.absorbs) {
      for (const Argument& arg : frame.args) {
        if (arg.role == role) absorbed_.push_back({arg.word, frame.head});
      }
    }
    if (pattern.split && event.sources.size() > 1) {
      Split(event);
    } else {
      doc_.events.push_back(std::move(event));
    }
    return true;
  }

  // A mediator changes the mode of some types (grammar.toml, mediated_mode): talks become talks at a third
  // party's.
  void SetMode(const Pattern& pattern, Event* event) const {
    const Node mediated = event->mediators.empty()
                              ? Node()
                              : coder_.knowledge_.Tree("events/grammar.toml")["mediated_mode"][pattern.type];
    const bool other = static_cast<bool>(mediated);
    event->mode = other ? mediated.Text() : pattern.mode;
    const std::optional<TypeInfo> info = coder_.ontology_.Find(pattern.type, event->mode);
    event->cameo = other && info ? info->cameo : pattern.cameo;
    event->intensity = info ? info->intensity : 0;
  }

  // The two sides of a mutual act that names none: exactly two states or armed groups in the sentence that
  // are not its mediators ("a truce ended the fighting on both sides").
  std::vector<ActorId> PartiesOfSentence(const Event& event) const {
    std::vector<ActorId> parties;
    const Sentence& sentence = doc_.sentences[event.sentence];
    for (const ActorMention& mention : doc_.actor_mentions) {
      if (mention.actor == kNoId || !sentence.span.Contains(mention.span)) continue;
      const Actor& actor = doc_.actors[mention.actor];
      const bool mediates =
          std::find(event.mediators.begin(), event.mediators.end(), mention.actor) != event.mediators.end();
      if (!mediates && (actor.kind == "state" || actor.kind == "armed_group"))
        AddUnique({mention.actor}, &parties);
    }
    if (parties.size() != 2) parties.clear();
    return parties;
  }

  static bool Known(Needs needs, const Event& event) {
    switch (needs) {
      case Needs::kNone:
        return true;
      case Needs::kAny:
        return !event.sources.empty() || !event.targets.empty();
      case Needs::kSource:
        return !event.sources.empty();
      case Needs::kTarget:
        return !event.targets.empty();
      case Needs::kBoth:
        return !event.sources.empty() && (!event.targets.empty() || event.sources.size() > 1);
    }
    return true;
  }

  // Each party of a mutual act of conflict does it to the others.
  void Split(const Event& event) {
    for (ActorId party : event.sources) {
      Event one = event;
      one.sources = {party};
      one.targets = event.sources;
      std::erase(one.targets, party);
      doc_.events.push_back(std::move(one));
    }
  }

  // Acts inside what another act asks for, threatens or refuses: the argument itself, and what it governs as
  // object, complement or conjunct.
  void DropAbsorbed() {
    std::vector<bool> absorbed(doc_.words.size());
    for (const Absorbed& one : absorbed_) absorbed[one.argument] = true;
    std::erase_if(doc_.events, [&](const Event& event) {
      WordId at = event.head;
      for (int i = 0; i < 6 && at != kNoId; ++i) {
        if (absorbed[at]) return true;
        const Word& word = doc_.words[at];
        const bool of_noun = word.upos == Upos::NOUN &&
                             (word.rel == Rel::Nmod || word.rel == Rel::Obl);  // "(an end to) attacks"
        const bool infinitive = word.rel == Rel::Acl && word.xpos == "VB";     // "(a demand) to release"
        if (word.rel != Rel::Obj && word.rel != Rel::Xcomp && word.rel != Rel::Conj &&
            word.rel != Rel::Ccomp && word.rel != Rel::NsubjPass && !of_noun && !infinitive)
          return false;
        at = word.head;
      }
      return false;
    });
  }

  void Finish(const Anchors& anchors, Event* event) {
    event->timex = anchors.TimexOf(event->head);
    if (event->timex != kNoId) {
      event->date_value = doc_.timexes[event->timex].value;
      event->date_text = doc_.timexes[event->timex].span;
    }
    event->place = anchors.PlaceOf(event->head);
    GiveCountries(&doc_, &parties_, event);
    const Sentence& sentence = doc_.sentences[event->sentence];
    for (const EventCoder::ContextWords& entry : coder_.contexts_) {
      const auto has = [&](std::string_view context) {
        return std::find(event->contexts.begin(), event->contexts.end(), context) != event->contexts.end();
      };
      if (has(entry.context)) continue;
      for (WordId word = sentence.begin; word < sentence.end; ++word) {
        if (!entry.words.Has(lemmas_.Of(word))) continue;
        event->contexts.push_back(entry.context);
        break;
      }
    }
  }

  const EventCoder& coder_;
  Document& doc_;
  Tree tree_;
  VerbLemmas lemmas_;
  Frames frames_;
  PartyFinder parties_;
  PatternMatcher matcher_;
  std::vector<bool> implied_;       // by word: the cue of an event one side of which no word names
  std::vector<Absorbed> absorbed_;  // arguments whose acts belong to the act that governs them
};

EventCoder::EventCoder(const Knowledge& knowledge, Patterns patterns)
    : knowledge_(knowledge),
      patterns_(std::move(patterns)),
      grammar_(ReadGrammar(knowledge)),
      verb_forms_(ReadVerbForms(knowledge)),
      ontology_(knowledge) {
  const Node contexts = knowledge.Tree("events/contexts.toml")["context"];
  for (size_t i = 0; i < contexts.size(); ++i)
    contexts_.push_back({contexts.KeyAt(i), WordClass(contexts.At(i))});
}

Result<std::unique_ptr<EventCoder>> EventCoder::Build(const Knowledge& knowledge) {
  Result<Patterns> patterns = Patterns::Build(knowledge);
  if (!patterns) return patterns.error();
  return std::unique_ptr<EventCoder>(new EventCoder(knowledge, std::move(*patterns)));
}

void EventCoder::Annotate(Document* doc) const { CodingRun(*this, doc).Run(); }

}  // namespace casus
