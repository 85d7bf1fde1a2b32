// See shapes.h.
#include "serve/shapes.h"

#include <algorithm>
#include <charconv>
#include <optional>
#include <utility>

#include "base/file.h"

namespace casus {
namespace {

constexpr std::string_view kHeader = "code\tname\trings";
constexpr double kUnits = 1000;               // steps in a degree
constexpr size_t kMaxBytes = size_t{64} << 20;

// Cuts what stands before `separator` off `*text`; all of it when there is none.
std::string_view Cut(std::string_view* text, char separator) {
  const size_t end = std::min(text->find(separator), text->size());
  const std::string_view head = text->substr(0, end);
  text->remove_prefix(std::min(end + 1, text->size()));
  return head;
}

std::optional<int> Integer(std::string_view text) {
  int value = 0;
  const auto read = std::from_chars(text.data(), text.data() + text.size(), value);
  if (text.empty() || read.ec != std::errc() || read.ptr != text.data() + text.size()) return std::nullopt;
  return value;
}

std::optional<Ring> ReadRing(std::string_view text) {
  Ring ring;
  int64_t x = 0, y = 0;
  while (!text.empty()) {
    std::string_view point = Cut(&text, ' ');
    const std::optional<int> dx = Integer(Cut(&point, ','));
    const std::optional<int> dy = Integer(point);
    if (!dx || !dy) return std::nullopt;
    x += *dx;
    y += *dy;
    if (x < -360000 || x > 360000 || y < -90000 || y > 90000) return std::nullopt;
    ring.push_back({static_cast<double>(x) / kUnits, static_cast<double>(y) / kUnits});
  }
  return ring.size() < 3 ? std::nullopt : std::optional(std::move(ring));
}

}  // namespace

Result<std::vector<CountryShape>> ParseShapes(std::string_view table, const std::string& name) {
  std::vector<CountryShape> shapes;
  const auto bad = [&](size_t line, const char* what) {
    return Error{ErrorCode::kBadData, name + ":" + std::to_string(line) + ": " + what,
                 "make the file again with tools/shapes.mjs"};
  };
  if (Cut(&table, '\n') != kHeader) return bad(1, "not a table of shapes");
  for (size_t line = 2; !table.empty(); ++line) {
    std::string_view fields = Cut(&table, '\n');
    if (fields.empty() || fields[0] == '#') continue;
    CountryShape shape;
    shape.code = Cut(&fields, '\t');
    shape.name = Cut(&fields, '\t');
    if (fields.empty()) return bad(line, "no rings");
    while (!fields.empty()) {
      std::optional<Ring> ring = ReadRing(Cut(&fields, '|'));
      if (!ring) return bad(line, "rings: not \"x,y dx,dy dx,dy …\" within the earth");
      shape.rings.push_back(*std::move(ring));
    }
    shapes.push_back(std::move(shape));
  }
  return shapes;
}

Result<std::vector<CountryShape>> ReadShapes(const std::string& path) {
  Result<std::string> table = ReadFile(path, kMaxBytes);
  if (!table) return table.error();
  return ParseShapes(*table, path);
}

}  // namespace casus
