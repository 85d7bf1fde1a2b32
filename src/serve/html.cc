// See html.h.
#include "serve/html.h"

#include <cassert>
#include <utility>

#include "base/utf8.h"

namespace casus {
namespace {

bool Forbidden(char32_t c) {
  if (c < 0x20) return c != '\t' && c != '\n' && c != '\r';
  return (c >= 0x7F && c < 0xA0) || (c >= 0xFDD0 && c <= 0xFDEF) || (c & 0xFFFE) == 0xFFFE;
}

}  // namespace

std::string EscapeHtml(std::string_view text) {
  std::string out;
  out.reserve(text.size() + text.size() / 16);
  for (size_t at = 0; at < text.size();) {
    const char32_t c = DecodeUtf8(text, &at);
    switch (c) {
      case '&': out += "&amp;"; break;
      case '<': out += "&lt;"; break;
      case '>': out += "&gt;"; break;
      case '"': out += "&quot;"; break;
      case '\'': out += "&#39;"; break;
      default: AppendUtf8(Forbidden(c) ? 0xFFFD : c, &out);
    }
  }
  return out;
}

std::string_view SafeUrl(std::string_view url) {
  for (std::string_view scheme : {"https://", "http://"}) {
    if (url.size() <= scheme.size()) continue;
    bool same = true;
    for (size_t i = 0; i < scheme.size(); ++i) {
      const char c = IsAsciiUpper(url[i]) ? static_cast<char>(url[i] - 'A' + 'a') : url[i];
      same = same && c == scheme[i];
    }
    if (same) return url;
  }
  return {};
}

void Html::Start(std::string_view tag, Attributes attributes) {
  out_ += '<';
  out_ += tag;
  for (const Attribute& attribute : attributes) {
    out_ += ' ';
    out_ += attribute.name;
    out_ += "=\"";
    out_ += EscapeHtml(attribute.value);
    out_ += '"';
  }
  out_ += '>';
}

Html& Html::Open(std::string_view tag, Attributes attributes) {
  Start(tag, attributes);
  open_.push_back(tag);
  return *this;
}

Html& Html::Close() {
  assert(!open_.empty());
  out_ += "</";
  out_ += open_.back();
  out_ += '>';
  open_.pop_back();
  return *this;
}

Html& Html::Text(std::string_view text) {
  out_ += EscapeHtml(text);
  return *this;
}

Html& Html::Leaf(std::string_view tag, Attributes attributes, std::string_view text) {
  return Open(tag, attributes).Text(text).Close();
}

Html& Html::Void(std::string_view tag, Attributes attributes) {
  Start(tag, attributes);
  return *this;
}

Html& Html::Raw(std::string_view markup) {
  out_ += markup;
  return *this;
}

std::string Html::Take() {
  assert(open_.empty());
  return std::exchange(out_, {});
}

}  // namespace casus
