// See cue_words.h.
#include "claims/cue_words.h"

#include <algorithm>
#include <optional>
#include <string>

namespace casus {
namespace {

constexpr SpeechKind kKinds[] = {SpeechKind::Speech,  SpeechKind::Accusation, SpeechKind::Denial,
                                 SpeechKind::Thought, SpeechKind::Evidence,   SpeechKind::Intention,
                                 SpeechKind::Request, SpeechKind::Attitude,   SpeechKind::Mention};

constexpr struct {
  std::string_view name;
  Take take;
} kTakes[] = {{"quote", kTakesQuote},   {"clause", kTakesClause},   {"infinitive", kTakesInfinitive},
              {"object", kTakesObject}, {"raising", kTakesRaising}, {"hearsay", kTakesHearsay}};

Error Bad(Node at, const std::string& what, const char* remedy) {
  return Error{ErrorCode::kBadInput, "claims/english.toml:" + std::to_string(at.line()) + ": " + what,
               remedy};
}

std::optional<SpeechKind> ParseKind(std::string_view name) {
  for (SpeechKind kind : kKinds) {
    if (Name(kind) == name) return kind;
  }
  return std::nullopt;
}

unsigned ParseTake(std::string_view name) {
  for (const auto& take : kTakes) {
    if (take.name == name) return take.take;
  }
  return 0;
}

}  // namespace

Result<CueWords> CueWords::Read(Node cues) {
  CueWords words;
  for (Node cue : cues) {
    CueFrame frame;
    const std::optional<SpeechKind> kind = ParseKind(cue["kind"].Text());
    if (!kind)
      return Bad(cue, "kind: \"" + std::string(cue["kind"].Text()) + "\" is none",
                 "the kinds stand at the top of the file");
    frame.kind = *kind;
    for (Node take : cue["takes"]) {
      const unsigned bit = ParseTake(take.Text());
      if (bit == 0)
        return Bad(take, "takes: \"" + std::string(take.Text()) + "\" is unknown",
                   "what a cue may take stands at the top of the file");
      frame.takes |= bit;
    }
    if (frame.takes == 0) return Bad(cue, "takes: nothing", "say what the content is");
    size_t added = 0;
    Node empty;
    const auto add = [&](std::string_view field, Lemmas* lemmas) {
      for (Node word : cue[field]) {
        const std::string_view text = word.Text();
        if (text.empty()) empty = word;
        const size_t first = text.find(' '), last = text.rfind(' ');
        frame.marker = last == std::string_view::npos ? std::string_view() : text.substr(last + 1);
        (*lemmas)[text.substr(0, first)].push_back(frame);
        ++added;
      }
    };
    add("verbs", &words.verbs_);
    add("nouns", &words.nouns_);
    add("adjectives", &words.adjectives_);
    add("adverbs", &words.adverbs_);
    if (empty) return Bad(empty, "verbs, nouns, adjectives or adverbs: a word is empty", "take it away");
    if (added == 0)
      return Bad(cue, "a cue without verbs, nouns, adjectives or adverbs",
                 "name some, or take the class away");
  }
  // A reading with a preposition of its own is the more special one ("call for" before "call").
  for (Lemmas* lemmas : {&words.verbs_, &words.nouns_, &words.adjectives_, &words.adverbs_}) {
    for (auto& [lemma, frames] : *lemmas) {
      std::stable_sort(frames.begin(), frames.end(), [](const CueFrame& a, const CueFrame& b) {
        return !a.marker.empty() && b.marker.empty();
      });
    }
  }
  return words;
}

}  // namespace casus
