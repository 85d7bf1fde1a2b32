// Files of GeoNames to a folder, a block of bytes at a time; see geonames.h.
#include "knowledge/import/geonames.h"

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <memory>
#include <optional>

namespace casus {
namespace {

namespace fs = std::filesystem;

constexpr size_t kLongestLine = size_t{1} << 20, kBlock = size_t{1} << 18, kProgress = 1000000, kTrial = 1000;

struct Closer {
  void operator()(std::FILE* file) const {
    if (file != stdin) std::fclose(file);
  }
};
using File = std::unique_ptr<std::FILE, Closer>;

// Calls `take(line, too_long)` for each line, until it returns false; of a line longer than kLongestLine the
// text is empty. False when the system cannot read.
template <typename Take>
bool ForStreamLines(std::FILE* file, Take take) {
  std::string buffer, block(kBlock, '\0');
  bool too_long = false;
  for (size_t read; (read = std::fread(block.data(), 1, block.size(), file)) > 0;) {
    std::string_view rest(block.data(), read);
    for (size_t end; (end = rest.find('\n')) != std::string_view::npos; rest.remove_prefix(end + 1)) {
      too_long = too_long || buffer.size() + end > kLongestLine;
      if (!too_long) buffer += rest.substr(0, end);
      if (!take(too_long ? std::string_view() : buffer, too_long)) return true;
      buffer.clear();
      too_long = false;
    }
    too_long = too_long || buffer.size() + rest.size() > kLongestLine;
    too_long ? buffer.clear() : static_cast<void>(buffer += rest);
  }
  if (std::ferror(file)) return false;
  if (too_long || !buffer.empty()) take(buffer, too_long);
  return true;
}

class Importer {
 public:
  Importer(GeonamesReader* reader, std::FILE* out, const GeonamesCalls& calls)
      : reader_(*reader), out_(out), calls_(calls) {}

  Result<GeonamesCounts> Read(const std::string& path) {
    const File file(path == "-" ? stdin : std::fopen(path.c_str(), "rb"));
    if (!file)
      return Error{errno == ENOENT ? ErrorCode::kNotFound : ErrorCode::kIo,
                   path + ": " + std::strerror(errno), ""};
    counts_ = {};
    counts_.file = path == "-" ? "standard input" : path;
    const bool read = ForStreamLines(
        file.get(), [&](std::string_view line, bool too_long) { return Take(line, too_long); });
    if (!read) return Error{ErrorCode::kIo, path + ": cannot be read", ""};
    if (counts_.lines >= kTrial && counts_.refused == counts_.lines)
      return Error{
          ErrorCode::kBadInput, counts_.file + ": none of the first 1000 lines is a line of a GeoNames dump",
          "name allCountries.txt, or a country's file, of download.geonames.org/export/dump, unzipped"};
    return counts_;
  }

 private:
  bool Take(std::string_view line, bool too_long) {
    ++counts_.lines;
    std::string row;
    GeonamesFate fate = GeonamesFate::kRefused;
    if (too_long) {
      row = "longer than a megabyte";
    } else {
      fate = reader_.Line(line, &row);
    }
    switch (fate) {
      case GeonamesFate::kTaken:
        ++counts_.taken;
        std::fwrite(row.data(), 1, row.size(), out_);  // errors are seen when the file is closed
        break;
      case GeonamesFate::kBlank:
        ++counts_.blank;
        break;
      case GeonamesFate::kOtherClass:
        ++counts_.other_class;
        break;
      case GeonamesFate::kFewPeople:
        ++counts_.few_people;
        break;
      case GeonamesFate::kState:
        ++counts_.states;
        break;
      case GeonamesFate::kRefused:
        ++counts_.refused;
        calls_.refused({counts_.file, counts_.lines, std::move(row)});
    }
    if (counts_.lines % kProgress == 0) calls_.progress(counts_);
    return counts_.lines != kTrial || counts_.refused != kTrial;
  }

  GeonamesReader& reader_;
  std::FILE* out_;
  const GeonamesCalls& calls_;
  GeonamesCounts counts_;
};

Result<void> CheckClasses(const std::string& classes) {
  const size_t wrong = classes.find_first_not_of("AHLPRSTUV");
  if (classes.empty() || wrong != std::string::npos)
    return Error{
        ErrorCode::kBadUsage,
        "--classes: " + (classes.empty() ? "none" : classes.substr(wrong, 1)) + " is no feature class",
        "name some of A, H, L, P, R, S, T, U, V"};
  return {};
}

}  // namespace

Result<std::vector<GeonamesCounts>> ImportGeonames(
    const std::vector<std::string>& files, const std::map<std::string, std::string, std::less<>>& countries,
    const GeonamesFilter& filter, const std::string& out, const GeonamesCalls& calls) {
  if (auto good = CheckClasses(filter.classes); !good) return good.error();
  if (auto made = MakeNewFolder(out); !made) return made.error();
  if (auto made = MakeNewFolder(out + "/places"); !made) return made.error();
  // Under another ending until it is whole: the compiler passes over what an interrupted import leaves.
  const std::string path = out + "/places/geonames.tsv", part = path + ".part";
  const auto failed = [&](const std::string& what) { return Error{ErrorCode::kIo, part + ": " + what, ""}; };
  std::FILE* table = std::fopen(part.c_str(), "wb");
  if (!table) return failed(std::strerror(errno));
  std::fputs(kGeonamesHeader, table);
  GeonamesReader reader(countries, filter);
  Importer importer(&reader, table, calls);
  std::vector<GeonamesCounts> counts;
  std::optional<Error> error;
  for (const std::string& file : files) {
    auto read = importer.Read(file);
    if (!read) {
      error = read.error();
      break;
    }
    counts.push_back(std::move(*read));
  }
  const bool written = !std::ferror(table);
  if ((std::fclose(table) != 0 || !written) && !error) error = failed("cannot be written");
  std::error_code code;
  if (!error) fs::rename(part, path, code);
  if (code) error = failed(code.message());
  if (!error) return counts;
  fs::remove(part, code);
  fs::remove(out + "/places", code);
  return *error;
}

}  // namespace casus
