// The lexicon compiled and opened again: trees, tables, names; the same sources give the same file; errors name file and line.
#include "knowledge/knowledge.h"

#include <gtest/gtest.h>

#include <cstddef>
#include <fstream>

#include "base/utf8.h"
#include "knowledge/compile/compile.h"
#include "text/scratch_folder.h"

namespace casus {
namespace {

constexpr char kWords[] =
    "# words of an invented language\n"
    "title = \"Ağ sözlər\"\n"
    "weight = 3\n"
    "share = 0.25\n"
    "open = true\n"
    "since = 2019-04-01\n"
    "verbs = [\"meet\", \"part\"]\n"
    "\n"
    "[zebra]\n"
    "first = 1\n"
    "[zebra.inner]\n"
    "deep = \"yes\"\n"
    "[ant]\n"
    "[[rule]]\n"
    "id = \"one\"\n"
    "[[rule]]\n"
    "id = \"two\"\n";

constexpr char kPersons[] =
    "# a comment\n"
    "key\tname\taliases\tcountry\tsector\trole\tfrom\tto\n"
    "NOR:orlan\tOrlan Vesk\tVesk|O. Vesk\tNOR\tGOV\tpresident\t2020\t\n"
    "\n"
    "# another comment\n"
    "SOU:ilyə\tİlyə Dorən\tThe Doren\tSOU\tMIL\tgeneral\t\t2021-05-06\n";

constexpr char kAgents[] =
    "noun\tsector\tkind\trole\tcountry\n"
    "Soldier|Trooper\tMIL\tpeople\t\t\n"
    "general\tMIL\trole\tgeneral\t\n";

struct World {
  World() {
    folder.Write("lexicon/words/english.toml", kWords);
    folder.Write("lexicon/actors/persons.tsv", kPersons);
    folder.Write("lexicon/actors/agents.tsv", kAgents);
    folder.Write("lexicon/notes.txt", "not read");
    folder.Write("lexicon/free.tsv", "any\tcolumns\nVesk\tx\n");
  }
  std::string Lexicon() const { return folder.path() + "/lexicon"; }
  std::string Out(const std::string& name = "out.knowledge") const { return folder.path() + "/" + name; }
  Result<CompileCounts> Compile(const std::string& name = "out.knowledge") const {
    return CompileKnowledge({Lexicon()}, Out(name));
  }
  std::unique_ptr<Knowledge> Open() const {
    const Result<CompileCounts> counts = Compile();
    EXPECT_TRUE(counts) << counts.error().ToString();
    auto opened = Knowledge::Open(Out());
    EXPECT_TRUE(opened) << opened.error().ToString();
    return opened ? std::move(*opened) : nullptr;
  }
  ScratchFolder folder;
};

TEST(Knowledge, Counts) {
  const World world;
  const Result<CompileCounts> counts = world.Compile();
  ASSERT_TRUE(counts) << counts.error().ToString();
  EXPECT_EQ(counts->trees, 1u);
  EXPECT_EQ(counts->tables, 3u);
  EXPECT_EQ(counts->rows, 5u);
  EXPECT_EQ(counts->names, 5u);
  EXPECT_EQ(counts->terms, 3u);
  EXPECT_EQ(counts->bytes, std::filesystem::file_size(world.Out()));
}

TEST(Knowledge, TreesKeepValuesOrderAndLines) {
  const World world;
  const auto knowledge = world.Open();
  ASSERT_TRUE(knowledge);
  const Node root = knowledge->Tree("words/english.toml");
  ASSERT_TRUE(root);
  EXPECT_EQ(root["title"].Text(), "Ağ sözlər");
  EXPECT_EQ(root["title"].line(), 2u);
  EXPECT_EQ(root["weight"].Integer(), 3);
  EXPECT_EQ(root["weight"].Real(), 3.0);
  EXPECT_EQ(root["share"].Real(), 0.25);
  EXPECT_TRUE(root["open"].Boolean());
  EXPECT_EQ(root["since"].Text(), "2019-04-01");
  ASSERT_EQ(root["verbs"].size(), 2u);
  EXPECT_EQ(root["verbs"].At(1).Text(), "part");
  EXPECT_EQ(root["zebra"]["inner"]["deep"].Text(), "yes");
  EXPECT_EQ(root["zebra"]["inner"]["deep"].line(), 12u);
  std::vector<std::string_view> keys, rules;
  for (size_t i = 0; i < root.size(); ++i) keys.push_back(root.KeyAt(i));
  EXPECT_EQ(keys, (std::vector<std::string_view>{"title", "weight", "share", "open", "since", "verbs", "zebra", "ant",
                                                 "rule"}));
  for (const Node rule : root["rule"]) rules.push_back(rule["id"].Text());
  EXPECT_EQ(rules, (std::vector<std::string_view>{"one", "two"}));
}

TEST(Knowledge, WhatIsNotThereAnswersWithNothing) {
  const World world;
  const auto knowledge = world.Open();
  ASSERT_TRUE(knowledge);
  EXPECT_FALSE(knowledge->Tree("words/french.toml"));
  const Node none = knowledge->Tree("words/english.toml")["no"]["such"]["key"];
  EXPECT_FALSE(none);
  EXPECT_EQ(none.size(), 0u);
  EXPECT_EQ(none.Text("otherwise"), "otherwise");
  EXPECT_EQ(none.Integer(5), 5);
  EXPECT_FALSE(none.At(3));
  EXPECT_EQ(none.KeyAt(0), "");
  const Node text = knowledge->Tree("words/english.toml")["title"];
  EXPECT_EQ(text.Integer(7), 7) << "of another kind";
  EXPECT_FALSE(text["key"]);
  EXPECT_FALSE(knowledge->Tree("words/english.toml")["verbs"].At(2));
  EXPECT_EQ(knowledge->FindTable("actors/none.tsv"), nullptr);
}

TEST(Knowledge, TreesByPrefix) {
  const World world;
  world.folder.Write("lexicon/words/b.toml", "x = 1\n");
  world.folder.Write("lexicon/word.toml", "x = 1\n");
  const auto knowledge = world.Open();
  ASSERT_TRUE(knowledge);
  std::vector<std::string> paths;
  knowledge->Trees("words/", [&](std::string_view path, Node) { paths.emplace_back(path); });
  EXPECT_EQ(paths, (std::vector<std::string>{"words/b.toml", "words/english.toml"}));
}

TEST(Knowledge, Tables) {
  const World world;
  const auto knowledge = world.Open();
  ASSERT_TRUE(knowledge);
  const Table* persons = knowledge->FindTable("actors/persons.tsv");
  ASSERT_NE(persons, nullptr);
  EXPECT_EQ(persons->path(), "actors/persons.tsv");
  ASSERT_EQ(persons->rows(), 2u);
  EXPECT_EQ(persons->Cell(0, "name"), "Orlan Vesk");
  EXPECT_EQ(persons->Cell(1, "to"), "2021-05-06");
  EXPECT_EQ(persons->Cell(1, "from"), "");
  EXPECT_EQ(persons->Cell(1, "no such column"), "");
  EXPECT_EQ(persons->Column("no such column"), std::nullopt);
  EXPECT_EQ(persons->Cell(0, *persons->Column("sector")), "GOV");
  EXPECT_EQ(persons->Line(0), 3u);
  EXPECT_EQ(persons->Line(1), 6u);
  EXPECT_EQ(&knowledge->TableAt(knowledge->NumberOf(persons)), persons);
  EXPECT_EQ(knowledge->FindTable("free.tsv")->Cell(0, "columns"), "x");
}

// What `key` stands for: "actors/persons.tsv:name:Orlan Vesk", sorted as kept.
std::vector<std::string> Meanings(const Knowledge& knowledge, std::span<const Posting> postings) {
  std::vector<std::string> out;
  for (const Posting posting : postings) {
    const Table& table = knowledge.TableAt(posting.table);
    out.push_back(std::string(table.path()) + " " + std::string(table.Cell(posting.row, posting.column)));
  }
  return out;
}

TEST(Knowledge, NamesAreFoundFoldedAndWithoutTheirArticle) {
  const World world;
  const auto knowledge = world.Open();
  ASSERT_TRUE(knowledge);
  const NameIndex& names = knowledge->names();
  using List = std::vector<std::string>;
  EXPECT_EQ(Meanings(*knowledge, names.Find("Vesk")), List{"actors/persons.tsv Vesk|O. Vesk"});
  EXPECT_EQ(Meanings(*knowledge, names.Find(FoldDiacritics("İlyə Dorən"))), List{"actors/persons.tsv İlyə Dorən"});
  EXPECT_EQ(Meanings(*knowledge, names.Find("Doren")), List{"actors/persons.tsv The Doren"});
  EXPECT_TRUE(names.Find("The Doren").empty());
  EXPECT_TRUE(names.Find("vesk").empty()) << "names are found as written";
  EXPECT_TRUE(names.Find("Ves").empty());
  EXPECT_TRUE(names.Find("").empty());
  EXPECT_TRUE(names.Find("soldier").empty()) << "a term is no name";
  EXPECT_EQ(Meanings(*knowledge, knowledge->terms().Find("trooper")), List{"actors/agents.tsv Soldier|Trooper"});
  EXPECT_TRUE(knowledge->terms().Find("Trooper").empty()) << "terms are found in lower case";
}

TEST(Knowledge, PrefixesShortestFirst) {
  const World world;
  world.folder.Write("lexicon/places/places.tsv",
                     "key\tname\taliases\tkind\tcountry\tlat\tlon\n"
                     "x1\tVesk\t\tcity\tNOR\t1\t2\nx2\tVesk Harbour\t\tcity\tNOR\t1\t2\nx3\tHarbour\t\tcity\tNOR\t1\t2\n");
  const auto knowledge = world.Open();
  ASSERT_TRUE(knowledge);
  std::vector<std::pair<size_t, size_t>> found;
  knowledge->names().Prefixes("Vesk Harbour was quiet", [&](size_t length, std::span<const Posting> postings) {
    found.emplace_back(length, postings.size());
  });
  EXPECT_EQ(found, (std::vector<std::pair<size_t, size_t>>{{4, 2}, {12, 1}}));
  knowledge->names().Prefixes("", [&](size_t, std::span<const Posting>) { FAIL() << "no key is empty"; });
}

TEST(Knowledge, LaterFoldersAdd) {
  const World world;
  world.folder.Write("more/words/b.toml", "x = 1\n");
  const auto counts = CompileKnowledge({world.Lexicon(), world.folder.path() + "/more"}, world.Out());
  ASSERT_TRUE(counts);
  EXPECT_EQ(counts->trees, 2u);
}

TEST(Knowledge, AnEmptyLexiconOpens) {
  const ScratchFolder folder;
  std::filesystem::create_directories(folder.path() + "/lexicon");
  ASSERT_TRUE(CompileKnowledge({folder.path() + "/lexicon"}, folder.path() + "/out"));
  const auto opened = Knowledge::Open(folder.path() + "/out");
  ASSERT_TRUE(opened) << opened.error().ToString();
  EXPECT_TRUE((*opened)->names().Find("Vesk").empty());
}

TEST(Knowledge, SameSourcesSameBytesOtherSourcesOtherHash) {
  const World world, twin;
  ASSERT_TRUE(world.Compile());
  ASSERT_TRUE(twin.Compile());
  const std::string bytes = *ReadFile(world.Out());
  EXPECT_TRUE(*ReadFile(twin.Out()) == bytes) << "the folder's own path must not matter";
  const std::string hash = (*Knowledge::Open(world.Out()))->hash();
  EXPECT_EQ(hash.rfind("sha256:", 0), 0u);
  EXPECT_EQ(hash.size(), 7u + 64u);

  const auto hash_with = [&](const char* file, const std::string& text) {
    twin.folder.Write(file, text);
    EXPECT_TRUE(twin.Compile());
    return (*Knowledge::Open(twin.Out()))->hash();
  };
  EXPECT_NE(hash_with("lexicon/words/english.toml", std::string(kWords) + "# a comment more\n"), hash);
  EXPECT_EQ(hash_with("lexicon/words/english.toml", kWords), hash);
  EXPECT_EQ(hash_with("lexicon/notes.txt", "other notes"), hash) << "what is not read does not count";
  std::filesystem::rename(twin.Lexicon() + "/free.tsv", twin.Lexicon() + "/freed.tsv");
  EXPECT_NE(hash_with("lexicon/notes.txt", ""), hash) << "a file of another name";
}

struct WrongFile {
  const char* what;
  const char* file;
  std::string bytes;
  const char* message;  // behind the path
};

TEST(Compile, ErrorsNameFileAndLine) {
  const std::string header = "key\tname\taliases\tcountry\tsector\trole\tfrom\tto\n";
  const WrongFile cases[] = {
      {"a column too few", "actors/persons.tsv", header + "a\tb\tc\td\te\tf\tg\n", ":2: 7 columns, the header has 8"},
      {"a column too many", "actors/persons.tsv", header + "# note\n\na\tb\tc\td\te\tf\tg\th\ti\n",
       ":4: 9 columns, the header has 8"},
      {"blanks for tabs", "free.tsv", "a\tb\nc d\n", ":2: 1 columns, the header has 2"},
      {"a column that must be there", "actors/persons.tsv", "# note\nkey\tname\naaa\tbbb\n", ":2: no column 'aliases'"},
      {"no header", "free.tsv", "# nothing but a comment\n", ":1: no header line"},
      {"empty table", "free.tsv", "", ":1: no header line"},
      {"TOML: no value", "words/english.toml", "a = 1\nb =\n", ":2: "},
      {"TOML: a string is not closed", "words/english.toml", "a = 1\nb = 2\nc = \"x\n", ":3: "},
      {"TOML: a key twice", "words/english.toml", "a = 1\na = 2\n", ":2: "},
      {"TOML: not UTF-8", "words/english.toml", "a = \"\xC3\"\n", ": not UTF-8"},
      {"TSV: not UTF-8", "actors/persons.tsv", header + "a\tCaf\xE9\t\t\t\t\t\t\n", ": not UTF-8"},
  };
  for (const WrongFile& wrong : cases) {
    const World world;
    const std::string path = world.folder.Write(std::string("lexicon/") + wrong.file, wrong.bytes);
    const auto counts = world.Compile();
    ASSERT_FALSE(counts) << wrong.what;
    EXPECT_EQ(counts.error().code, ErrorCode::kBadInput) << wrong.what;
    EXPECT_EQ(counts.error().message.rfind(path + wrong.message, 0), 0u) << wrong.what << ": " << counts.error().message;
    EXPECT_FALSE(std::filesystem::exists(world.Out())) << wrong.what << ": nothing is written";
  }
}

TEST(Compile, ThousandsOfBracketsAreRefused) {
  const World world;
  world.folder.Write("lexicon/deep.toml", "a = " + std::string(100000, '[') + std::string(100000, ']') + "\n");
  const auto counts = world.Compile();
  ASSERT_FALSE(counts);
  EXPECT_EQ(counts.error().code, ErrorCode::kBadInput);
}

TEST(Compile, ThePathTwice) {
  const World world;
  const std::string again = world.folder.Write("more/words/english.toml", "x = 1\n");
  const auto counts = CompileKnowledge({world.Lexicon(), world.folder.path() + "/more"}, world.Out());
  ASSERT_FALSE(counts);
  EXPECT_EQ(counts.error().code, ErrorCode::kBadInput);
  EXPECT_EQ(counts.error().message, again + ": the lexicon has words/english.toml already");
}

TEST(Compile, MissingFolder) {
  const World world;
  const auto counts = CompileKnowledge({world.Lexicon(), world.folder.path() + "/none"}, world.Out());
  ASSERT_FALSE(counts);
  EXPECT_EQ(counts.error().code, ErrorCode::kNotFound);
}

TEST(Compile, WhereNothingCanBeWritten) {
  const World world;
  EXPECT_FALSE(CompileKnowledge({world.Lexicon()}, world.folder.path() + "/no/such/folder/out"));
}

// ---- damage

ErrorCode OpenCode(const std::string& path) {
  const auto opened = Knowledge::Open(path);
  if (!opened) {
    EXPECT_EQ(opened.error().message.rfind(path + ": ", 0), 0u) << opened.error().message;
    EXPECT_NE(opened.error().remedy.find("casus lexicon build"), std::string::npos);
  }
  return opened ? ErrorCode{} : opened.error().code;
}

// Every byte of the header and of the list of sections, every seventh behind them.
TEST(Damage, EveryFlippedByteIsRefused) {
  const World world;
  ASSERT_TRUE(world.Compile());
  const std::string good = *ReadFile(world.Out());
  size_t survivors = 0, first = good.size();
  for (size_t i = 0; i < good.size(); i += i < 600 ? 1 : 7) {
    std::string bad = good;
    bad[i] = static_cast<char>(bad[i] ^ (1 << i % 8));
    const std::string path = world.folder.path() + "/bad";
    std::ofstream(path, std::ios::binary) << bad;
    if (OpenCode(path) == ErrorCode::kBadData) continue;
    ++survivors;
    first = std::min(first, i);
  }
  EXPECT_EQ(survivors, 0u) << "first at byte " << first << " of " << good.size();
}

TEST(Damage, EveryTruncationIsRefused) {
  const World world;
  ASSERT_TRUE(world.Compile());
  const std::string good = *ReadFile(world.Out());
  const std::string path = world.folder.path() + "/bad";
  for (size_t size = 0; size < good.size(); size += size < 600 ? 1 : 37) {
    std::ofstream(path, std::ios::binary) << good.substr(0, size);
    const auto opened = Knowledge::Open(path);
    ASSERT_FALSE(opened) << size;
    EXPECT_EQ(opened.error().code, ErrorCode::kBadData) << size;
  }
  std::ofstream(path, std::ios::binary) << good << "x";
  EXPECT_EQ(OpenCode(path), ErrorCode::kBadData);
}

TEST(Damage, AnotherVersionIsNamed) {
  const World world;
  ASSERT_TRUE(world.Compile());
  std::string bytes = *ReadFile(world.Out());
  bytes[offsetof(knowledge_format::Header, version)] = 99;
  const std::string path = world.folder.Write("newer", bytes);
  const auto opened = Knowledge::Open(path);
  ASSERT_FALSE(opened);
  EXPECT_EQ(opened.error().message, path + ": knowledge file of another version");
}

TEST(Damage, AnotherKindOfFileIsNamed) {
  const ScratchFolder folder;
  const std::string path = folder.Write("other", std::string(5000, 'x'));
  const auto opened = Knowledge::Open(path);
  ASSERT_FALSE(opened);
  EXPECT_EQ(opened.error().message, path + ": not a casus knowledge file");
  EXPECT_EQ(Knowledge::Open(folder.path() + "/none").error().code, ErrorCode::kNotFound);
}

TEST(Lists, PartsWithoutEmptyOnes) {
  std::vector<std::string_view> parts;
  ForEachInList("a||b c|", [&](std::string_view part) { parts.push_back(part); });
  EXPECT_EQ(parts, (std::vector<std::string_view>{"a", "b c"}));
  ForEachInList("", [&](std::string_view) { FAIL(); });
}

}  // namespace
}  // namespace casus
