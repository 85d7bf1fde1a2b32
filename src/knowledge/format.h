// The layout of a compiled knowledge file, shared by the compiler and the reader. Little-endian, all offsets from the start of the file.
//
//   Header | Section[section_count] | section bytes, each aligned to 8
//
// Sections:
//   "strings"   one pool of bytes; all texts below are (offset, size) pairs into it
//   "nodes"     NodeRecord[]: the TOML files as trees
//   "trees"     FileRecord[]: path of each TOML file and its root node
//   "cells"     Text[]: the cells of all tables, row by row
//   "lines"     uint32[]: the line in its file of each table row
//   "tables"    TableRecord[]: path, column names, rows
//   "names"     a marisa trie of names as written; "names-postings" and "names-starts" give what key id i stands for
//   "terms"     the same for lower-case lemmas
#pragma once

#include <cstdint>
#include <cstring>
#include <string_view>

#include "knowledge/checksum.h"

namespace casus::knowledge_format {

inline constexpr char kMagic[8] = {'C', 'A', 'S', 'U', 'S', 'K', 'N', 'W'};
inline constexpr uint32_t kVersion = 1;

struct Text {
  uint32_t offset, size;
};

struct Header {
  char magic[8];
  uint32_t version;
  uint32_t section_count;
  uint64_t file_size;
  uint64_t checksum;    // Checksum64 of the whole file with this field zero
  char fingerprint[64];  // SHA-256 (hex) of the sources it was built from
};

// The checksum of a file that holds a header: of the header with the checksum's field zero, then of the rest.
inline uint64_t FileChecksum(std::string_view file) {
  Header header;
  std::memcpy(&header, file.data(), sizeof header);
  header.checksum = 0;
  const uint64_t seed = Checksum64({reinterpret_cast<const char*>(&header), sizeof header});
  return Checksum64(file.substr(sizeof header), seed);
}

struct Section {
  char name[24];
  uint64_t offset, size;
};

struct NodeRange {
  uint32_t first, count;
};

// kind: 0 string, 1 integer, 2 float, 3 boolean, 4 array, 5 table. Of a table, children are pairs: key (string), value.
struct NodeRecord {
  uint32_t kind, line;
  union {
    Text text;
    int64_t integer;
    double real;
    NodeRange children;
  };
};
static_assert(sizeof(NodeRecord) == 16);

struct FileRecord {
  Text path;
  uint32_t root, reserved;
};

struct TableRecord {
  Text path;
  uint32_t first_column, columns;  // column names: cells[first_column …)
  uint32_t first_cell, rows;       // cells[first_cell + row * columns + column]
  uint32_t first_line, reserved;
};

// What a name stands for: row `row` of table `table`, written in column `column`; or, where `column` has the bit
// kGenerated, written nowhere but made from one of the row's names by the rules of file number
// `column - kGenerated` below kSpellingsFolder.
struct Posting {
  uint16_t table, column;
  uint32_t row;
};
static_assert(sizeof(Posting) == 8);

inline constexpr uint16_t kGenerated = 0x8000;
inline constexpr char kSpellingsFolder[] = "places/transliteration/";

}  // namespace casus::knowledge_format
