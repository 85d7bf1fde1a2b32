// See lexicon_check.h. Dates of different precision are widened to the days they can mean, so that "2018" and
// "2018-05-08" do not clash.
#include "actors/lexicon_check.h"

#include <algorithm>
#include <map>
#include <set>
#include <string_view>
#include <tuple>
#include <utility>

#include "base/utf8.h"

namespace casus {
namespace {

// Offices that one person holds at a time.
constexpr std::string_view kSingleOffices[] = {"president",        "prime minister", "foreign minister",
                                               "defense minister", "king",           "secretary-general"};
constexpr int kOverlapDays = 60, kGapDays = 550;

std::vector<std::string_view> List(std::string_view cell) {
  std::vector<std::string_view> out;
  while (!cell.empty()) {
    const std::string_view item = cell.substr(0, cell.find('|'));
    if (!item.empty()) out.push_back(item);
    cell.remove_prefix(std::min(item.size() + 1, cell.size()));
  }
  return out;
}

bool IsDate(std::string_view s) {
  if (s.size() != 4 && s.size() != 7 && s.size() != 10) return false;
  for (size_t i = 0; i < s.size(); ++i) {
    if ((i == 4 || i == 7) ? s[i] != '-' : !IsAsciiDigit(s[i])) return false;
  }
  const std::string_view month = s.size() > 4 ? s.substr(5, 2) : "01",
                         day = s.size() > 7 ? s.substr(8, 2) : "01";
  return month >= "01" && month <= "12" && day >= "01" && day <= "31";
}

// Days since the year 0, months of 31 days: only for comparing. `last`: the last day that the date can mean.
int Day(std::string_view date, bool last) {
  const auto number = [&](size_t at, size_t size, int otherwise) {
    if (date.size() < at + size) return otherwise;
    int n = 0;
    for (const char c : date.substr(at, size)) n = n * 10 + (c - '0');
    return n;
  };
  return (number(0, 4, 0) * 12 + number(5, 2, last ? 12 : 1)) * 31 + number(8, 2, last ? 31 : 1);
}

struct Term {
  int first_begin, last_begin, first_end, last_end;  // the days that begin and end can mean
  uint32_t row;
  std::string_view key, name;
};

class Checker {
 public:
  Checker(const Knowledge& knowledge, const Table& countries) : knowledge_(knowledge) {
    for (uint32_t row = 0; row < countries.rows(); ++row) countries_.insert(countries.Cell(row, "iso3"));
    for (const char* other : {"IGO", "NGO", "IMG", "MNC", ""}) countries_.insert(other);
  }

  std::vector<LexiconFinding> Run() {
    if (const Table* persons = knowledge_.FindTable("actors/persons.tsv")) Persons(*persons);
    for (const char* path : {"actors/organizations.tsv", "actors/organs_named.tsv"}) {
      if (const Table* table = knowledge_.FindTable(path)) Organizations(*table);
    }
    return std::move(findings_);
  }

 private:
  void Add(const Table& table, uint32_t row, const char* field, std::string what, bool is_error = true) {
    findings_.push_back({std::string(table.path()), table.Line(row), field, std::move(what), is_error});
  }

  // Whether the dates of the row can be used.
  bool Row(const Table& table, uint32_t row) {
    bool good = true;
    for (const char* field : {"from", "to"}) {
      const std::string_view date = table.Cell(row, field);
      if (date.empty() || IsDate(date)) continue;
      Add(table, row, field, "\"" + std::string(date) + "\" is no date: write 2018-05-08, 2018-05 or 2018");
      good = false;
    }
    const std::string_view from = table.Cell(row, "from"), to = table.Cell(row, "to");
    if (good && !from.empty() && !to.empty() && Day(from, false) > Day(to, true)) {
      Add(table, row, "to", std::string(to) + " lies before " + std::string(from));
      good = false;
    }
    if (!countries_.contains(table.Cell(row, "country")))
      Add(table, row, "country",
          "\"" + std::string(table.Cell(row, "country")) + "\" is in no table of countries");
    const std::string_view key = table.Cell(row, "key"), name = table.Cell(row, "name");
    if (key.empty()) Add(table, row, "key", "empty");
    if (name.empty()) Add(table, row, "name", "empty");
    const auto [it, is_new] = names_of_key_.emplace(key, name);
    if (!is_new && it->second != name)
      Add(table, row, "name", "the key " + std::string(key) + " is that of " + std::string(it->second));
    return good;
  }

  static Term TermOf(const Table& table, uint32_t row) {
    const std::string_view from = table.Cell(row, "from"), to = table.Cell(row, "to");
    return {from.empty() ? 0 : Day(from, false),
            from.empty() ? 0 : Day(from, true),
            to.empty() ? 1 << 30 : Day(to, false),
            to.empty() ? 1 << 30 : Day(to, true),
            row,
            table.Cell(row, "key"),
            table.Cell(row, "name")};
  }

  void Persons(const Table& table) {
    std::map<std::pair<std::string_view, std::string_view>, std::vector<Term>> offices;  // country, role
    std::map<std::string, std::vector<Term>> bearers;                                    // folded name
    for (uint32_t row = 0; row < table.rows(); ++row) {
      if (!Row(table, row)) continue;
      const Term term = TermOf(table, row);
      const std::string_view role = table.Cell(row, "role"), country = table.Cell(row, "country");
      const bool single =
          std::find(std::begin(kSingleOffices), std::end(kSingleOffices), role) != std::end(kSingleOffices);
      if (single && country.size() == 3 && country != "IGO" && country != "NGO")
        offices[{country, role}].push_back(term);
      bearers[FoldDiacritics(term.name)].push_back(term);
      for (const std::string_view alias : List(table.Cell(row, "aliases")))
        bearers[FoldDiacritics(alias)].push_back(term);
    }
    for (auto& [name, terms] : bearers) Namesakes(table, name, terms);
    for (auto& [office, terms] : offices) Holders(table, office.first, office.second, &terms);
    std::stable_sort(findings_.begin(), findings_.end(), [](const auto& a, const auto& b) {
      return std::tie(a.file, a.line) < std::tie(b.file, b.line);
    });
  }

  // "VLD:orlan-vesk" and "IGO:orlan-vesk" are one person with a national and an international office.
  static std::string_view PersonOf(std::string_view key) {
    return key.substr(std::min(key.find(':'), key.size()));
  }

  void Namesakes(const Table& table, const std::string& name, const std::vector<Term>& terms) {
    for (size_t i = 0; i < terms.size(); ++i) {
      for (size_t k = 0; k < i; ++k) {
        const Term &a = terms[k], &b = terms[i];
        if (a.key == b.key || PersonOf(a.key) == PersonOf(b.key)) continue;
        if (a.last_begin + kOverlapDays > b.first_end || b.last_begin + kOverlapDays > a.first_end) continue;
        Add(table, b.row, "aliases",
            "\"" + name + "\" is also " + std::string(a.key) + " (line " + std::to_string(table.Line(a.row)) +
                "), in office at the same time");
        return;
      }
    }
  }

  void Holders(const Table& table, std::string_view country, std::string_view role,
               std::vector<Term>* terms) {
    std::stable_sort(terms->begin(), terms->end(),
                     [](const Term& a, const Term& b) { return a.first_begin < b.first_begin; });
    for (size_t i = 1; i < terms->size(); ++i) {
      const Term &a = (*terms)[i - 1], &b = (*terms)[i];
      const std::string office = std::string(country) + " " + std::string(role);
      if (a.key != b.key && PersonOf(a.key) != PersonOf(b.key) && b.last_begin + kOverlapDays < a.first_end)
        Add(table, b.row, "from",
            office + ": " + std::string(a.name) + " holds it too (line " + std::to_string(table.Line(a.row)) +
                ")",
            false);
      if (b.first_begin - a.last_end > kGapDays)
        Add(table, b.row, "from", office + ": nobody since " + std::string(table.Cell(a.row, "to")), false);
    }
  }

  void Organizations(const Table& table) {
    for (uint32_t row = 0; row < table.rows(); ++row) {
      if (!Row(table, row)) continue;
      const Term term = TermOf(table, row);
      std::vector<std::string_view> names = List(table.Cell(row, "aliases"));
      names.push_back(term.name);
      for (const std::string_view name : names) {
        const auto [it, is_new] = organizations_.emplace(FoldDiacritics(name), term.key);
        if (!is_new && it->second != term.key)
          Add(table, row, "aliases", "\"" + std::string(name) + "\" is also " + std::string(it->second));
      }
    }
  }

  const Knowledge& knowledge_;
  std::set<std::string_view> countries_;
  std::map<std::string_view, std::string_view> names_of_key_;
  std::map<std::string, std::string_view> organizations_;  // folded name: key
  std::vector<LexiconFinding> findings_;
};

}  // namespace

Result<std::vector<LexiconFinding>> CheckActors(const Knowledge& knowledge) {
  const Table* countries = knowledge.FindTable("actors/countries.tsv");
  if (countries == nullptr)
    return Error{ErrorCode::kBadData, "the knowledge file has no actors/countries.tsv",
                 "compile the whole lexicon"};
  return Checker(knowledge, *countries).Run();
}

}  // namespace casus
