// Event patterns: what lexicon/events/*.toml says, read into memory and indexed by the lemma of the cue.
//
//   [[pattern]]
//   id     = "assault.shell"                      # unique; shown as the event's rule
//   verb   = ["shell", "open fire", "@bomb"]      # cue: verbs, by lemma; "open fire": verb and object;
//   "break off": verb and particle; "@bomb": a class noun   = ["shelling", "air strike"]           # cue:
//   event nouns, with a modifier before them ("air-strike" is the same) adj    = ["dead"] # cue: predicate
//   adjectives when   = { on = ["#actor", "position"] }      # must hold: an argument with that role
//   (alternatives "on|against") that is one of the items unless = { obj = ["@goods"] }                 # must
//   not hold type   = "ASSAULT"   mode = "heavy-weapons"   cameo = "194"   context = ["military"] source =
//   ["subj", "by", "poss", "mod"]        # roles that give the sources: the first that names an actor counts
//   target = ["obj", "on", "against", "of"]
//   mediator = ["through"]
//   mutual = true                                 # every party of every source and target role goes into
//   sources split  = true                                 # each party accuses the others: an event per party
//   by_state = true                              # where no source is named it is the state of the target
//   ("the mayor was arrested") own_state = true                             # where no target is named it is
//   the state of the source ("imposed a curfew") needs  = "source"                             # source |
//   target | any | both | none: who must be known; default any priority = 1                                 #
//   tried before the others for its cues (default 0) absorbs = ["comp", "for"]                     # acts
//   named in these arguments are part of this one ("demanded the release"), not events of their own
//   factuality = "planned"                        # when the cue itself says so
//   yes    = ["Gunners shelled the town."]        # must fire
//   no     = ["He collected a shell."]            # must not fire
//
// Roles: those of frames.h. "comp>subj" is a path: the subject of the complement; "@content" a list of roles
// from classes.toml. In a target a path names whom an act's content concerns; it counts where nobody is named
// directly, and not for a mutual act of several. "comp>*": the actor nearest below the complement. Where no
// role names a target the actor nearest below the cue is it. Items: a lemma; "@class" from classes.toml;
// "#actor", "#actor:MIL" (sector), "#place", "#event" (an event noun or verb of some pattern), "#any". Of the
// patterns for one cue the one with the highest priority is tried first, then phrases before single words,
// then the most conditions under `when`, then the order of the files.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "base/result.h"
#include "knowledge/knowledge.h"

namespace casus {

struct PatternItem {
  enum Kind : uint8_t { kLemma, kActor, kPlace, kEvent, kAny } kind = kLemma;
  std::string_view text;  // the lemma, or the sector
};

struct Condition {
  std::vector<std::string_view> roles;
  std::vector<PatternItem> items;
};

enum class Needs : uint8_t { kAny, kSource, kTarget, kBoth, kNone };

struct Pattern {
  std::string_view id, type, mode, cameo, factuality;
  std::string at;  // "events/consult.toml:12"
  std::vector<std::string_view> contexts;
  std::vector<Condition> when, unless;
  std::vector<std::string_view> source, target, mediator, absorbs;
  int priority = 0;
  bool mutual = false, split = false, by_state = false, own_state = false;
  Needs needs = Needs::kAny;
  std::vector<std::string_view> yes, no;
};

enum class CueKind : uint8_t { kVerb, kNoun, kAdjective };

// A cue of one pattern: the rest of a phrase that must stand with the lemma.
struct Cue {
  uint32_t pattern;
  std::string_view
      second;  // particle, preposition or object of a verb, modifier of a noun; empty: the lemma alone
};

class Patterns {
 public:
  // Reads events/*.toml. Errors: kBadInput with "file:line: field: what" for an unknown type, mode, role
  // list, class or a doubled id.
  static Result<Patterns> Build(const Knowledge& knowledge);

  // Cues that begin with this lemma, best first.
  const std::vector<Cue>* Find(CueKind kind, std::string_view lemma) const;
  const Pattern& at(uint32_t number) const { return patterns_[number]; }
  size_t size() const { return patterns_.size(); }
  const Pattern* FindId(std::string_view id) const;

  // The lemma, where some cue or condition of a pattern has it as a word of its own or of a phrase; else
  // empty. The view lives as long as the knowledge file.
  std::string_view Word(std::string_view lemma) const;

  // Whether some pattern has this lemma as its cue.
  bool IsCue(std::string_view lemma) const;

 private:
  Result<void> AddPattern(std::string_view path, Node node, const Knowledge& knowledge);
  Result<void> AddCues(const std::string& at, CueKind kind, Node cues, uint32_t pattern, Node classes);

  void AddWords(std::string_view phrase);

  std::vector<Pattern> patterns_;
  std::unordered_set<std::string_view> words_;
  std::unordered_map<std::string_view, std::vector<Cue>> index_[3];
};

}  // namespace casus
