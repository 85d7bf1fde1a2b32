// Whether a pattern fits what surrounds a cue: the second word of a cue phrase, and the conditions on
// arguments.
#pragma once

#include <string_view>
#include <vector>

#include "document/document.h"
#include "document/tree.h"
#include "events/frames.h"
#include "events/party_finder.h"
#include "events/pattern.h"
#include "events/verb_lemmas.h"

namespace casus {

// Looks at one document; all arguments must outlive it.
class PatternMatcher {
 public:
  PatternMatcher(const Document& doc, const Tree& tree, const VerbLemmas& lemmas, const Frames& frames,
                 const Patterns& patterns, const Grammar& grammar, PartyFinder* parties)
      : doc_(doc),
        tree_(tree),
        lemmas_(lemmas),
        frames_(frames),
        patterns_(patterns),
        grammar_(grammar),
        parties_(parties) {}

  // The word that completes a cue phrase: particle, object, or the object of that preposition; of two words
  // ("carry out attack", "go on strike") the last. kNoId when it is not there.
  WordId Second(const Frame& frame, std::string_view phrase) const;

  // Whether all conditions under `when` and none under `unless` hold.
  bool Holds(const Pattern& pattern, const Frame& frame);

  // Calls visit(word) for every argument with that role ("obj"), or at the end of that path of roles
  // ("comp>obj>poss").
  template <typename Visit>
  void ForArguments(std::string_view role, const Frame& frame, const Visit& visit) const {
    const size_t step = role.find('>');
    for (const Argument& arg : frame.args) {
      if (arg.role != role.substr(0, step)) continue;
      if (step == std::string_view::npos) {
        visit(arg.word);
      } else {
        ForArguments(role.substr(step + 1), frames_.Of(arg.word), visit);
      }
    }
  }

 private:
  WordId Complement(const Frame& frame, std::string_view lemma) const;
  bool Any(const Condition& condition, const Frame& frame);
  bool IsItem(const PatternItem& item, WordId word);
  WordId Counted(WordId word) const;
  bool HasModifier(WordId word, std::string_view phrase) const;
  bool IsHyphenated(WordId word, std::string_view before) const;

  const Document& doc_;
  const Tree& tree_;
  const VerbLemmas& lemmas_;
  const Frames& frames_;
  const Patterns& patterns_;
  const Grammar& grammar_;
  PartyFinder* parties_;
  std::vector<ActorId> scratch_;
};

}  // namespace casus
