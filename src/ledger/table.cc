// See table.h.
#include "ledger/table.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <charconv>
#include <utility>

#include "base/utf8.h"
#include "document/json_writer.h"

namespace casus {
namespace {

constexpr size_t kHeldRows = 1000;  // a table's widths are those of its first rows
constexpr int kNarrowest = 6;       // no column is cut below this

int CharWidth(char32_t c) {
  const UChar32 u = static_cast<UChar32>(c);
  switch (u_charType(u)) {
    case U_NON_SPACING_MARK:
    case U_ENCLOSING_MARK:
    case U_FORMAT_CHAR:
    case U_CONTROL_CHAR:
      return 0;
    default:
      break;
  }
  const int width = u_getIntPropertyValue(u, UCHAR_EAST_ASIAN_WIDTH);
  return width == U_EA_WIDE || width == U_EA_FULLWIDTH ? 2 : 1;
}

// Text of a report must not move the cursor or turn the writing direction: controls become blanks, format
// characters go.
std::string Printable(std::string_view text) {
  std::string out;
  for (size_t at = 0; at < text.size();) {
    const char32_t c = DecodeUtf8(text, &at);
    const int8_t type = u_charType(static_cast<UChar32>(c));
    if (type == U_CONTROL_CHAR || type == U_LINE_SEPARATOR || type == U_PARAGRAPH_SEPARATOR) {
      if (!out.empty() && out.back() != ' ') out += ' ';
    } else if (type != U_FORMAT_CHAR) {
      AppendUtf8(c, &out);
    }
  }
  return out;
}

// A value that is no list and no object, as text.
std::string Scalar(const Cell& cell) {
  if (const auto* text = std::get_if<std::string>(&cell.value)) return *text;
  if (const auto* flag = std::get_if<bool>(&cell.value)) return *flag ? "yes" : "no";
  if (const auto* number = std::get_if<int64_t>(&cell.value)) return std::to_string(*number);
  if (const auto* real = std::get_if<double>(&cell.value)) {
    char buffer[32];
    return std::string(buffer, std::to_chars(buffer, buffer + sizeof buffer, *real).ptr);
  }
  return {};
}

// The first field of an object, and of that one's first field, as often as needed.
const Cell& Head(const Cell& cell) {
  const Cell* head = &cell;
  while (const auto* fields = std::get_if<std::vector<Field>>(&head->value)) {
    if (fields->empty()) break;
    head = &fields->front().value;
  }
  return *head;
}

std::string Flat(const Cell& cell, std::string_view separator) {
  const Cell& head = Head(cell);
  const auto* list = std::get_if<std::vector<Cell>>(&head.value);
  if (list == nullptr) return Scalar(head);
  std::string out;
  for (const Cell& item : *list) {
    if (&item != &list->front()) out += separator;
    out += Scalar(Head(item));
  }
  return out;
}

// The cells are made by this program, three levels deep at most.
void WriteJson(const Cell& cell, JsonWriter* json) {
  if (const auto* text = std::get_if<std::string>(&cell.value)) {
    json->String(*text);
  } else if (const auto* flag = std::get_if<bool>(&cell.value)) {
    json->Bool(*flag);
  } else if (const auto* number = std::get_if<int64_t>(&cell.value)) {
    json->Integer(*number);
  } else if (const auto* real = std::get_if<double>(&cell.value)) {
    json->Real(*real);
  } else if (const auto* list = std::get_if<std::vector<Cell>>(&cell.value)) {
    json->Open('[');
    for (const Cell& item : *list) WriteJson(item, json);
    json->Close(']');
  } else if (const auto* fields = std::get_if<std::vector<Field>>(&cell.value)) {
    json->Open('{');
    for (const Field& field : *fields) {
      json->Key(field.name);
      WriteJson(field.value, json);
    }
    json->Close('}');
  } else {
    json->Null();
  }
}

std::string CsvLine(const std::vector<std::string>& fields) {
  std::string line;
  for (const std::string& field : fields) {
    if (&field != &fields.front()) line += ',';
    line += CsvField(field);
  }
  line += "\r\n";
  return line;
}

}  // namespace

std::optional<TableFormat> ParseTableFormat(std::string_view name) {
  if (name == "table") return TableFormat::kTable;
  if (name == "json") return TableFormat::kJson;
  if (name == "jsonl") return TableFormat::kJsonLines;
  if (name == "csv") return TableFormat::kCsv;
  return std::nullopt;
}

Cell Cell::Text(std::string text) {
  if (text.empty()) return {};
  return Cell{std::move(text)};
}

int DisplayWidth(std::string_view text) {
  int width = 0;
  for (size_t at = 0; at < text.size();) width += CharWidth(DecodeUtf8(text, &at));
  return width;
}

std::string CutToWidth(std::string_view text, int width) {
  if (DisplayWidth(text) <= width) return std::string(text);
  int used = 0;
  size_t at = 0;
  while (at < text.size()) {
    size_t next = at;
    const int more = CharWidth(DecodeUtf8(text, &next));
    if (used + more > width - 1) break;
    used += more;
    at = next;
  }
  return width < 1 ? "" : std::string(text.substr(0, at)) + "…";
}

std::string CsvField(std::string_view text) {
  if (text.find_first_of("\",\r\n") == std::string_view::npos) return std::string(text);
  std::string out = "\"";
  for (char c : text) {
    if (c == '"') out += '"';
    out += c;
  }
  return out + '"';
}

TableWriter::TableWriter(TableFormat format, std::vector<std::string> columns, int width, TextSink sink)
    : format_(format), columns_(std::move(columns)), width_(width), sink_(std::move(sink)) {}

void TableWriter::Put(std::string_view piece) {
  if (open_) open_ = sink_(piece);
}

bool TableWriter::Add(std::vector<Cell> cells) {
  cells.resize(columns_.size());
  switch (format_) {
    case TableFormat::kJson:
    case TableFormat::kJsonLines:
      AddJson(cells);
      break;
    case TableFormat::kCsv:
      AddCsv(cells);
      break;
    case TableFormat::kTable: {
      std::vector<std::string> texts;
      for (const Cell& cell : cells) texts.push_back(Printable(Flat(cell, ", ")));
      held_.push_back(std::move(texts));
      if (held_.size() >= kHeldRows) FlushTable();
      break;
    }
  }
  return open_;
}

void TableWriter::AddJson(const std::vector<Cell>& cells) {
  const bool array = format_ == TableFormat::kJson;
  std::string line = array ? (begun_ ? ",\n  " : "[\n  ") : "";
  begun_ = true;
  JsonWriter json(&line);
  json.Open('{');
  for (size_t i = 0; i < cells.size(); ++i) {
    json.Key(columns_[i]);
    WriteJson(cells[i], &json);
  }
  json.Close('}');
  if (!array) line += '\n';
  Put(line);
}

void TableWriter::AddCsv(const std::vector<Cell>& cells) {
  if (!begun_) Put(CsvLine(columns_));
  begun_ = true;
  std::vector<std::string> texts;
  for (const Cell& cell : cells) texts.push_back(Flat(cell, "|"));
  Put(CsvLine(texts));
}

// The widest columns give way until the line fits.
void TableWriter::FitWidths() {
  widths_.clear();
  for (const std::string& column : columns_) widths_.push_back(DisplayWidth(column));
  for (const std::vector<std::string>& row : held_) {
    for (size_t i = 0; i < row.size(); ++i) widths_[i] = std::max(widths_[i], DisplayWidth(row[i]));
  }
  if (width_ <= 0) return;
  int total = 2 * (static_cast<int>(columns_.size()) - 1);
  for (int width : widths_) total += width;
  while (total > width_) {
    const auto widest = std::max_element(widths_.begin(), widths_.end());
    if (*widest <= kNarrowest) break;
    --*widest;
    --total;
  }
}

void TableWriter::PutLine(const std::vector<std::string>& cells) {
  std::string line;
  for (size_t i = 0; i < cells.size(); ++i) {
    const std::string cell = CutToWidth(cells[i], widths_[i]);
    line += cell;
    line.append(static_cast<size_t>(std::max(0, widths_[i] - DisplayWidth(cell))) + 2, ' ');
  }
  line.erase(line.find_last_not_of(' ') + 1);
  if (width_ > 0) line = CutToWidth(line, width_);
  Put(line + "\n");
}

void TableWriter::FlushTable() {
  if (!begun_) {
    FitWidths();
    PutLine(columns_);
    std::vector<std::string> rules;
    for (int width : widths_) rules.push_back(std::string(static_cast<size_t>(width), '-'));
    PutLine(rules);
    begun_ = true;
  }
  for (const std::vector<std::string>& row : held_) PutLine(row);
  held_.clear();
}

Result<void> TableWriter::Finish() {
  switch (format_) {
    case TableFormat::kTable:
      FlushTable();
      break;
    case TableFormat::kJson:
      Put(begun_ ? "\n]\n" : "[]\n");
      break;
    case TableFormat::kCsv:
      if (!begun_) Put(CsvLine(columns_));
      break;
    case TableFormat::kJsonLines:
      break;
  }
  if (!open_) return Error{ErrorCode::kIo, "the output was closed before its end", ""};
  return {};
}

}  // namespace casus
