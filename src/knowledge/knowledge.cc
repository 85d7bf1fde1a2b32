// Opens and verifies a compiled knowledge file; see knowledge.h and format.h.
#include "knowledge/knowledge.h"

#include <marisa.h>

#include <algorithm>
#include <cstring>

#include "knowledge/checksum.h"

namespace casus {

using namespace knowledge_format;

// ---- Node

std::string_view Node::Text(std::string_view otherwise) const {
  return Kind() == 0 ? knowledge_->TextAt(record_->text) : otherwise;
}

int64_t Node::Integer(int64_t otherwise) const { return Kind() == 1 ? record_->integer : otherwise; }

double Node::Real(double otherwise) const {
  if (Kind() == 1) return static_cast<double>(record_->integer);
  return Kind() == 2 ? record_->real : otherwise;
}

bool Node::Boolean(bool otherwise) const { return Kind() == 3 ? record_->integer != 0 : otherwise; }

size_t Node::size() const { return IsArray() || IsTable() ? record_->children.count : 0; }

Node Node::At(size_t i) const {
  if (i >= size()) return {};
  const size_t step = IsTable() ? 2 * i + 1 : i;
  return {knowledge_, &knowledge_->nodes_[record_->children.first + step]};
}

std::string_view Node::KeyAt(size_t i) const {
  if (!IsTable() || i >= size()) return {};
  return knowledge_->TextAt(knowledge_->nodes_[record_->children.first + 2 * i].text);
}

Node Node::operator[](std::string_view key) const {
  if (!IsTable()) return {};
  for (size_t i = 0; i < size(); ++i) {
    if (KeyAt(i) == key) return At(i);
  }
  return {};
}

// ---- Table

std::string_view Table::path() const { return knowledge_->TextAt(record_->path); }

std::optional<uint32_t> Table::Column(std::string_view name) const {
  for (uint32_t i = 0; i < record_->columns; ++i) {
    if (knowledge_->TextAt(knowledge_->cells_[record_->first_column + i]) == name) return i;
  }
  return std::nullopt;
}

std::string_view Table::Cell(uint32_t row, uint32_t column) const {
  return knowledge_->TextAt(knowledge_->cells_[record_->first_cell + row * record_->columns + column]);
}

std::string_view Table::Cell(uint32_t row, std::string_view column) const {
  const std::optional<uint32_t> number = Column(column);
  return number ? Cell(row, *number) : std::string_view();
}

uint32_t Table::Line(uint32_t row) const { return knowledge_->lines_[record_->first_line + row]; }

// ---- NameIndex

struct NameIndex::Trie {
  marisa::Trie trie;
};

NameIndex::NameIndex() : trie_(std::make_unique<Trie>()) {}
NameIndex::~NameIndex() = default;

void NameIndex::Prefixes(std::string_view text, const Visitor& visit) const {
  thread_local marisa::Agent agent;
  agent.set_query(text.data(), text.size());
  while (trie_->trie.common_prefix_search(agent)) {
    const size_t id = agent.key().id();
    visit(agent.key().length(), postings_.subspan(starts_[id], starts_[id + 1] - starts_[id]));
  }
}

std::span<const Posting> NameIndex::Find(std::string_view key) const {
  thread_local marisa::Agent agent;
  agent.set_query(key.data(), key.size());
  if (!trie_->trie.lookup(agent)) return {};
  const size_t id = agent.key().id();
  return postings_.subspan(starts_[id], starts_[id + 1] - starts_[id]);
}

// ---- Knowledge

namespace {

Error Damaged(const std::string& path, const char* what) {
  return {ErrorCode::kBadData, path + ": " + what, "build it again: casus lexicon build LEXICON… --out " + path};
}

const Header* HeaderOf(std::string_view bytes) {
  return bytes.size() < sizeof(Header) ? nullptr : reinterpret_cast<const Header*>(bytes.data());
}

}  // namespace

template <typename T>
std::span<const T> Knowledge::SectionOf(std::string_view name) const {
  const std::string_view bytes = file_->bytes();
  const Header* header = HeaderOf(bytes);
  const auto* sections = reinterpret_cast<const Section*>(bytes.data() + sizeof(Header));
  for (uint32_t i = 0; i < header->section_count; ++i) {
    const Section& s = sections[i];
    if (name != std::string_view(s.name, strnlen(s.name, sizeof s.name))) continue;
    if (s.offset > bytes.size() || s.size > bytes.size() - s.offset) return {};
    return {reinterpret_cast<const T*>(bytes.data() + s.offset), s.size / sizeof(T)};
  }
  return {};
}

bool Knowledge::LoadIndex(std::string_view name, NameIndex* index) const {
  const std::string base(name);
  const std::span<const char> trie = SectionOf<char>(base);
  index->starts_ = SectionOf<uint32_t>(base + "-starts");
  index->postings_ = SectionOf<Posting>(base + "-postings");
  if (trie.empty() || index->starts_.empty()) return false;
  try {
    index->trie_->trie.map(trie.data(), trie.size());
  } catch (const marisa::Exception&) {
    return false;
  }
  return index->starts_.size() == index->trie_->trie.num_keys() + 1;
}

Result<std::unique_ptr<Knowledge>> Knowledge::Open(const std::string& path) {
  std::unique_ptr<Knowledge> knowledge(new Knowledge());
  if (Result<void> loaded = knowledge->Load(path); !loaded) return loaded.error();
  return knowledge;
}

Result<void> Knowledge::Load(const std::string& path) {
  Result<std::unique_ptr<MappedFile>> file = MappedFile::Open(path);
  if (!file) return file.error();
  file_ = std::move(*file);
  const std::string_view bytes = file_->bytes();
  const Header* header = HeaderOf(bytes);
  if (!header || std::memcmp(header->magic, kMagic, sizeof kMagic) != 0) return Damaged(path, "not a casus knowledge file");
  if (header->version != kVersion) return Damaged(path, "knowledge file of another version");
  if (header->file_size != bytes.size() || sizeof(Header) + header->section_count * sizeof(Section) > bytes.size() ||
      header->checksum != FileChecksum(bytes)) {
    return Damaged(path, "knowledge file is damaged: checksum does not match");
  }
  const std::span<const char> strings = SectionOf<char>("strings");
  strings_ = {strings.data(), strings.size()};
  nodes_ = SectionOf<NodeRecord>("nodes");
  files_ = SectionOf<FileRecord>("trees");
  cells_ = SectionOf<Text>("cells");
  lines_ = SectionOf<uint32_t>("lines");
  const std::span<const TableRecord> tables = SectionOf<TableRecord>("tables");
  table_count_ = tables.size();
  tables_ = std::make_unique<Table[]>(table_count_);
  for (size_t i = 0; i < table_count_; ++i) {
    tables_[i].knowledge_ = this;
    tables_[i].record_ = &tables[i];
  }
  if (!LoadIndex("names", &names_) || !LoadIndex("terms", &terms_)) return Damaged(path, "knowledge file has no names");
  hash_ = "sha256:" + std::string(header->fingerprint, sizeof header->fingerprint);
  return {};
}

Node Knowledge::Tree(std::string_view path) const {
  for (const FileRecord& file : files_) {
    if (TextAt(file.path) == path) return {this, &nodes_[file.root]};
  }
  return {};
}

void Knowledge::Trees(std::string_view prefix, const std::function<void(std::string_view, Node)>& visit) const {
  for (const FileRecord& file : files_) {
    const std::string_view path = TextAt(file.path);
    if (path.substr(0, prefix.size()) == prefix) visit(path, Node(this, &nodes_[file.root]));
  }
}

const Table* Knowledge::FindTable(std::string_view path) const {
  for (size_t i = 0; i < table_count_; ++i) {
    if (tables_[i].path() == path) return &tables_[i];
  }
  return nullptr;
}

}  // namespace casus
