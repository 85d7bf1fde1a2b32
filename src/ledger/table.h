// Rows for people and programs: an aligned table, JSON, JSON Lines or CSV. In: columns once, then rows of
// cells. Out: text, piece by piece. Method: East Asian width by ICU; CSV by RFC 4180; JSON by RFC 8259. It
// knows nothing of the ledger.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/result.h"

namespace casus {

enum class TableFormat : uint8_t { kTable, kJson, kJsonLines, kCsv };

// "table", "json", "jsonl", "csv"; nothing for another word.
std::optional<TableFormat> ParseTableFormat(std::string_view name);

struct Field;

// Nothing, truth, a number, text, a list, or an object. In a table and in CSV nothing is empty, a list is its
// items parted by "|" (CSV) or ", ", and an object its first field.
struct Cell {
  std::variant<std::monostate, bool, int64_t, double, std::string, std::vector<Cell>, std::vector<Field>>
      value;

  static Cell Null();
  // Null when the text is empty.
  static Cell Text(std::string text);
  template <typename T>
  static Cell Of(T value);
  template <typename T>
  static Cell Maybe(const std::optional<T>& value);
};

struct Field {
  std::string_view name;
  Cell value;
};

inline Cell Cell::Null() { return {}; }

template <typename T>
Cell Cell::Of(T value) {
  return Cell{std::move(value)};
}

template <typename T>
Cell Cell::Maybe(const std::optional<T>& value) {
  return value ? Cell{*value} : Cell{};
}

// Takes a piece of the output; false: the reader has gone, no more is wanted.
using TextSink = std::function<bool(std::string_view piece)>;

class TableWriter {
 public:
  // `width`: columns of the terminal that a table is cut to, 0 for as wide as it gets; the other formats
  // ignore it.
  TableWriter(TableFormat format, std::vector<std::string> columns, int width, TextSink sink);

  // One row, a cell for each column. False when the sink wants no more.
  bool Add(std::vector<Cell> cells);
  // What is left: must be called once at the end. Errors: kIo when the sink has refused a piece.
  Result<void> Finish();

 private:
  void Put(std::string_view piece);
  void AddJson(const std::vector<Cell>& cells);
  void AddCsv(const std::vector<Cell>& cells);
  void FlushTable();
  void PutLine(const std::vector<std::string>& cells);
  void FitWidths();

  const TableFormat format_;
  const std::vector<std::string> columns_;
  const int width_;
  TextSink sink_;
  bool open_ = true;                            // the sink takes more
  bool begun_ = false;                          // a row or the header has been written
  std::vector<std::vector<std::string>> held_;  // rows of a table, until the widths are known
  std::vector<int> widths_;
};

// Terminal columns of UTF-8 text: 2 for East Asian wide characters, 0 for combining marks.
int DisplayWidth(std::string_view text);

// `text` in at most `width` terminal columns, cut with "…".
std::string CutToWidth(std::string_view text, int width);

// A field of CSV: quoted where RFC 4180 asks.
std::string CsvField(std::string_view text);

}  // namespace casus
