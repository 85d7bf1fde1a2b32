// From folders of TOML and TSV files to one memory-mapped file. Stages: collect the files in order of path; parse each (toml++, or lines and tabs) into flat
// records over one string pool; gather the names and terms; write sections, checksum and fingerprint.
#include "knowledge/compile/compile.h"

#include <algorithm>
#include <cstring>
#include <filesystem>
#include <map>
#include <unordered_map>

#include "base/file.h"
#include "base/utf8.h"
#include "knowledge/compile/builder.h"
#include "knowledge/compile/place_spellings.h"
#include "knowledge/compile/spellings.h"
#include "knowledge/checksum.h"
#include "knowledge/format.h"

namespace casus {

using namespace knowledge_format;
namespace fs = std::filesystem;

namespace {

Error Bad(const std::string& path, size_t line, const std::string& what, const std::string& remedy = "") {
  return {ErrorCode::kBadInput, path + ":" + std::to_string(line) + ": " + what, remedy};
}

std::vector<std::string_view> Split(std::string_view line, char separator) {
  std::vector<std::string_view> out;
  for (;;) {
    const size_t at = line.find(separator);
    out.push_back(line.substr(0, at));
    if (at == std::string_view::npos) return out;
    line.remove_prefix(at + 1);
  }
}

void IndexCells(const TableShape& shape, const std::vector<std::string_view>& header, const std::vector<std::string_view>& row, Posting at,
                Builder* builder) {
  const auto add = [&](const std::vector<const char*>& columns, bool lower, NameTrie* trie) {
    for (const char* column : columns) {
      const auto found = std::find(header.begin(), header.end(), column);
      if (found == header.end()) continue;
      at.column = static_cast<uint16_t>(found - header.begin());
      for (std::string_view name : Split(row[at.column], '|')) {
        if (name.empty()) continue;
        trie->Add(lower ? LowerCase(NameKey(name)) : NameKey(name), at);
      }
    }
  };
  add(shape.names, false, &builder->names);
  add(shape.terms, true, &builder->terms);
}

Result<void> AddTable(const std::string& file, const std::string& relative, std::string_view bytes, Builder* builder) {
  const auto& shapes = TableShapes();
  const auto shape = std::find_if(shapes.begin(), shapes.end(), [&](const TableShape& s) { return relative == s.path; });
  std::vector<std::string_view> header;
  TableRecord table{};
  table.path = builder->strings.Add(relative);
  size_t number = 0;
  for (std::string_view line : Split(bytes, '\n')) {
    ++number;
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (line.empty() || line[0] == '#') continue;
    const std::vector<std::string_view> row = Split(line, '\t');
    if (!header.empty() && row.size() != header.size()) {
      return Bad(file, number, std::to_string(row.size()) + " columns, the header has " + std::to_string(header.size()),
                 "columns are parted by tabs; leave a field empty rather than out");
    }
    if (header.empty()) {
      header = row;
      table.first_column = static_cast<uint32_t>(builder->cells.size());
      table.columns = static_cast<uint32_t>(row.size());
      for (std::string_view cell : row) builder->cells.push_back(builder->strings.Add(cell));
      table.first_cell = static_cast<uint32_t>(builder->cells.size());
      table.first_line = static_cast<uint32_t>(builder->lines.size());
      if (shape == shapes.end()) continue;
      for (const char* column : shape->required) {
        if (std::find(row.begin(), row.end(), column) == row.end()) return Bad(file, number, std::string("no column '") + column + "'");
      }
      continue;
    }
    for (std::string_view cell : row) builder->cells.push_back(builder->strings.Add(cell));
    builder->lines.push_back(static_cast<uint32_t>(number));
    if (shape != shapes.end()) {
      IndexCells(*shape, header, row, {static_cast<uint16_t>(builder->tables.size()), 0, table.rows}, builder);
    }
    ++table.rows;
  }
  if (header.empty()) return Bad(file, 1, "no header line");
  builder->tables.push_back(table);
  return {};
}

// Every *.toml and *.tsv below the folders, by relative path.
Result<std::map<std::string, std::string>> Collect(const std::vector<std::string>& folders) {
  std::map<std::string, std::string> files;
  for (const std::string& folder : folders) {
    std::error_code code;
    fs::recursive_directory_iterator at(folder, code), end;
    if (code) return Error{ErrorCode::kNotFound, folder + ": " + code.message(), ""};
    for (; at != end; at.increment(code)) {
      if (code) return Error{ErrorCode::kIo, folder + ": " + code.message(), ""};
      const fs::path& path = at->path();
      if (path.extension() != ".toml" && path.extension() != ".tsv") continue;
      const std::string relative = fs::relative(path, folder, code).generic_string();
      if (!files.emplace(relative, path.string()).second) {
        return Error{ErrorCode::kBadInput, path.string() + ": the lexicon has " + relative + " already", "rename one of the two files"};
      }
    }
  }
  return files;
}

class FileWriter {
 public:
  void Add(const char* name, std::string_view bytes) { sections_.emplace_back(name, std::string(bytes)); }
  template <typename T>
  void Add(const char* name, const std::vector<T>& items) {
    Add(name, std::string_view(reinterpret_cast<const char*>(items.data()), items.size() * sizeof(T)));
  }

  std::string Finish(const std::string& fingerprint) const {
    std::string out(sizeof(Header) + sections_.size() * sizeof(Section), '\0');
    for (size_t i = 0; i < sections_.size(); ++i) {
      out.resize((out.size() + 7) / 8 * 8);
      Section section{};
      std::strncpy(section.name, sections_[i].first, sizeof section.name - 1);
      section.offset = out.size();
      section.size = sections_[i].second.size();
      out += sections_[i].second;
      std::memcpy(out.data() + sizeof(Header) + i * sizeof(Section), &section, sizeof section);
    }
    Header header{};
    std::memcpy(header.magic, kMagic, sizeof kMagic);
    header.version = kVersion;
    header.section_count = static_cast<uint32_t>(sections_.size());
    header.file_size = out.size();
    std::memcpy(header.fingerprint, fingerprint.data(), sizeof header.fingerprint);
    std::memcpy(out.data(), &header, sizeof header);
    header.checksum = FileChecksum(out);
    std::memcpy(out.data(), &header, sizeof header);
    return out;
  }

 private:
  std::vector<std::pair<const char*, std::string>> sections_;
};

}  // namespace

Result<CompileCounts> CompileKnowledge(const std::vector<std::string>& folders, const std::string& out) {
  const Result<std::map<std::string, std::string>> files = Collect(folders);
  if (!files) return files.error();
  Builder builder;
  Spellings spellings;
  std::string digests;
  for (const auto& [relative, path] : *files) {
    const Result<std::string> bytes = ReadFile(path);
    if (!bytes) return bytes.error();
    if (FindInvalidUtf8(*bytes) != std::string::npos) return Error{ErrorCode::kBadInput, path + ": not UTF-8", "save the file as UTF-8"};
    digests += relative + " " + Sha256(*bytes) + "\n";
    if (relative.ends_with(".tsv")) {
      if (Result<void> added = AddTable(path, relative, *bytes, &builder); !added) return added.error();
      continue;
    }
    const Result<uint32_t> root = AddTomlTree(path, *bytes, &builder.strings, &builder.nodes);
    if (!root) return root.error();
    builder.trees.push_back({builder.strings.Add(relative), *root, 0});
    if (!relative.starts_with(kSpellingsFolder)) continue;
    if (Result<void> added = spellings.Add(path, *bytes); !added) return added.error();
  }
  if (Result<void> added = AddPlaceSpellings(spellings, &builder); !added) return added.error();
  const TrieBytes names = builder.names.Build(), terms = builder.terms.Build();
  FileWriter writer;
  writer.Add("strings", builder.strings.bytes());
  writer.Add("nodes", builder.nodes);
  writer.Add("trees", builder.trees);
  writer.Add("cells", builder.cells);
  writer.Add("lines", builder.lines);
  writer.Add("tables", builder.tables);
  writer.Add("names", names.trie);
  writer.Add("names-starts", names.starts);
  writer.Add("names-postings", names.postings);
  writer.Add("terms", terms.trie);
  writer.Add("terms-starts", terms.starts);
  writer.Add("terms-postings", terms.postings);
  const std::string bytes = writer.Finish(Sha256(digests));
  if (Result<void> written = WriteFile(out, bytes); !written) return written.error();
  return CompileCounts{builder.trees.size(), builder.tables.size(), builder.lines.size(), names.starts.size() - 1, terms.starts.size() - 1, bytes.size()};
}

}  // namespace casus
