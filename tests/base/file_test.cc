// Files: what is written is read, limits and missing files are told, writing is all or nothing; SHA-256 against published vectors.
#include "base/file.h"

#include <gtest/gtest.h>

#include <fstream>

#include "text/scratch_folder.h"

namespace casus {
namespace {

namespace fs = std::filesystem;

std::vector<std::string> NamesIn(const std::string& folder) {
  std::vector<std::string> names;
  for (const fs::directory_entry& entry : fs::directory_iterator(folder)) names.push_back(entry.path().filename());
  return names;
}

TEST(File, WritesAndReadsAllBytes) {
  const ScratchFolder folder;
  const std::string path = folder.path() + "/bytes";
  std::string bytes;
  for (int i = 0; i < 300000; ++i) bytes.push_back(static_cast<char>(i * 7 + i / 256));
  ASSERT_TRUE(WriteFile(path, bytes));
  const Result<std::string> read = ReadFile(path);
  ASSERT_TRUE(read);
  EXPECT_TRUE(*read == bytes);
  EXPECT_EQ(NamesIn(folder.path()), std::vector<std::string>{"bytes"}) << "the neighbour stays behind";
}

TEST(File, ReplacesInOnePiece) {
  const ScratchFolder folder;
  const std::string path = folder.Write("a", "a longer first version");
  std::ifstream held(path);  // a reader that opened the old file goes on reading it
  ASSERT_TRUE(WriteFile(path, "new"));
  EXPECT_EQ(*ReadFile(path), "new");
  EXPECT_EQ(std::string(std::istreambuf_iterator<char>(held), {}), "a longer first version");
}

TEST(File, EmptyFile) {
  const ScratchFolder folder;
  const std::string path = folder.Write("empty", "");
  EXPECT_EQ(*ReadFile(path), "");
  const auto mapped = MappedFile::Open(path);
  ASSERT_FALSE(mapped);
  EXPECT_EQ(mapped.error().code, ErrorCode::kBadData);
}

TEST(File, Limit) {
  const ScratchFolder folder;
  const std::string path = folder.Write("ten", "0123456789");
  EXPECT_TRUE(ReadFile(path, 10));
  const Result<std::string> read = ReadFile(path, 9);
  ASSERT_FALSE(read);
  EXPECT_EQ(read.error().code, ErrorCode::kLimit);
  EXPECT_EQ(read.error().message, path + ": larger than 9 bytes");
}

TEST(File, EndlessFileStopsAtTheLimit) {
  const Result<std::string> read = ReadFile("/dev/zero", 1 << 20);
  ASSERT_FALSE(read);
  EXPECT_EQ(read.error().code, ErrorCode::kLimit);
}

TEST(File, MissingAndFolders) {
  const ScratchFolder folder;
  const std::string missing = folder.path() + "/none";
  EXPECT_EQ(ReadFile(missing).error().code, ErrorCode::kNotFound);
  EXPECT_EQ(ReadFile(missing).error().message.rfind(missing + ": ", 0), 0u);
  EXPECT_EQ(MappedFile::Open(missing).error().code, ErrorCode::kNotFound);
  EXPECT_EQ(ReadFile(folder.path()).error().code, ErrorCode::kIo);
  EXPECT_EQ(MappedFile::Open(folder.path()).error().code, ErrorCode::kBadData);
}

TEST(File, WritingWhereNothingCanBeWrittenFails) {
  const ScratchFolder folder;
  EXPECT_FALSE(WriteFile(folder.path() + "/no/such/folder", "x"));
  fs::create_directories(folder.path() + "/taken/inside");
  const Result<void> over_folder = WriteFile(folder.path() + "/taken", "x");
  ASSERT_FALSE(over_folder);
  EXPECT_EQ(over_folder.error().code, ErrorCode::kIo);
  EXPECT_TRUE(fs::exists(folder.path() + "/taken/inside"));
}

TEST(File, MapsWhatIsThere) {
  const ScratchFolder folder;
  const std::string path = folder.Write("map", "mapped bytes");
  const auto mapped = MappedFile::Open(path);
  ASSERT_TRUE(mapped);
  EXPECT_EQ((*mapped)->bytes(), "mapped bytes");
  ASSERT_TRUE(WriteFile(path, "others"));  // a new file takes the name; the map keeps the old one
  EXPECT_EQ((*mapped)->bytes(), "mapped bytes");
}

TEST(File, ProgramFolderIsWhereThisTestLies) {
  const std::string folder = ProgramFolder();
  ASSERT_FALSE(folder.empty());
  EXPECT_NE(folder.back(), '/');
  EXPECT_TRUE(fs::exists(folder + "/base_test")) << folder;
}

// Vectors of FIPS 180-4's examples and of the empty message.
TEST(Sha256, KnownVectors) {
  EXPECT_EQ(Sha256(""), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  EXPECT_EQ(Sha256("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  EXPECT_EQ(Sha256("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq"),
            "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
  EXPECT_EQ(Sha256(std::string(1000000, 'a')), "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

}  // namespace
}  // namespace casus
