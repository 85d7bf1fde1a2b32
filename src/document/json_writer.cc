// See json_writer.h.
#include "document/json_writer.h"

#include <charconv>
#include <cmath>

namespace casus {

void JsonWriter::Real(double value) {
  if (!std::isfinite(value)) return Null();  // JSON has no word for it
  Comma();
  char buffer[32];
  const auto end = std::to_chars(buffer, buffer + sizeof buffer, value).ptr;
  out_->append(buffer, end);
}

void JsonWriter::Quote(std::string_view text) {
  constexpr char kHex[] = "0123456789abcdef";
  out_->push_back('"');
  for (char c : text) {
    const auto u = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\') {
      out_->push_back('\\'), out_->push_back(c);
    } else if (c == '\n') {
      *out_ += "\\n";
    } else if (c == '\t') {
      *out_ += "\\t";
    } else if (c == '\r') {
      *out_ += "\\r";
    } else if (u < 0x20 || u == 0x7F) {
      *out_ += "\\u00";
      out_->push_back(kHex[u >> 4]), out_->push_back(kHex[u & 15]);
    } else {
      out_->push_back(c);
    }
  }
  out_->push_back('"');
}

}  // namespace casus
