// One line of a GeoNames dump to a row; see geonames.h.
#include <algorithm>
#include <charconv>
#include <cmath>

#include "base/utf8.h"
#include "knowledge/import/geonames.h"

namespace casus {
namespace {

enum Column {
  kId = 0,
  kName,
  kAscii,
  kAliases,
  kLat,
  kLon,
  kClass,
  kCode,
  kCountry,
  kAdmin1 = 10,
  kPopulation = 14
};

constexpr std::string_view kClasses = "AHLPRSTUV";

bool ReadNumber(std::string_view text, uint64_t* out) {
  const auto [end, code] = std::from_chars(text.data(), text.data() + text.size(), *out);
  return code == std::errc() && end == text.data() + text.size();
}

bool IsDegrees(std::string_view text, double most) {
  double value = 0;
  const auto [end, code] =
      std::from_chars(text.data(), text.data() + text.size(), value, std::chars_format::fixed);
  return code == std::errc() && end == text.data() + text.size() && std::fabs(value) <= most;
}

// Latin letters with their marks, and what stands between words.
bool IsLatin(char32_t c) { return c < 0x370 || (c >= 0x1E00 && c < 0x1F00) || (c >= 0x2010 && c <= 0x2027); }

// A name that reports may use: Latin, of three letters or more, not a code in capitals.
bool IsUsable(std::string_view name) {
  size_t letters = 0;
  bool has_small = false;
  for (size_t at = 0; at < name.size();) {
    const char32_t c = DecodeUtf8(name, &at);
    if (!IsLatin(c) || c < 0x20) return false;
    letters += c >= 0x80 || IsAsciiAlpha(static_cast<char>(c));
    has_small |= c >= 0x80 || IsAsciiLower(static_cast<char>(c));
  }
  return letters >= 3 && has_small;
}

std::string_view KindOf(std::string_view feature_class, std::string_view code) {
  const bool level = code.starts_with("ADM") && code.size() >= 4;
  switch (feature_class[0]) {
    case 'P':
      return "city";
    case 'A':
      return level && code[3] >= '2' && code[3] <= '5' ? "district" : "region";
    case 'H':
    case 'U':
      return "water";
    case 'R':
      return "road";
    case 'S':
      return "facility";
    case 'L':
      return code.starts_with("RGN") || code.starts_with("AREA")                 ? "region"
             : code == "MILB" || code == "NVB" || code == "PRT" || code == "MNA" ? "facility"
                                                                                 : "other";
    default:
      return "other";
  }
}

// A state itself, which actors/countries.tsv has.
bool IsState(std::string_view code) { return code.starts_with("PCL") && code != "PCLD"; }

std::string Quoted(std::string_view s) {
  constexpr size_t kMost = 40;
  std::string out = "\"" + std::string(s.substr(0, kMost)) + "\"";
  return s.size() > kMost ? out + "…" : out;
}

void AddAlias(std::string_view alias, std::vector<std::string>* names) {
  std::string text = CellText(alias);
  if (std::find(names->begin(), names->end(), text) == names->end()) names->push_back(std::move(text));
}

}  // namespace

const char* const kGeonamesHeader =
    "geonames\tname\taliases\tkind\tcountry\tadmin1\tpopulation\tlat\tlon\tfeature\n";

// Why the line cannot be read; empty when it can, and then `fields` and `country` are filled.
std::string GeonamesReader::Problem(std::string_view line, Fields* fields, std::string_view* country) const {
  size_t columns = 0;
  for (size_t begin = 0; begin <= line.size(); ++columns) {
    const size_t end = std::min(line.find('\t', begin), line.size());
    if (columns < kColumns) (*fields)[columns] = line.substr(begin, end - begin);
    begin = end + 1;
  }
  const Fields& f = *fields;
  if (columns != kColumns) return std::to_string(columns) + " columns, not 19";
  if (FindInvalidUtf8(line) != std::string_view::npos) return "not UTF-8";
  uint64_t number = 0;
  if (!ReadNumber(f[kId], &number) || number == 0 || number > kLargestId)
    return "geonameid: " + Quoted(f[kId]) + " is no number from 1 to " + std::to_string(kLargestId);
  if (number < seen_.size() && seen_[number])
    return "geonameid: " + Quoted(f[kId]) + " has been given before";
  if (std::all_of(f[kName].begin(), f[kName].end(), [](char c) { return c == ' ' || c == '|'; }))
    return "name: empty";
  if (std::any_of(line.begin(), line.end(), [](char c) { return c >= 0 && c < 0x20 && c != '\t'; }))
    return "a control character";
  if (!IsDegrees(f[kLat], 90)) return "latitude: " + Quoted(f[kLat]) + " is no number of degrees";
  if (!IsDegrees(f[kLon], 180)) return "longitude: " + Quoted(f[kLon]) + " is no number of degrees";
  if (f[kClass].size() != 1 || kClasses.find(f[kClass]) == std::string_view::npos)
    return "feature class: " + Quoted(f[kClass]) + " is none of A H L P R S T U V";
  if (!f[kPopulation].empty() && !ReadNumber(f[kPopulation], &number))
    return "population: " + Quoted(f[kPopulation]) + " is no number";
  *country = {};
  if (f[kCountry].empty()) return {};
  const auto found = countries_.find(f[kCountry]);
  if (found == countries_.end()) return "country: " + Quoted(f[kCountry]) + " is no code the lexicon knows";
  *country = found->second;
  return {};
}

std::string GeonamesReader::Row(const Fields& f, std::string_view country) const {
  std::vector<std::string> names;
  AddAlias(f[kName], &names);
  if (IsUsable(f[kAscii])) AddAlias(f[kAscii], &names);
  for (std::string_view list = f[kAliases]; !list.empty() && names.size() <= kMostAliases;) {
    const std::string_view alias = list.substr(0, list.find(','));
    list.remove_prefix(std::min(alias.size() + 1, list.size()));
    if (IsUsable(alias)) AddAlias(alias, &names);
  }
  std::string aliases;
  for (size_t i = 1; i < names.size(); ++i) aliases += (i > 1 ? "|" : "") + names[i];
  std::string row;
  const std::string_view cells[] = {f[kId],
                                    names[0],
                                    aliases,
                                    KindOf(f[kClass], f[kCode]),
                                    country,
                                    f[kAdmin1],
                                    f[kPopulation] == "0" ? std::string_view() : f[kPopulation],
                                    f[kLat],
                                    f[kLon],
                                    f[kCode]};
  for (const std::string_view cell : cells) {
    if (!row.empty()) row += '\t';
    row += cell;
  }
  return row + '\n';
}

GeonamesFate GeonamesReader::Line(std::string_view line, std::string* out) {
  out->clear();
  if (line.ends_with('\r')) line.remove_suffix(1);
  if (std::all_of(line.begin(), line.end(), IsAsciiSpace)) return GeonamesFate::kBlank;
  Fields fields;
  std::string_view country;
  if (*out = Problem(line, &fields, &country); !out->empty()) return GeonamesFate::kRefused;
  uint64_t id = 0, population = 0;
  ReadNumber(fields[kId], &id);
  ReadNumber(fields[kPopulation], &population);
  if (seen_.size() <= id) seen_.resize(std::min<uint64_t>(kLargestId + 1, id + id / 2 + 1));
  seen_[id] = true;
  if (filter_.classes.find(fields[kClass]) == std::string::npos) return GeonamesFate::kOtherClass;
  if (fields[kClass] == "P" && population < filter_.min_population) return GeonamesFate::kFewPeople;
  if (fields[kClass] == "A" && IsState(fields[kCode])) return GeonamesFate::kState;
  *out = Row(fields, country);
  return GeonamesFate::kTaken;
}

}  // namespace casus
