// What the tests of times share: the real lexicon compiled once, and documents with rough words, made without
// a parser.
#pragma once

#include <gtest/gtest.h>

#include <filesystem>
#include <memory>
#include <set>
#include <string>

#include "base/utf8.h"
#include "document/document.h"
#include "knowledge/compile/compile.h"
#include "knowledge/knowledge.h"
#include "times/times.h"

namespace casus {

// Compiles `english` (a times/english.toml) together with the real number words.
inline Result<std::unique_ptr<Knowledge>> CompileTimes(const std::string& name, const std::string& english) {
  namespace fs = std::filesystem;
  const fs::path folder = fs::path(testing::TempDir()) / ("casus_times_" + name);
  fs::remove_all(folder);
  fs::create_directories(folder / "lexicon/times");
  fs::copy(fs::path(CASUS_SOURCE_DIR) / "lexicon/numbers", folder / "lexicon/numbers",
           fs::copy_options::recursive);
  if (const Result<void> written = WriteFile((folder / "lexicon/times/english.toml").string(), english);
      !written)
    return written.error();
  const std::string file = (folder / "knowledge").string();
  if (const auto compiled = CompileKnowledge({(folder / "lexicon").string()}, file); !compiled)
    return compiled.error();
  return Knowledge::Open(file);
}

inline const Knowledge& TheKnowledge() {
  static const std::unique_ptr<Knowledge> knowledge = [] {
    const Result<std::string> english = ReadFile(CASUS_SOURCE_DIR "/lexicon/times/english.toml");
    EXPECT_TRUE(english.has_value());
    auto opened = CompileTimes("real", *english);
    EXPECT_TRUE(opened.has_value()) << (opened ? "" : opened.error().ToString());
    return opened ? std::move(*opened) : nullptr;
  }();
  return *knowledge;
}

inline const Times& TheTimes() {
  static const std::unique_ptr<Times> times = [] {
    auto built = Times::Build(TheKnowledge());
    EXPECT_TRUE(built.has_value()) << (built ? "" : built.error().ToString());
    return built ? std::move(*built) : nullptr;
  }();
  return *times;
}

// Words cut at blanks and marks, with the few tags that times looks at: "will" is an auxiliary, known past
// forms are verbs, a word behind a number is a plural noun when it ends in s. There is no tree.
inline std::unique_ptr<Document> RoughDocument(const std::string& text, const std::string& published) {
  ReportInfo info;
  info.published = published;
  auto doc = std::make_unique<Document>(info, text);
  static const std::set<std::string> kPast = {"met",    "was",    "were",   "fell",   "came",
                                              "held",   "signed", "ended",  "began",  "flared",
                                              "opened", "had",    "fought", "landed", "left"};
  bool after_number = false;
  for (size_t at = 0; at < text.size();) {
    if (IsAsciiSpace(text[at])) {
      ++at;
      continue;
    }
    const auto inside = [&](char c) {
      return IsAsciiAlpha(c) || IsAsciiDigit(c) || (static_cast<unsigned char>(c) & 0x80) != 0;
    };
    size_t end = at + 1;
    while (inside(text[at]) && end < text.size() && inside(text[end])) ++end;
    Word word;
    word.span = {static_cast<uint32_t>(at), static_cast<uint32_t>(end)};
    word.form = doc->text().substr(at, end - at);
    word.lemma = doc->arena().Store(LowerCase(word.form));
    if (word.lemma == "will") word.upos = Upos::AUX;
    if (kPast.contains(std::string(word.lemma))) {
      word.upos = Upos::VERB;
      word.xpos = "VBD";
      word.morph.tense = Tense::Past;
    }
    if (after_number && word.form.back() == 's' && IsAsciiLower(word.form[0])) {
      word.upos = Upos::NOUN;
      word.morph.number = Number::Plur;
    }
    after_number = IsAsciiDigit(word.form[0]);
    doc->words.push_back(word);
    at = end;
  }
  if (!doc->words.empty()) {
    doc->sentences.push_back(
        {{0, static_cast<uint32_t>(text.size())}, 0, static_cast<WordId>(doc->words.size()), true});
  }
  return doc;
}

}  // namespace casus
