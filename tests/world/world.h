// The invented world of the tests: its lexicon, compiled with the word lists of the real one, and documents
// written as words with their tree.
#pragma once

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <memory>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include "base/utf8.h"
#include "document/conllu.h"
#include "document/document.h"
#include "knowledge/compile/compile.h"
#include "knowledge/knowledge.h"

namespace casus {

inline std::vector<std::string> SplitAt(const std::string& line, char separator) {
  std::vector<std::string> out;
  std::istringstream in(line);
  for (std::string part; std::getline(in, part, separator);) out.push_back(part);
  return out;
}

// The features that the tests need.
inline std::string Features(const std::string& form, const std::string& upos, const std::string& rel,
                            const std::string& lemma) {
  if (upos == "NOUN" || upos == "PROPN")
    return LowerCase(form) != LowerCase(lemma) || lemma == "troops" || lemma == "people" ? "Number=Plur"
                                                                                         : "Number=Sing";
  return upos == "PRON" && rel == "nmod:poss" ? "Poss=Yes" : "_";
}

// The knowledge file of tests/world/lexicon with lexicon/{actors,places}/english.toml, built once a program.
// Fails the test when it cannot be built.
inline const Knowledge& TestWorld() {
  static const std::unique_ptr<Knowledge> kWorld = [] {
    const std::filesystem::path folder =
        std::filesystem::path(testing::TempDir()) / ("casus-world-" + std::to_string(::getpid()));
    std::filesystem::create_directories(folder / "words/actors");
    std::filesystem::create_directories(folder / "words/places");
    const std::filesystem::path source = CASUS_SOURCE_DIR;
    for (const char* file : {"actors/english.toml", "places/english.toml"}) {
      std::filesystem::copy_file(source / "lexicon" / file, folder / "words" / file,
                                 std::filesystem::copy_options::overwrite_existing);
    }
    const std::string out = (folder / "world.knowledge").string();
    const auto counts =
        CompileKnowledge({(source / "tests/world/lexicon").string(), (folder / "words").string()}, out);
    if (!counts) ADD_FAILURE() << counts.error().ToString();
    auto opened = Knowledge::Open(out);
    if (!opened) ADD_FAILURE() << opened.error().ToString();
    std::filesystem::remove_all(folder);
    return opened ? std::move(*opened) : nullptr;
  }();
  return *kWorld;
}

// A document from sentences, one a line, of words "FORM/UPOS/HEAD/REL" or "FORM/UPOS/HEAD/REL/LEMMA", HEAD
// counted from 1 within the sentence (0 the root). A word that begins with "~" follows the one before without
// a blank. The lemma is the form in lower case where none is given (names: the form); nouns that differ from
// their lemma by an ending are in the plural. Possessive pronouns are marked as such by their relation.
inline std::unique_ptr<Document> TestDocument(std::string_view sentences, std::string_view published = "") {
  std::string conllu;
  for (const std::string& sentence : SplitAt(std::string(sentences), '\n')) {
    const std::vector<std::string> words = SplitAt(sentence, ' ');
    for (size_t i = 0; i < words.size(); ++i) {
      std::vector<std::string> fields = SplitAt(words[i][0] == '~' ? words[i].substr(1) : words[i], '/');
      if (fields.size() < 4) {
        ADD_FAILURE() << "not FORM/UPOS/HEAD/REL: " << words[i];
        return nullptr;
      }
      if (fields.size() == 4) fields.push_back(fields[1] == "PROPN" ? fields[0] : LowerCase(fields[0]));
      const bool glued = i + 1 < words.size() && words[i + 1][0] == '~';
      conllu += std::to_string(i + 1) + '\t' + fields[0] + '\t' + fields[4] + '\t' + fields[1] + "\t_\t" +
                Features(fields[0], fields[1], fields[3], fields[4]) + '\t' + fields[2] + '\t' + fields[3] +
                "\t_\t" + (glued ? "SpaceAfter=No" : "_") + '\n';
    }
    conllu += '\n';
  }
  ReportInfo info;
  info.published = published;
  auto doc = ReadConllu(conllu, info);
  if (!doc) {
    ADD_FAILURE() << doc.error().ToString() << "\n" << conllu;
    return nullptr;
  }
  return std::move(*doc);
}

}  // namespace casus
