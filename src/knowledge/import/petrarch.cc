// See petrarch.h.
#include "knowledge/import/petrarch.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <map>
#include <set>

#include "base/file.h"
#include "base/utf8.h"

namespace casus {
namespace {

namespace fs = std::filesystem;

constexpr size_t kLongestAcronym = 5;
constexpr size_t kMostNouns = 1000;  // of one line of an agent file: sets multiply

std::string_view Trim(std::string_view s) {
  while (!s.empty() && (s.front() == ' ' || s.front() == '\t' || s.front() == '\r')) s.remove_prefix(1);
  while (!s.empty() && (s.back() == ' ' || s.back() == '\t' || s.back() == '\r')) s.remove_suffix(1);
  return s;
}

bool IsCode(std::string_view s) {
  return s.size() >= 3 && std::all_of(s.begin(), s.end(), [](char c) { return IsAsciiUpper(c) || IsAsciiDigit(c) || c == '/'; }) &&
         IsAsciiUpper(s[0]);
}

// "840101", "19840101" → "1984-01-01"; empty when it is no day. A day of a month that has none such is its last.
std::string Day(std::string_view s) {
  if ((s.size() != 6 && s.size() != 8) || !std::all_of(s.begin(), s.end(), IsAsciiDigit)) return {};
  std::string year(s.substr(0, s.size() - 4));
  if (year.size() == 2) year = (year <= "29" ? "20" : "19") + year;
  const std::string_view month = s.substr(s.size() - 4, 2), day = s.substr(s.size() - 2);
  if (month < "01" || month > "12" || day < "01" || day > "31") return {};
  static constexpr std::array<std::string_view, 12> kLast = {"31", "29", "31", "30", "31", "30", "31", "31", "30", "31", "30", "31"};
  const size_t index = static_cast<size_t>((month[0] - '0') * 10 + month[1] - '1');
  return year + "-" + std::string(month) + "-" + std::string(std::min(day, kLast[index]));
}

struct DatedCode {
  std::string code, from, to;
};

// The inside of a bracket; the reason when it cannot be read.
Result<DatedCode> ReadCode(std::string_view inside) {
  inside = Trim(inside);
  DatedCode out;
  const size_t blank = std::min(inside.find_first_of(" \t<>"), inside.size());
  out.code = inside.substr(0, blank);
  if (!IsCode(out.code)) return Error{ErrorCode::kBadInput, "\"" + std::string(inside) + "\" is no code", ""};
  std::string dates;
  for (const char c : inside.substr(blank)) {
    if (c != ' ' && c != '\t') dates.push_back(c);
  }
  if (dates.empty()) return out;
  const size_t dash = dates.find('-');
  const bool after = dates[0] == '>', before = dates[0] == '<';
  const std::string first = Day(std::string_view(dates).substr(after || before ? 1 : 0, dash == std::string::npos ? dash : dash));
  const std::string second = dash == std::string::npos ? first : Day(std::string_view(dates).substr(dash + 1));
  if (first.empty() || second.empty()) return Error{ErrorCode::kBadInput, "\"" + dates + "\" is no date", ""};
  if (first > second) return Error{ErrorCode::kBadInput, "\"" + dates + "\" ends before it begins", ""};
  if (!before) out.from = first;
  if (!after) out.to = second;
  return out;
}

// How the words of a name are written.
struct Spelling {
  const std::set<std::string, std::less<>>* acronyms = nullptr;  // words that keep their capitals
  bool hyphen_lower = false;                                     // "Ki-moon", else "Al-Sadr"
};

// Words of a name in capitals as news writes them: "BANK_OF_GHANA_" → "Bank of Ghana".
std::string AsWritten(std::string_view name, const Spelling& spelling) {
  static const std::set<std::string, std::less<>> kSmall = {"OF", "THE", "AND", "FOR", "IN", "ON", "AT", "TO", "DE", "DU", "DES", "LA", "LE", "DEL", "Y"};
  std::string out;
  while (!name.empty()) {
    const std::string_view word = name.substr(0, name.find('_'));
    name.remove_prefix(std::min(word.size() + 1, name.size()));
    if (word.empty()) continue;
    const bool is_small = !out.empty() && kSmall.contains(word);
    const bool keeps = word.find('.') != std::string_view::npos || (spelling.acronyms != nullptr && spelling.acronyms->contains(word));
    if (!out.empty()) out.push_back(' ');
    bool is_first = true;
    for (size_t i = 0; i < word.size(); ++i) {
      const char c = word[i];
      out.push_back(IsAsciiUpper(c) && !keeps && (is_small || !is_first) ? static_cast<char>(c + 32) : c);
      is_first = (c == '-' && !spelling.hyphen_lower) || c == '(' || (c == '\'' && i + 2 < word.size());
    }
  }
  if (out.starts_with("The ")) out.erase(0, 4);
  return out;
}

// The country of a code and the sector behind it; intergovernmental and other transnational codes stand for themselves.
void SplitCode(const std::string& code, ImportedActor* actor) {
  actor->code = code;
  const std::string first = code.substr(0, 3), second = code.size() >= 6 ? code.substr(3, 3) : "";
  static const std::set<std::string> kTransnational = {"IGO", "NGO", "NGM", "IMG", "INT", "MNC", "UIS"};
  if (kTransnational.contains(first)) {
    actor->country = first == "NGM" ? "NGO" : first == "INT" || first == "UIS" ? "IGO" : first;
    actor->sector = first == "IGO" || first == "NGO" ? first : second;
  } else {
    actor->country = first;
    actor->sector = second;
  }
}

// An entry of an actor file while it is read.
struct Entry {
  std::vector<std::string> names;  // as in the file
  std::vector<size_t> lines;       // of the names
  std::vector<DatedCode> codes;
};

// What the readers of both kinds of files share: where they write and count.
class LineReader {
 public:
  LineReader(const std::string& file, PetrarchImport* out, ImportCounts* counts) : file_(file), out_(*out), counts_(*counts) {}

 protected:
  void Refuse(size_t line, const std::string& reason) {
    ++counts_.refused;
    out_.refusals.push_back({file_, line, reason});
  }

  const std::string& file_;
  PetrarchImport& out_;
  ImportCounts& counts_;
};

class ActorReader : public LineReader {
 public:
  using LineReader::LineReader;

  void Line(std::string_view line, size_t number) {
    const bool indented = line[0] == ' ' || line[0] == '\t';
    const std::string_view text = Trim(line);
    const size_t bracket = text.find('[');
    const std::string_view name = Trim(text.substr(0, bracket));
    if (name.empty() && indented) {
      ReadCodes(text, number);
      return;
    }
    if (name.empty()) return Refuse(number, "a code without a name");
    if (name[0] == '+') {
      if (entry_.names.empty()) return Refuse(number, "an alias without an entry");
      entry_.names.emplace_back(Trim(name.substr(1)));
      entry_.lines.push_back(number);
    } else {
      Flush();
      entry_.names.emplace_back(name);
      entry_.lines.push_back(number);
    }
    if (bracket != std::string_view::npos) ReadCodes(text.substr(bracket), 0);
  }

  // Ends the entry.
  void Flush() {
    if (entry_.names.empty()) return;
    if (entry_.codes.empty()) {
      const std::string reason = problem_.empty() ? "no code" : problem_;
      for (const size_t line : entry_.lines) Refuse(line, reason);
    } else {
      counts_.taken += entry_.lines.size();
      entries_.push_back(std::move(entry_));
    }
    entry_ = {};
    problem_.clear();
  }

  // Writes the entries out, when all names are known.
  void Finish() {
    Flush();
    std::set<std::string, std::less<>> acronyms;
    for (const Entry& entry : entries_) {
      for (std::string_view name : entry.names) {
        while (name.ends_with('_')) name.remove_suffix(1);
        if (name.size() >= 2 && name.size() <= kLongestAcronym && name.find('_') == std::string_view::npos) acronyms.emplace(name);
      }
    }
    for (const Entry& entry : entries_) {
      ImportedActor actor;
      actor.key = "petrarch:" + std::to_string(out_.actors.size() + 1);
      for (const std::string& name : entry.names) {
        for (const Spelling& spelling : {Spelling{}, Spelling{&acronyms, false}, Spelling{nullptr, true}}) {
          std::string written = AsWritten(name, spelling);
          if (!written.empty() && std::find(actor.names.begin(), actor.names.end(), written) == actor.names.end())
            actor.names.push_back(std::move(written));
        }
      }
      for (const DatedCode& code : entry.codes) {
        SplitCode(code.code, &actor);
        actor.from = code.from;
        actor.to = code.to;
        out_.actors.push_back(actor);
        actor.names.clear();  // they stand on the first row
      }
    }
  }

 private:
  // All brackets of `text`. `number` 0: they stand behind a name, whose line is counted with the name.
  void ReadCodes(std::string_view text, size_t number) {
    std::string wrong;
    size_t good = 0;
    while (!text.empty()) {
      const size_t end = text.find(']');
      if (text[0] != '[' || end == std::string_view::npos) {
        wrong = "brackets that do not match";
        break;
      }
      auto code = ReadCode(text.substr(1, end - 1));
      if (code) {
        entry_.codes.push_back(std::move(*code));
        ++good;
      } else {
        wrong = code.error().message;
      }
      text = Trim(text.substr(end + 1));
    }
    if (number == 0) {
      problem_ = good == 0 ? wrong : "";
    } else if (entry_.names.empty()) {
      Refuse(number, "a code without a name");
    } else if (good == 0) {
      Refuse(number, wrong);
    } else {
      ++counts_.taken;
    }
  }

  Entry entry_;
  std::vector<Entry> entries_;
  std::string problem_;  // why the entry's own bracket was not read
};

class AgentReader : public LineReader {
 public:
  using LineReader::LineReader;

  void Line(std::string_view line, size_t number) {
    const std::string_view text = Trim(line);
    if (text[0] == '!' && text.find('=') != std::string_view::npos) return ReadSet(text, number);
    const size_t open = text.find('['), close = text.find(']');
    if (open == std::string_view::npos || close == std::string_view::npos || close < open) return Refuse(number, "no code in brackets");
    std::string_view code = Trim(text.substr(open + 1, close - open - 1));
    if (code.starts_with('~')) code.remove_prefix(1);
    if (!IsCode(code)) return Refuse(number, "\"" + std::string(code) + "\" is no code");
    std::vector<std::string> nouns(1);
    for (std::string_view rest = Trim(text.substr(0, open)); !rest.empty();) {
      const size_t mark = rest[0] == '!' ? rest.find('!', 1) : std::string_view::npos;
      if (mark == std::string_view::npos) {
        const std::string_view plain = rest.substr(0, std::max<size_t>(1, rest.find('!')));
        for (std::string& noun : nouns) noun += plain;
        rest.remove_prefix(plain.size());
        continue;
      }
      const auto set = sets_.find(std::string(rest.substr(0, mark + 1)));
      if (set == sets_.end()) return Refuse(number, "the set " + std::string(rest.substr(0, mark + 1)) + " is not known");
      if (nouns.size() * set->second.size() > kMostNouns)
        return Refuse(number, "its sets stand for more than " + std::to_string(kMostNouns) + " nouns");
      std::vector<std::string> more;
      for (const std::string& noun : nouns) {
        for (const std::string& word : set->second) more.push_back(noun + word);
      }
      nouns = std::move(more);
      rest.remove_prefix(mark + 1);
    }
    for (std::string& noun : nouns) {
      std::string written;
      for (const char c : noun) {
        if (c != '_' && c != ' ') {
          written.push_back(IsAsciiUpper(c) ? static_cast<char>(c + 32) : c);
        } else if (!written.empty() && written.back() != ' ') {
          written.push_back(' ');
        }
      }
      while (written.ends_with(' ')) written.pop_back();
      if (!written.empty()) out_.agents.push_back({written, std::string(code), std::string(code.substr(0, 3))});
    }
    ++counts_.taken;
  }

 private:
  void ReadSet(std::string_view text, size_t number) {
    const size_t equals = text.find('=');
    const std::string name(Trim(text.substr(0, equals)));
    if (name.size() < 3 || name.back() != '!') return Refuse(number, "the name of a set stands between \"!\"");
    std::vector<std::string>& words = sets_[name];
    for (std::string_view rest = text.substr(equals + 1); !rest.empty();) {
      const std::string_view word = rest.substr(0, rest.find(','));
      rest.remove_prefix(std::min(word.size() + 1, rest.size()));
      if (!Trim(word).empty()) words.emplace_back(Trim(word));
    }
    ++counts_.taken;
  }
  std::map<std::string, std::vector<std::string>> sets_;
};

// Calls `take(line, number)` for each line with its comments off that is not blank; counts the others.
template <typename Take>
void ForLines(std::string_view bytes, ImportCounts* counts, Take take) {
  bool in_comment = false;
  for (size_t number = 1; !bytes.empty(); ++number) {
    std::string_view line = bytes.substr(0, bytes.find('\n'));
    bytes.remove_prefix(std::min(line.size() + 1, bytes.size()));
    ++counts->lines;
    if (line.find("<!--") != std::string_view::npos) in_comment = true;
    const bool is_comment = in_comment;
    if (line.find("-->") != std::string_view::npos) in_comment = false;
    line = line.substr(0, line.find('#'));
    if (is_comment || Trim(line).empty()) {
      ++counts->comments;
    } else {
      take(line, number);
    }
  }
}

Result<void> CopyBase(const std::string& base, const std::string& out) {
  std::error_code error;
  if (!fs::is_directory(base, error)) return Error{ErrorCode::kNotFound, base + ": no such folder", "name a lexicon folder with --base"};
  if (auto made = MakeNewFolder(out); !made) return made.error();
  fs::copy(base, out, fs::copy_options::recursive, error);
  if (error) return Error{ErrorCode::kIo, out + ": " + error.message(), ""};
  return {};
}

std::string ActorTable(const PetrarchImport& import) {
  std::string table = "key\tname\taliases\tcode\tcountry\tsector\tfrom\tto\n";
  std::string key;
  for (const ImportedActor& actor : import.actors) {
    if (!actor.names.empty()) key = actor.key;
    std::string aliases;
    for (size_t i = 1; i < actor.names.size(); ++i) aliases += (i > 1 ? "|" : "") + CellText(actor.names[i]);
    table += key + "\t" + (actor.names.empty() ? "" : CellText(actor.names[0])) + "\t" + aliases + "\t" + actor.code + "\t" + actor.country + "\t" +
             actor.sector + "\t" + actor.from + "\t" + actor.to + "\n";
  }
  return table;
}

std::string AgentTable(const PetrarchImport& import) {
  std::string table = "noun\tsector\tkind\trole\tcountry\n";
  std::set<std::string> seen;
  for (const ImportedAgent& agent : import.agents) {
    if (seen.insert(agent.noun).second) table += CellText(agent.noun) + "\t" + agent.sector + "\trole\t" + CellText(agent.noun) + "\t\n";
  }
  return table;
}

}  // namespace

void ReadPetrarch(std::string_view bytes, const std::string& file, bool agents, PetrarchImport* out) {
  ImportCounts counts;
  counts.file = file;
  if (agents) {
    AgentReader reader(file, out, &counts);
    ForLines(bytes, &counts, [&](std::string_view line, size_t number) { reader.Line(line, number); });
  } else {
    ActorReader reader(file, out, &counts);
    ForLines(bytes, &counts, [&](std::string_view line, size_t number) { reader.Line(line, number); });
    reader.Finish();
  }
  out->counts.push_back(std::move(counts));
}

Result<PetrarchImport> ImportPetrarch(const std::vector<std::string>& files, const std::string& base, const std::string& out) {
  PetrarchImport import;
  bool has_agents = false;
  for (const std::string& file : files) {
    auto bytes = ReadFile(file);
    if (!bytes) return bytes.error();
    const std::string name = fs::path(file).filename().string();
    const bool agents = name.find("agents") != std::string::npos;
    has_agents = has_agents || agents;
    ReadPetrarch(*bytes, file, agents, &import);
  }
  if (auto copied = CopyBase(base, out); !copied) return copied.error();
  // The base's own actors would stand beside the imported ones: their tables keep nothing but the header.
  for (const char* table : {"/actors/persons.tsv", "/actors/organizations.tsv", "/actors/organs_named.tsv"}) {
    auto bytes = ReadFile(out + table);
    if (!bytes) continue;
    if (auto written = WriteFile(out + table, bytes->substr(0, bytes->find('\n') + 1)); !written) return written.error();
  }
  if (auto written = WriteFile(out + "/actors/imported.tsv", ActorTable(import)); !written) return written.error();
  if (has_agents) {
    if (auto written = WriteFile(out + "/actors/agents.tsv", AgentTable(import)); !written) return written.error();
  }
  return import;
}

}  // namespace casus
