// A small JSON writer: appends to a string, puts the commas, escapes as RFC 8259 asks. The caller keeps objects and arrays balanced.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace casus {

class JsonWriter {
 public:
  explicit JsonWriter(std::string* out) : out_(out) {}

  void Open(char bracket) { Comma(); out_->push_back(bracket); fresh_ = true; }
  void Close(char bracket) { out_->push_back(bracket); fresh_ = false; }
  void Key(std::string_view key) { Comma(); Quote(key); out_->push_back(':'); fresh_ = true; }
  void String(std::string_view text) { Comma(); Quote(text); }
  // null when the text is empty.
  void StringOrNull(std::string_view text) { text.empty() ? Null() : String(text); }
  void Integer(int64_t value) { Comma(); *out_ += std::to_string(value); }
  void Real(double value);  // shortest form that reads back as the same number
  void Bool(bool value) { Comma(); *out_ += value ? "true" : "false"; }
  void Null() { Comma(); *out_ += "null"; }
  void Raw(std::string_view json) { Comma(); *out_ += json; }

 private:
  void Comma() {
    if (!fresh_) out_->push_back(',');
    fresh_ = false;
  }
  void Quote(std::string_view text);

  std::string* out_;
  bool fresh_ = true;
};

}  // namespace casus
