// What casus knows: the lexicon and the gazetteer, compiled to one memory-mapped file.
//
//   Result<std::unique_ptr<Knowledge>> knowledge = Knowledge::Open("casus.knowledge");
//   Node rules = (*knowledge)->Tree("times/english.toml");
//   for (Node rule : rules["rule"]) use(rule["name"].Text());
//   const Table* persons = (*knowledge)->FindTable("actors/persons.tsv");
//   (*knowledge)->names().Prefixes("Ilham Aliyev met", [&](size_t length, std::span<const Posting> what) { … });
//
// Nothing is copied or built on opening: views point into the map and live as long as the Knowledge. Threads: const, shared freely.
// The file is written by knowledge/compile; its layout stands in knowledge/format.h.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "base/file.h"
#include "base/result.h"
#include "knowledge/format.h"

namespace casus {

class Knowledge;
using Posting = knowledge_format::Posting;

// A value of a TOML file. A Node that is not there answers every question with nothing (empty text, no children), so chains need no checks.
class Node {
 public:
  Node() = default;

  explicit operator bool() const { return record_ != nullptr; }
  bool IsText() const { return Kind() == 0; }
  bool IsArray() const { return Kind() == 4; }
  bool IsTable() const { return Kind() == 5; }
  uint32_t line() const { return record_ ? record_->line : 0; }

  // The value, or the given default when the node is absent or of another kind.
  std::string_view Text(std::string_view otherwise = {}) const;
  int64_t Integer(int64_t otherwise = 0) const;
  double Real(double otherwise = 0) const;  // integers too
  bool Boolean(bool otherwise = false) const;

  // Children: elements of an array; values of a table, in file order.
  size_t size() const;
  Node At(size_t i) const;
  std::string_view KeyAt(size_t i) const;          // of a table
  Node operator[](std::string_view key) const;     // of a table

  class Iterator {
   public:
    Iterator(const Node* node, size_t i) : node_(node), i_(i) {}
    Node operator*() const { return node_->At(i_); }
    Iterator& operator++() { ++i_; return *this; }
    bool operator!=(const Iterator& other) const { return i_ != other.i_; }

   private:
    const Node* node_;
    size_t i_;
  };
  Iterator begin() const { return {this, 0}; }
  Iterator end() const { return {this, size()}; }

 private:
  friend class Knowledge;
  Node(const Knowledge* knowledge, const knowledge_format::NodeRecord* record) : knowledge_(knowledge), record_(record) {}
  uint32_t Kind() const { return record_ ? record_->kind : 99; }

  const Knowledge* knowledge_ = nullptr;
  const knowledge_format::NodeRecord* record_ = nullptr;
};

// A TSV file: rows of text cells under named columns.
class Table {
 public:
  std::string_view path() const;
  uint32_t rows() const { return record_->rows; }
  // The number of a column; nullopt when there is none of that name.
  std::optional<uint32_t> Column(std::string_view name) const;
  std::string_view Cell(uint32_t row, uint32_t column) const;
  // By column name; empty when there is no such column.
  std::string_view Cell(uint32_t row, std::string_view column) const;
  uint32_t Line(uint32_t row) const;

 private:
  friend class Knowledge;
  const Knowledge* knowledge_ = nullptr;
  const knowledge_format::TableRecord* record_ = nullptr;
};

// A dictionary from strings to what they stand for.
class NameIndex {
 public:
  using Visitor = std::function<void(size_t length, std::span<const Posting> postings)>;

  NameIndex();
  ~NameIndex();
  NameIndex(const NameIndex&) = delete;
  NameIndex& operator=(const NameIndex&) = delete;

  // Calls `visit` for every key that `text` begins with, shortest first. Cuts at word ends are the caller's.
  void Prefixes(std::string_view text, const Visitor& visit) const;
  // What `key` as a whole stands for; empty when it is no key.
  std::span<const Posting> Find(std::string_view key) const;

 private:
  friend class Knowledge;
  struct Trie;
  std::unique_ptr<Trie> trie_;
  std::span<const uint32_t> starts_;
  std::span<const Posting> postings_;
};

class Knowledge {
 public:
  // Maps and verifies the file: magic, version, size, checksum. Errors: kNotFound, kIo, kBadData with the remedy.
  static Result<std::unique_ptr<Knowledge>> Open(const std::string& path);

  // The root of the TOML file at `path` below the lexicon folder; an absent Node when there is none.
  Node Tree(std::string_view path) const;
  // All TOML files whose path begins with `prefix` ("events/"), in order of path; `visit` gets path and root.
  void Trees(std::string_view prefix, const std::function<void(std::string_view path, Node root)>& visit) const;

  // The TSV file at `path`, or nullptr.
  const Table* FindTable(std::string_view path) const;
  const Table& TableAt(uint16_t number) const { return tables_[number]; }
  uint16_t NumberOf(const Table* table) const { return static_cast<uint16_t>(table - tables_.get()); }

  const NameIndex& names() const { return names_; }  // names as written, diacritics folded (base/utf8.h)
  const NameIndex& terms() const { return terms_; }  // common nouns, lower-case lemmas

  // "sha256:…" of the sources.
  const std::string& hash() const { return hash_; }

  std::string_view TextAt(knowledge_format::Text text) const { return strings_.substr(text.offset, text.size); }

 private:
  friend class Node;
  friend class Table;
  Knowledge() = default;
  Result<void> Load(const std::string& path);
  template <typename T>
  std::span<const T> SectionOf(std::string_view name) const;
  bool LoadIndex(std::string_view name, NameIndex* index) const;

  std::unique_ptr<MappedFile> file_;
  std::string_view strings_;
  std::span<const knowledge_format::NodeRecord> nodes_;
  std::span<const knowledge_format::FileRecord> files_;
  std::span<const knowledge_format::Text> cells_;
  std::span<const uint32_t> lines_;
  std::unique_ptr<Table[]> tables_;
  size_t table_count_ = 0;
  NameIndex names_, terms_;
  std::string hash_;
};

// The parts of a cell that holds a list ("a|b|c"), without empty ones.
template <typename Visitor>
void ForEachInList(std::string_view list, Visitor visit) {
  while (!list.empty()) {
    const size_t bar = list.find('|');
    if (const std::string_view part = list.substr(0, bar); !part.empty()) visit(part);
    list = bar == std::string_view::npos ? std::string_view() : list.substr(bar + 1);
  }
}

}  // namespace casus
