// The file of a trained syntax model: named sections behind a header, memory-mapped.
//
// Layout (little-endian): "CASUSSYN", u32 version, u32 sections, u64 checksum of all bytes behind the header,
// then sections x { char name[8], u64 offset, u64 size }, then the sections, each begun at a multiple of 8.
// The checksum finds damage, not forgery; readers of sections check what they read all the same.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/file.h"
#include "base/result.h"

namespace casus {

inline constexpr uint32_t kModelVersion = 3;  // features, hashes, classes or layout changed: count up

class ModelFile {
 public:
  // Errors: kNotFound, kIo, kBadData (no model, of another version, damaged) with a remedy.
  static Result<std::unique_ptr<ModelFile>> Open(const std::string& path);

  // The bytes of a section; empty when there is none of this name.
  std::string_view Section(std::string_view name) const;
  std::string_view bytes() const { return file_->bytes(); }

 private:
  explicit ModelFile(std::unique_ptr<MappedFile> file) : file_(std::move(file)) {}
  std::unique_ptr<MappedFile> file_;
  std::vector<std::pair<std::string_view, std::string_view>> sections_;
};

// The bytes of a model file with these sections (names of at most 8 bytes).
std::string PackModel(const std::vector<std::pair<std::string, std::string>>& sections);

}  // namespace casus
