// What a cue says, wants or judges: the words of the sentence that are its content, by what the cue takes
// (cue_words.h).
#pragma once

#include <vector>

#include "claims/claims.h"
#include "document/tree.h"
#include "events/frames.h"

namespace casus {

// The content is what stands below `heads`, without what stands below `without`.
struct Content {
  std::vector<WordId> heads, without;
  bool passive = false;  // the cue's surface subject is part of the content: "he is expected to win"
};

class Contents {
 public:
  Contents(const Document& doc, const Tree& tree, const SpeechWords& words);

  // Fills `content` for one reading of the cue; false when the sentence has nothing that this reading takes.
  // Quotations are not looked at.
  bool OfVerb(WordId verb, const Frame& args, const CueFrame& cue, Content* content) const;
  bool OfNoun(WordId noun, const CueFrame& cue, Content* content) const;
  bool OfAdjective(WordId adjective, const CueFrame& cue, Content* content) const;
  // "reportedly", "the alleged plot": what the cue modifies.
  bool OfModifier(WordId cue, Content* content) const;

  // Whether the word is part of a time expression or stands as one.
  bool Temporal(WordId word) const { return timed_[word] || doc_.words[word].rel == Rel::OblUnmarked; }

 private:
  bool Clause(WordId verb, bool gerunds, Content* content) const;
  bool ClauseFarther(WordId verb, Content* content) const;
  bool Infinitive(WordId verb, const Frame& args, Content* content) const;
  bool Object(WordId verb, const Frame& args, Content* content) const;
  bool Raising(WordId verb, Content* content) const;
  bool Marked(WordId head, std::string_view marker, Content* content) const;
  bool HasParticle(WordId verb, std::string_view particle) const;
  void LeaveOutFurtherSaying(WordId clause, WordId verb, Content* content) const;
  void AddRest(WordId verb, WordId after, Content* content) const;

  const Document& doc_;
  const Tree& tree_;
  const SpeechWords& words_;
  std::vector<bool> timed_;  // by word: part of a time expression
};

}  // namespace casus
