// See model_file.h.
#include "syntax/model_file.h"

#include <cstring>

#include "syntax/features.h"

namespace casus {
namespace {

constexpr std::string_view kMagic = "CASUSSYN";
constexpr size_t kHeader = 24, kEntry = 24, kMaxSections = 64;

// Eight bytes a step; the tail is padded with zeros.
uint64_t Checksum(std::string_view bytes) {
  uint64_t h = 0x243F6A8885A308D3u ^ bytes.size();
  for (size_t i = 0; i < bytes.size(); i += 8) {
    uint64_t word = 0;
    std::memcpy(&word, bytes.data() + i, std::min<size_t>(8, bytes.size() - i));
    h = FoldHash(h, word);
  }
  return h;
}

template <typename T>
T Load(std::string_view bytes, size_t at) {
  T value;
  std::memcpy(&value, bytes.data() + at, sizeof value);
  return value;
}

template <typename T>
void Append(std::string* out, T value) {
  out->append(reinterpret_cast<const char*>(&value), sizeof value);
}

Error Bad(const std::string& path, const char* what) {
  return {ErrorCode::kBadData, path + ": " + what, "use the model that belongs to this version, or train it again"};
}

}  // namespace

Result<std::unique_ptr<ModelFile>> ModelFile::Open(const std::string& path) {
  auto mapped = MappedFile::Open(path);
  if (!mapped) return mapped.error();
  const std::string_view bytes = (*mapped)->bytes();
  if (bytes.size() < kHeader || bytes.substr(0, kMagic.size()) != kMagic) return Bad(path, "not a syntax model");
  if (Load<uint32_t>(bytes, 8) != kModelVersion) return Bad(path, "a syntax model of another version");
  const uint32_t count = Load<uint32_t>(bytes, 12);
  if (count > kMaxSections || bytes.size() < kHeader + count * kEntry) return Bad(path, "damaged (header)");
  if (Checksum(bytes.substr(kHeader)) != Load<uint64_t>(bytes, 16)) return Bad(path, "damaged (checksum)");
  std::unique_ptr<ModelFile> file(new ModelFile(std::move(*mapped)));
  for (uint32_t i = 0; i < count; ++i) {
    const size_t at = kHeader + i * kEntry;
    const uint64_t offset = Load<uint64_t>(bytes, at + 8), size = Load<uint64_t>(bytes, at + 16);
    if (offset > bytes.size() || size > bytes.size() - offset || offset % 8 != 0) return Bad(path, "damaged (sections)");
    std::string_view name = bytes.substr(at, 8);
    name = name.substr(0, name.find('\0'));
    file->sections_.emplace_back(name, bytes.substr(offset, size));
  }
  return file;
}

std::string_view ModelFile::Section(std::string_view name) const {
  for (const auto& [key, bytes] : sections_) {
    if (key == name) return bytes;
  }
  return {};
}

std::string PackModel(const std::vector<std::pair<std::string, std::string>>& sections) {
  std::string table, body;
  const size_t start = kHeader + sections.size() * kEntry;
  for (const auto& [name, bytes] : sections) {
    std::string key = name;
    key.resize(8, '\0');
    table += key;
    Append<uint64_t>(&table, start + body.size());
    Append<uint64_t>(&table, bytes.size());
    body += bytes;
    body.resize((body.size() + 7) / 8 * 8, '\0');
  }
  std::string out(kMagic);
  Append<uint32_t>(&out, kModelVersion);
  Append<uint32_t>(&out, static_cast<uint32_t>(sections.size()));
  Append<uint64_t>(&out, Checksum(table + body));
  return out + table + body;
}

}  // namespace casus
