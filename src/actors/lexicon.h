// The lexicon of actors as the stage reads it: the tables, the offices of persons by date, and the word lists
// of actors/english.toml.
#pragma once

#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "knowledge/knowledge.h"

namespace casus {

using WordSet = std::unordered_set<std::string_view>;

// What a common noun says of those it names; from organs.tsv (organ set) or agents.tsv.
struct TermSense {
  std::string_view organ;  // id of the organ, empty for agents
  std::string_view noun, sector, kind, role, country;
  uint32_t row = 0;
};

// An office of a person as seen from a day: held on it, before it, or only after it.
enum class OfficeTime { kLater, kFormer, kHeld };
struct Office {
  std::string_view key, name, country, sector, role;
  OfficeTime time = OfficeTime::kHeld;
};

class ActorLexicon {
 public:
  static constexpr uint16_t kNone = 0xFFFF;

  // False when tables of countries or actors/english.toml are missing; other tables may be absent.
  bool Load(const Knowledge& knowledge);

  const Knowledge& knowledge() const { return *knowledge_; }
  bool IsCountry(const Posting& p) const { return p.table == countries_; }
  bool IsPerson(const Posting& p) const { return p.table == persons_; }
  bool IsNamedOrgan(const Posting& p) const { return p.table == organs_named_; }
  bool IsOrganization(const Posting& p) const { return p.table == organizations_; }
  bool IsImported(const Posting& p) const { return p.table == imported_; }
  // The name of the column that the posting's name stands in.
  std::string_view ColumnOf(const Posting& p) const;
  std::string_view Cell(const Posting& p, std::string_view column) const {
    return knowledge_->TableAt(p.table).Cell(p.row, column);
  }

  // The usual name of a country; empty when `iso3` is none.
  std::string_view CountryName(std::string_view iso3) const;

  // What a lower-case noun phrase means; nullptr when it is no term. The longest term has MaxTermWords(last
  // word) words; 0 when none ends in that word.
  const TermSense* FindTerm(std::string_view phrase) const;
  uint32_t MaxTermWords(std::string_view last_word) const;

  // The office that the person `key` held on `date` (ISO 8601; empty: the latest), else the last one before,
  // else the first after.
  Office OfficeOn(std::string_view key, std::string_view date) const;
  // What an imported dictionary (actors/imported.tsv) says of a name on `date`: the code as key, with its
  // country and sector.
  Office ImportedOn(const Posting& posting, std::string_view date) const;
  // The person in a prominent office on `date` whose short name is `surname`, when there is exactly one;
  // empty otherwise. Reports call presidents and ministers by their surname alone; others only after their
  // full name.
  std::string_view UniqueHolder(std::string_view surname, std::string_view date) const;
  // The words by which a report calls a person again: the family name, or the given name where that is the
  // custom.
  std::vector<std::string_view> ShortNames(std::string_view name, std::string_view country) const;

  struct NameClass {
    std::string_view kind, sector;
  };
  // What a proper name that ends in `word` is, nullptr when that does not tell.
  const NameClass* ClassOfName(std::string_view word) const;
  // The kinds of the earlier actors that "the NOUN" may mean; absent Node when it is no such noun.
  Node HypernymKinds(std::string_view noun) const;

  // Lists of actors/english.toml.
  WordSet titles, particles, person_verbs, he, she, it, they, speech, sides, pair_nouns, pair_person_nouns,
      pair_adjectives, state_nouns, locative, locating, place_verbs, place_nouns, capital_titles, led,
      opposed, not_located, state_sectors, vague_sectors, stands_for_state, no_country, not_names,
      family_name_first, given_name_short;
  // Offices whose holders are known by a short name, the weightiest 0.
  std::unordered_map<std::string_view, int> prominent_roles;

 private:
  void LoadWords(Node words);
  void LoadTerms();
  void LoadPersons();
  // How well the dates of a row (columns from and to) fit `date`: held, over or not begun; rows of like fit
  // go by their beginning.
  struct Fit {
    OfficeTime time;
    bool is_open;  // no end is given
    std::string_view from;
  };
  static Fit FitOf(const Table& table, uint32_t row, std::string_view date);

  const Knowledge* knowledge_ = nullptr;
  uint16_t countries_ = kNone, organs_ = kNone, organs_named_ = kNone, persons_ = kNone,
           organizations_ = kNone, agents_ = kNone, imported_ = kNone;
  std::unordered_map<std::string_view, uint32_t> country_rows_;
  std::unordered_map<std::string, TermSense> terms_;
  std::unordered_map<std::string, uint32_t> last_words_;
  std::unordered_map<std::string_view, std::vector<uint32_t>> offices_;      // by key: rows of persons.tsv
  std::unordered_map<std::string_view, std::vector<uint32_t>> codes_;        // by key: rows of imported.tsv
  std::unordered_map<std::string, std::vector<std::string_view>> surnames_;  // folded: keys
  std::unordered_map<std::string_view, NameClass> name_classes_;
  std::unordered_map<std::string_view, Node> hypernyms_;
};

}  // namespace casus
