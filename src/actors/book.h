// The actors of one report as they are found: one entry for each, its mentions, and the groups of actors that
// were named together, for pronouns.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "actors/lexicon.h"
#include "document/document.h"

namespace casus {

// What one noun phrase or coordination named.
struct Group {
  std::vector<ActorId> actors;
  WordId head = 0;  // of the first conjunct
  uint32_t sentence = 0;
  bool subject = false;    // the coordination is a subject or a passive's agent
  bool speaker = false;    // … of a verb of saying, or a statement is by it
  bool plural = false;     // the head is in the plural or there are several actors
  bool weak = false;       // an adjective or a location: no antecedent of a pronoun
  bool reference = false;  // itself a pronoun or description
};

class ActorBook {
 public:
  ActorBook(Document* doc, const ActorLexicon& lexicon);

  // The entry known as `identity`, added as `actor` when new.
  ActorId Entry(std::string_view identity, const Actor& actor);
  // Nothing is added; kNoId when unknown.
  ActorId Find(std::string_view identity) const;
  // The entry of a state, by ISO 3166-1 code (or IGO …).
  ActorId State(std::string_view country);

  Actor& at(ActorId id) { return actors_[id]; }
  const Actor& at(ActorId id) const { return actors_[id]; }
  size_t size() const { return actors_.size(); }
  size_t MentionCount(ActorId id) const { return counts_[id]; }

  // Mentions of `actors` by the noun phrase `span` with the head word `head`; they form a group, or join that
  // of the coordination's first conjunct.
  void Mention(Span span, WordId head, std::span<const ActorId> actors, std::string_view how);
  void Mention(Span span, WordId head, ActorId actor, std::string_view how) {
    Mention(span, head, std::span(&actor, 1), how);
  }

  // Makes what `head` names part of the group of `first` ("Armenian-Azerbaijani").
  void Join(WordId first, WordId head);

  // In order of text.
  const std::vector<Group>& groups() const { return groups_; }
  // The actors that the word is the head of; empty when none.
  std::span<const ActorId> ActorsAt(WordId head) const;

  // "she" was used of the actor, or "he" was: 'f', 'm'; 0 unknown.
  char& gender(ActorId id) { return genders_[id]; }
  char gender(ActorId id) const { return genders_[id]; }

  // Names that hold in this report alone: surnames of persons met, acronyms in parentheses.
  void AddAlias(std::string_view name, ActorId actor) { aliases_.insert_or_assign(std::string(name), actor); }
  ActorId Alias(std::string_view name) const;

  // A string that lives as long as the document.
  std::string_view Keep(std::string_view text) { return doc_.arena().Store(text); }

  // Writes doc->actors, in order of first mention and without those never mentioned, and doc->actor_mentions,
  // in order of text.
  void Finish();

 private:
  Group NewGroup(WordId head, std::string_view how) const;

  Document& doc_;
  const ActorLexicon& lexicon_;
  std::vector<Actor> actors_;
  std::vector<uint32_t> counts_;
  std::vector<char> genders_;
  std::unordered_map<std::string, ActorId> identities_, aliases_;
  std::vector<ActorMention> mentions_;
  std::vector<Group> groups_;
  std::unordered_map<WordId, uint32_t> group_of_;               // by head word
  std::unordered_map<WordId, std::vector<ActorId>> actors_of_;  // by head word
};

}  // namespace casus
