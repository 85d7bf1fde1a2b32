// See place_spellings.h. All given names are in the trie by now, so that none gives way to a generated one.
#include "knowledge/compile/place_spellings.h"

#include <algorithm>
#include <charconv>
#include <optional>
#include <set>

namespace casus {

using namespace knowledge_format;

namespace {

constexpr size_t kFewestLetters = 5;  // shorter ones are too often words of English: "Hail", "Feel"

// The columns of a table of places.
struct PlaceTable {
  uint16_t number = 0;
  bool by_hand = false;
  std::optional<uint32_t> name, aliases, country, population;
};

class Generator {
 public:
  Generator(const Spellings& spellings, Builder* builder) : spellings_(spellings), builder_(*builder) {
    for (size_t i = 0; i < builder_.tables.size(); ++i) {
      const std::string_view path = builder_.TextAt(builder_.tables[i].path);
      const bool by_hand = path == "places/places.tsv";
      if (!by_hand && path != "places/cities.tsv" && path != "places/geonames.tsv") continue;
      PlaceTable table{static_cast<uint16_t>(i), by_hand, {}, {}, {}, {}};
      table.name = Column(i, "name");
      table.aliases = Column(i, "aliases");
      table.country = Column(i, "country");
      table.population = Column(i, "population");
      tables_.push_back(table);
    }
  }

  void Run() {
    for (const PlaceTable& table : tables_) {
      for (uint32_t row = 0; row < builder_.tables[table.number].rows; ++row) AddRow(table, row);
    }
  }

 private:
  std::optional<uint32_t> Column(size_t table, std::string_view name) const {
    const TableRecord& record = builder_.tables[table];
    for (uint32_t i = 0; i < record.columns; ++i) {
      if (builder_.TextAt(builder_.cells[record.first_column + i]) == name) return i;
    }
    return std::nullopt;
  }

  std::string_view Cell(const PlaceTable& table, uint32_t row, std::optional<uint32_t> column) const {
    const TableRecord& record = builder_.tables[table.number];
    return column ? builder_.TextAt(builder_.cells[record.first_cell + row * record.columns + *column])
                  : std::string_view();
  }

  uint64_t Population(const PlaceTable& table, uint32_t row) const {
    const std::string_view cell = Cell(table, row, table.population);
    uint64_t value = 0;
    std::from_chars(cell.data(), cell.data() + cell.size(), value);
    return value;
  }

  // The names of a row that are written with their own letters: "Susa" beside "Şuşa" is that name without
  // them.
  std::vector<std::string> OwnNames(const PlaceTable& table, uint32_t row) const {
    std::vector<std::string> names;
    std::set<std::string> stripped;
    for (const auto& column : {table.name, table.aliases}) {
      for (std::string_view list = Cell(table, row, column); !list.empty();) {
        const std::string_view name = list.substr(0, list.find('|'));
        list.remove_prefix(std::min(name.size() + 1, list.size()));
        if (name.empty()) continue;
        names.emplace_back(name);
        if (std::string key = FoldDiacritics(name); key != name) stripped.insert(std::move(key));
      }
    }
    std::erase_if(names, [&](const std::string& name) { return stripped.count(name) > 0; });
    return names;
  }

  void AddRow(const PlaceTable& table, uint32_t row) {
    const std::string country(Cell(table, row, table.country));
    if (country.empty()) return;
    const uint64_t population = Population(table, row);
    for (const std::string& name : OwnNames(table, row)) {
      for (const GeneratedName& generated : spellings_.Of(name, country)) {
        const std::string key = NameKey(generated.name);
        if (!IsFree(key, table, row, population)) continue;
        builder_.names.Add(key, {table.number, static_cast<uint16_t>(kGenerated | generated.file), row});
      }
    }
  }

  bool IsFree(const std::string& key, const PlaceTable& table, uint32_t row, uint64_t population) const {
    const auto letters = std::count_if(key.begin(), key.end(), [](char c) {
      return IsAsciiAlpha(c) || (static_cast<unsigned char>(c) & 0xC0) == 0xC0;
    });
    if (letters < static_cast<std::ptrdiff_t>(kFewestLetters)) return false;
    for (const Posting& posting : builder_.names.Find(key)) {
      if (posting.table == table.number && posting.row == row) return false;
      if (posting.column >= kGenerated) continue;
      const auto other = std::find_if(tables_.begin(), tables_.end(),
                                      [&](const PlaceTable& t) { return t.number == posting.table; });
      if (other == tables_.end() || other->by_hand) return false;
      if (!table.by_hand && Population(*other, posting.row) >= population) return false;
    }
    return true;
  }

  const Spellings& spellings_;
  Builder& builder_;
  std::vector<PlaceTable> tables_;
};

}  // namespace

Result<void> AddPlaceSpellings(const Spellings& spellings, Builder* builder) {
  if (spellings.files() > size_t{kGenerated} - 1)
    return Error{ErrorCode::kLimit, std::string(kSpellingsFolder) + ": more than 32,767 files",
                 "join some of them"};
  Generator(spellings, builder).Run();
  return {};
}

}  // namespace casus
