// Tables and word lists to lookups; see lexicon.h. Terms are gathered into one hash table (a few thousand
// phrases) with the longest phrase of each last word beside it, so that most words of a text are passed over
// after one probe.
#include "actors/lexicon.h"

#include <algorithm>

#include "base/utf8.h"

namespace casus {
namespace {

uint32_t CountWords(std::string_view phrase) {
  return 1 + static_cast<uint32_t>(std::count(phrase.begin(), phrase.end(), ' '));
}

std::string_view LastWord(std::string_view phrase) {
  const size_t cut = phrase.find_last_of(" -");
  return cut == std::string_view::npos ? phrase : phrase.substr(cut + 1);
}

std::string_view FirstWord(std::string_view phrase) { return phrase.substr(0, phrase.find(' ')); }

// Dates of different precision compare by their common length: "2018" covers "2018-05-08".
bool Before(std::string_view a, std::string_view b) {
  const size_t size = std::min(a.size(), b.size());
  return a.substr(0, size) < b.substr(0, size);
}

void Fill(Node list, WordSet* out) {
  for (Node word : list) out->insert(word.Text());
}

}  // namespace

bool ActorLexicon::Load(const Knowledge& knowledge) {
  knowledge_ = &knowledge;
  const auto number = [&](const char* path) {
    const Table* table = knowledge.FindTable(path);
    return table ? knowledge.NumberOf(table) : kNone;
  };
  countries_ = number("actors/countries.tsv");
  organs_ = number("actors/organs.tsv");
  organs_named_ = number("actors/organs_named.tsv");
  persons_ = number("actors/persons.tsv");
  organizations_ = number("actors/organizations.tsv");
  agents_ = number("actors/agents.tsv");
  imported_ = number("actors/imported.tsv");
  const Node words = knowledge.Tree("actors/english.toml");
  if (countries_ == kNone || !words) return false;
  const Table& countries = knowledge.TableAt(countries_);
  for (uint32_t row = 0; row < countries.rows(); ++row)
    country_rows_.emplace(countries.Cell(row, "iso3"), row);
  LoadWords(words);
  LoadTerms();
  LoadPersons();
  if (imported_ != kNone) {
    const Table& imported = knowledge.TableAt(imported_);
    for (uint32_t row = 0; row < imported.rows(); ++row) codes_[imported.Cell(row, "key")].push_back(row);
  }
  return true;
}

void ActorLexicon::LoadWords(Node words) {
  const std::pair<const char*, WordSet*> lists[] = {{"titles", &titles},
                                                    {"particles", &particles},
                                                    {"person_verbs", &person_verbs},
                                                    {"he", &he},
                                                    {"she", &she},
                                                    {"it", &it},
                                                    {"they", &they},
                                                    {"speech", &speech},
                                                    {"sides", &sides},
                                                    {"pair_nouns", &pair_nouns},
                                                    {"pair_person_nouns", &pair_person_nouns},
                                                    {"pair_adjectives", &pair_adjectives},
                                                    {"state_nouns", &state_nouns},
                                                    {"locative", &locative},
                                                    {"locating", &locating},
                                                    {"place_verbs", &place_verbs},
                                                    {"place_nouns", &place_nouns},
                                                    {"capital_titles", &capital_titles},
                                                    {"led", &led},
                                                    {"opposed", &opposed},
                                                    {"not_located", &not_located},
                                                    {"state_sectors", &state_sectors},
                                                    {"vague_sectors", &vague_sectors},
                                                    {"stands_for_state", &stands_for_state},
                                                    {"no_country", &no_country},
                                                    {"not_names", &not_names},
                                                    {"family_name_first", &family_name_first},
                                                    {"given_name_short", &given_name_short}};
  for (Node role : words["prominent_roles"])
    prominent_roles.emplace(role.Text(), static_cast<int>(prominent_roles.size()));
  for (const auto& [name, set] : lists) Fill(words[name], set);
  for (Node entry : words["organization"]) {
    for (Node word : entry["words"])
      name_classes_.emplace(word.Text(), NameClass{entry["kind"].Text(), entry["sector"].Text()});
  }
  for (Node entry : words["hypernym"]) {
    for (Node noun : entry["nouns"]) hypernyms_.emplace(noun.Text(), entry["kinds"]);
  }
}

void ActorLexicon::LoadTerms() {
  const auto add = [&](std::string_view phrase, const TermSense& sense) {
    std::string key = LowerCase(FoldDiacritics(phrase));
    // A hyphen parts two words in the text, and is a third.
    const uint32_t words = CountWords(key) +
                           2 * static_cast<uint32_t>(std::count(key.begin(), key.end(), '-')) +
                           2 * static_cast<uint32_t>(std::count(key.begin(), key.end(), '\''));
    // "co-chair" may be one word of the text or three.
    for (std::string_view last : {LastWord(key), std::string_view(key).substr(key.rfind(' ') + 1)}) {
      uint32_t& longest = last_words_[std::string(last)];
      longest = std::max(longest, words);
    }
    terms_.emplace(std::move(key), sense);
  };
  if (organs_ != kNone) {
    const Table& table = knowledge_->TableAt(organs_);
    for (uint32_t row = 0; row < table.rows(); ++row) {
      const TermSense sense{table.Cell(row, "id"),
                            {},
                            table.Cell(row, "sector"),
                            table.Cell(row, "kind"),
                            table.Cell(row, "role"),
                            {},
                            row};
      ForEachInList(table.Cell(row, "nouns"), [&](std::string_view noun) {
        TermSense own = sense;
        own.noun = noun;
        add(noun, own);
      });
    }
  }
  if (agents_ == kNone) return;
  const Table& table = knowledge_->TableAt(agents_);
  for (uint32_t row = 0; row < table.rows(); ++row) {
    const std::string_view noun = table.Cell(row, "noun");
    if (!noun.empty())
      add(noun, {{},
                 noun,
                 table.Cell(row, "sector"),
                 table.Cell(row, "kind"),
                 table.Cell(row, "role"),
                 table.Cell(row, "country"),
                 row});
  }
}

void ActorLexicon::LoadPersons() {
  if (persons_ == kNone) return;
  const Table& table = knowledge_->TableAt(persons_);
  for (uint32_t row = 0; row < table.rows(); ++row) {
    const std::string_view key = table.Cell(row, "key");
    std::vector<uint32_t>& rows = offices_[key];
    rows.push_back(row);
    if (rows.size() > 1) continue;
    const auto add = [&](std::string_view name) {
      for (std::string_view word : ShortNames(name, table.Cell(row, "country"))) {
        std::vector<std::string_view>& keys = surnames_[FoldDiacritics(word)];
        if (std::find(keys.begin(), keys.end(), key) == keys.end()) keys.push_back(key);
      }
    };
    add(table.Cell(row, "name"));
    ForEachInList(table.Cell(row, "aliases"), add);
  }
}

std::string_view ActorLexicon::ColumnOf(const Posting& p) const {
  const Table& table = knowledge_->TableAt(p.table);
  static constexpr std::string_view kColumns[] = {"name",       "official", "capital", "capital_aliases",
                                                  "adjectives", "people",   "aliases"};
  for (std::string_view column : kColumns) {
    if (table.Column(column) == std::optional<uint32_t>(p.column)) return column;
  }
  return {};
}

std::string_view ActorLexicon::CountryName(std::string_view iso3) const {
  const auto found = country_rows_.find(iso3);
  return found == country_rows_.end() ? std::string_view()
                                      : knowledge_->TableAt(countries_).Cell(found->second, "name");
}

const TermSense* ActorLexicon::FindTerm(std::string_view phrase) const {
  const auto found = terms_.find(std::string(phrase));
  return found == terms_.end() ? nullptr : &found->second;
}

uint32_t ActorLexicon::MaxTermWords(std::string_view last_word) const {
  const auto found = last_words_.find(std::string(last_word));
  return found == last_words_.end() ? 0 : found->second;
}

ActorLexicon::Fit ActorLexicon::FitOf(const Table& table, uint32_t row, std::string_view date) {
  const std::string_view from = table.Cell(row, "from"), to = table.Cell(row, "to");
  const bool begun = date.empty() || from.empty() || !Before(date, from);
  const bool over = !date.empty() && !to.empty() && Before(to, date);
  return {!begun ? OfficeTime::kLater : over ? OfficeTime::kFormer : OfficeTime::kHeld, to.empty(), from};
}

Office ActorLexicon::OfficeOn(std::string_view key, std::string_view date) const {
  const auto found = offices_.find(key);
  if (found == offices_.end()) return {};
  const Table& table = knowledge_->TableAt(persons_);
  uint32_t best = found->second.front();
  int best_rank = -1;
  OfficeTime time = OfficeTime::kHeld;
  for (uint32_t row : found->second) {
    const Fit fit = FitOf(table, row, date);
    const auto weight =
        prominent_roles.find(table.Cell(row, "role"));  // of offices held at once the weightiest counts
    const int held =
        weight == prominent_roles.end() ? 3 : 4 + static_cast<int>(prominent_roles.size()) - weight->second;
    const int rank = fit.time == OfficeTime::kHeld     ? (date.empty() && !fit.is_open ? 2 : held)
                     : fit.time == OfficeTime::kFormer ? 1
                                                       : 0;
    const bool later = fit.from >= table.Cell(best, "from");
    if (rank > best_rank || (rank == best_rank && (rank == 0 ? !later : later))) {
      best = row;
      best_rank = rank;
      time = fit.time;
    }
  }
  return {key,
          table.Cell(best, "name"),
          table.Cell(best, "country"),
          table.Cell(best, "sector"),
          table.Cell(best, "role"),
          time};
}

Office ActorLexicon::ImportedOn(const Posting& posting, std::string_view date) const {
  const Table& table = knowledge_->TableAt(imported_);
  const std::vector<uint32_t>& rows = codes_.at(table.Cell(posting.row, "key"));
  uint32_t best = rows.front();
  Fit best_fit = FitOf(table, best, date);
  for (const uint32_t row : rows) {
    const Fit fit = FitOf(table, row, date);
    const bool later = fit.from > best_fit.from;
    if (fit.time < best_fit.time ||
        (fit.time == best_fit.time && (fit.time == OfficeTime::kLater ? later : !later)))
      continue;
    best = row;
    best_fit = fit;
  }
  return {table.Cell(best, "code"),
          table.Cell(posting.row, "name"),
          table.Cell(best, "country"),
          table.Cell(best, "sector"),
          "",
          best_fit.time};
}

std::string_view ActorLexicon::UniqueHolder(std::string_view surname, std::string_view date) const {
  const auto found = surnames_.find(std::string(surname));
  if (found == surnames_.end()) return {};
  std::string_view only;
  const Table& table = knowledge_->TableAt(persons_);
  for (std::string_view key : found->second) {
    const auto& rows = offices_.at(key);
    const bool in_office = std::any_of(rows.begin(), rows.end(), [&](uint32_t row) {
      const std::string_view from = table.Cell(row, "from"), to = table.Cell(row, "to");
      return prominent_roles.count(table.Cell(row, "role")) > 0 &&
             (date.empty() || ((from.empty() || !Before(date, from)) && (to.empty() || !Before(to, date))));
    });
    if (!in_office) continue;
    if (!only.empty()) return {};
    only = key;
  }
  return only;
}

std::vector<std::string_view> ActorLexicon::ShortNames(std::string_view name,
                                                       std::string_view country) const {
  if (name.find(' ') == std::string_view::npos || name.find(" of ") != std::string_view::npos) return {};
  std::vector<std::string_view> out;
  const std::string_view first = FirstWord(name), last = LastWord(name);
  const bool first_counts = family_name_first.count(country) || given_name_short.count(country);
  if (first_counts) out.push_back(first);
  if (!family_name_first.count(country) && last.size() > 2) out.push_back(last);
  return out;
}

const ActorLexicon::NameClass* ActorLexicon::ClassOfName(std::string_view word) const {
  const auto found = name_classes_.find(word);
  return found == name_classes_.end() ? nullptr : &found->second;
}

Node ActorLexicon::HypernymKinds(std::string_view noun) const {
  const auto found = hypernyms_.find(noun);
  return found == hypernyms_.end() ? Node() : found->second;
}

}  // namespace casus
