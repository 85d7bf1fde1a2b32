// The words of lexicon/tolls/english.toml, as tables by lemma.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "knowledge/knowledge.h"

namespace casus::tolls {

using WordSet = std::set<std::string, std::less<>>;

// The kinds of the output; a lower number wins over a higher one.
enum Kind : uint8_t {
  kKilled,
  kWounded,
  kMissing,
  kCaptured,
  kDisplaced,
  kArrested,
  kReleased,
  kMines,
  kWeapons,
  kTroops,
  kOther,
  kKindCount
};
std::string_view NameOf(Kind kind);
// The kind with that name, kOther for no kind's.
Kind KindNamed(std::string_view name);

// How a word tells what happened to those counted; see the top of the lexicon file.
enum Role : uint8_t {
  kObject,
  kSubject,
  kState,
  kNoun,
  kEvent,
  kLife,
  kLost,
  kTaken,
  kMoved,
  kMovedNoun,
  kRoleCount
};

// What a phrase beside a number makes of it.
enum class Sense : uint8_t { kAtLeast, kAbove, kAtMost, kBelow, kAbout };

struct BoundPhrase {
  std::vector<std::string> words;  // lower case
  Sense sense;
};

struct VaguePhrase {
  std::vector<std::string> words;
  std::optional<int64_t> min, max;
};

struct Cues {
  std::array<std::map<std::string, Kind, std::less<>>, kRoleCount> roles;
  std::array<bool, kKindCount> people_only{};
  WordSet people, not_people, measures, parts, toll_nouns, toll_killed, none_pronouns, none_determiners,
      comparatives, one_determiners, particle_verbs, particles;
  std::vector<std::vector<std::string>> none_phrases;
  std::vector<BoundPhrase> before, behind;  // longer phrases first
  std::vector<VaguePhrase> vague;           // longer phrases first

  // The kind that a lemma tells in a role.
  std::optional<Kind> Find(Role role, std::string_view lemma) const;

  // Errors: kBadData with "tolls/english.toml:line: what is wrong".
  Result<void> Load(const Knowledge& knowledge);
};

}  // namespace casus::tolls
