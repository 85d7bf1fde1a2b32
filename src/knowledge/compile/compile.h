// Compiles lexicon folders to one knowledge file (knowledge/format.h).
#pragma once

#include <string>
#include <vector>

#include "base/result.h"

namespace casus {

struct CompileCounts {
  size_t trees = 0, tables = 0, rows = 0, names = 0, terms = 0;
  uint64_t bytes = 0;
};

// Reads every *.toml and *.tsv below `folders` (a later folder adds to an earlier one; the same path twice is an error) and writes `out`. The outcome depends
// on the contents and relative paths of the files alone. Errors: kNotFound, kBadInput with "file:line: field: what is wrong".
Result<CompileCounts> CompileKnowledge(const std::vector<std::string>& folders, const std::string& out);

// What one TSV file must look like: its columns, and which of them hold names (indexed as written) or terms (indexed in lower case).
struct TableShape {
  const char* path;
  std::vector<const char*> required;
  std::vector<const char*> names;
  std::vector<const char*> terms;
};
const std::vector<TableShape>& TableShapes();

}  // namespace casus
