// The parser with the model of the repository: tokens, offsets, trees; the same answer every time; no input breaks it; a damaged model is refused.
#include "syntax/parser.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "base/file.h"
#include "document/conllu.h"

namespace casus {
namespace {

const std::string kModel = std::string(CASUS_SOURCE_DIR) + "/models/syntax.model";

const Parser& TheParser() {
  static const std::unique_ptr<Parser> parser = [] {
    auto opened = Parser::Open(kModel);
    if (!opened) ADD_FAILURE() << opened.error().ToString();
    return opened ? std::move(*opened) : nullptr;
  }();
  return *parser;
}

std::unique_ptr<Document> Annotated(std::string text) {
  auto doc = std::make_unique<Document>(ReportInfo{}, std::move(text));
  TheParser().Annotate(doc.get());
  return doc;
}

// Words parted by blanks, sentences by " / ".
std::string Words(const Document& doc) {
  std::string out;
  for (size_t w = 0; w < doc.words.size(); ++w) {
    if (w > 0) out += doc.words[w].sentence != doc.words[w - 1].sentence ? " / " : " ";
    out += doc.words[w].form;
  }
  return out;
}

// Everything that holds of every annotated document.
void CheckInvariants(const Document& doc) {
  uint32_t at = 0;
  for (const Word& word : doc.words) {
    ASSERT_LE(at, word.span.begin);
    ASSERT_LT(word.span.begin, word.span.end);
    ASSERT_LE(word.span.end, doc.text().size());
    ASSERT_EQ(doc.Text(word.span), word.form);
    at = word.span.end;
  }
  WordId next = 0;
  for (const Sentence& sentence : doc.sentences) {
    ASSERT_EQ(sentence.begin, next);
    ASSERT_LT(sentence.begin, sentence.end);
    ASSERT_LE(sentence.end - sentence.begin, 400u);
    next = sentence.end;
    int roots = 0;
    for (WordId w = sentence.begin; w < sentence.end; ++w) {
      const WordId head = doc.words[w].head;
      roots += head == kNoId;
      ASSERT_TRUE(head == kNoId || (head >= sentence.begin && head < sentence.end));
      ASSERT_EQ(head == kNoId, doc.words[w].rel == Rel::Root);
      uint32_t steps = 0;
      for (WordId up = w; up != kNoId; up = doc.words[up].head) ASSERT_LE(++steps, sentence.end - sentence.begin);
    }
    ASSERT_EQ(roots, 1);
  }
  ASSERT_EQ(next, doc.words.size());
  WordId free = 0;
  for (const NameSpan& name : doc.names) {
    ASSERT_LE(free, name.begin);
    ASSERT_LT(name.begin, name.end);
    ASSERT_EQ(doc.words[name.begin].sentence, doc.words[name.end - 1].sentence);
    free = name.end;
  }
  ASSERT_LE(free, doc.words.size());
}

struct TokenCase {
  const char* text;
  const char* words;
};

TEST(Parser, FindsWordsAndSentences) {
  const TokenCase cases[] = {
      {"They don't know.", "They do n't know ."},
      {"Armenia's army can't retreat.", "Armenia 's army ca n't retreat ."},
      {"Armenia\u2019s army doesn\u2019t retreat.", "Armenia \u2019s army does n\u2019t retreat ."},
      {"The minister cannot attend.", "The minister can not attend ."},
      {"BAKU, Nov. 17 (Reuters) - Shelling resumed on Friday.", "BAKU , Nov. 17 ( Reuters ) - / Shelling resumed on Friday ."},
      {"The U.S.-brokered truce held.", "The U.S. - brokered truce held ."},
      {"Some 6,500 troops left at 10:30 on Monday.", "Some 6,500 troops left at 10:30 on Monday ."},
      {"\"We want peace,\" he said.", "\" We want peace , \" he said ."},
      {"\u201CWe want peace,\u201D he said.", "\u201C We want peace , \u201D he said ."},
      {"``We want peace,'' he said.", "`` We want peace , '' he said ."},
      {"The talks ended. No deal was signed.", "The talks ended . / No deal was signed ."},
      {"Gen. John R. Smith met Mr. Aliyev in Washington on Tuesday.", "Gen. John R. Smith met Mr. Aliyev in Washington on Tuesday ."},
      {"Armenian-Azerbaijani talks began.", "Armenian - Azerbaijani talks began ."},
      {"On Nov. 10, 2020, the deal was signed.", "On Nov. 10 , 2020 , the deal was signed ."},
      {"Guerrillas \u2014 some of them children \u2014 fled.", "Guerrillas \u2014 some of them children \u2014 fled ."},
      {"G\u00FCnay O\u2019Brien visited \u015Eu\u015Fa.", "G\u00FCnay O\u2019Brien visited \u015Eu\u015Fa ."},
      {"\"We will leave. We will not return,\" she said.", "\" We will leave . / We will not return , \" she said ."},
      {"REBELS SEIZE PORT, MINISTRY SAYS", "REBELS SEIZE PORT , MINISTRY SAYS"},
      {"First paragraph\n\nSecond paragraph", "First paragraph / Second paragraph"},
      {"The rebels said on Monday they would\nwithdraw from the city by Friday.", "The rebels said on Monday they would withdraw from the city by Friday ."},
      {"", ""},
      {" \n\t\n ", ""},
  };
  for (const TokenCase& c : cases) {
    const auto doc = Annotated(c.text);
    EXPECT_EQ(Words(*doc), c.words);
    CheckInvariants(*doc);
  }
}

TEST(Parser, ParsesASimpleReport) {
  const auto doc = Annotated("Turkish forces shelled two villages near the border on Monday.");
  ASSERT_EQ(doc->words.size(), 11u);
  const Word& verb = doc->words[2];
  EXPECT_EQ(verb.lemma, "shell");
  EXPECT_EQ(verb.upos, Upos::VERB);
  EXPECT_EQ(verb.xpos, "VBD");
  EXPECT_EQ(verb.morph.tense, Tense::Past);
  EXPECT_EQ(verb.rel, Rel::Root);
  EXPECT_EQ(doc->words[1].head, 2u);
  EXPECT_EQ(doc->words[1].rel, Rel::Nsubj);
  EXPECT_EQ(doc->words[1].lemma, "force");
  EXPECT_EQ(doc->words[4].head, 2u);
  EXPECT_EQ(doc->words[4].rel, Rel::Obj);
  EXPECT_EQ(doc->words[4].morph.number, Number::Plur);
  EXPECT_TRUE(doc->sentences[0].paragraph_start);
}

TEST(Parser, KnowsPassives) {
  const auto doc = Annotated("Five soldiers were killed by rebels.");
  ASSERT_EQ(doc->words.size(), 7u);
  EXPECT_EQ(doc->words[1].rel, Rel::NsubjPass);
  EXPECT_EQ(doc->words[2].rel, Rel::AuxPass);
  EXPECT_EQ(doc->words[3].rel, Rel::Root);
  EXPECT_EQ(doc->words[5].head, 3u);
}

TEST(Parser, ReadsCapitals) {
  const auto doc = Annotated("THE REBELS ATTACKED THE TOWN AND KILLED THREE SOLDIERS.");
  EXPECT_EQ(Words(*doc), "THE REBELS ATTACKED THE TOWN AND KILLED THREE SOLDIERS .");
  EXPECT_EQ(doc->words[1].rel, Rel::Nsubj);
  EXPECT_EQ(doc->words[2].lemma, "attack");
  EXPECT_EQ(doc->words[2].upos, Upos::VERB);
}

// "kind: words", one a line.
std::string Names(const Document& doc) {
  std::string out;
  for (const NameSpan& name : doc.names) {
    out.append(name.kind).append(":");
    for (WordId w = name.begin; w < name.end; ++w) out.append(" ").append(doc.words[w].form);
    out.append("\n");
  }
  return out;
}

TEST(Parser, FindsNames) {
  EXPECT_EQ(Names(*Annotated("Kofi Annan met Robert Mugabe in Harare on Tuesday.")), "person: Kofi Annan\nperson: Robert Mugabe\nplace: Harare\n");
  EXPECT_EQ(Names(*Annotated("Envoys of the European Union flew to Nairobi.")), "organization: European Union\nplace: Nairobi\n");
  EXPECT_EQ(Names(*Annotated("they had nothing to say to anybody.")), "");
}

TEST(Parser, GivesANameOneKindInAReport) {
  const auto doc = Annotated("General Thomas Okello spoke in Gulu. Okello denied it.\n\nWitnesses saw Okello later. Okello had left Gulu.");
  for (const NameSpan& name : doc->names) {
    const std::string_view last = doc->words[name.end - 1].form;
    if (last == "Okello" || last == "Gulu") {
      EXPECT_EQ(name.kind, last == "Gulu" ? "place" : "person");
    }
  }
  EXPECT_GE(doc->names.size(), 4u);
}

TEST(Parser, KeepsGivenTokens) {
  auto doc = ReadConllu(
      "1\tUN\t_\tX\t_\t_\t0\troot\t_\t_\n2\tenvoys\t_\tX\t_\t_\t1\tdep\t_\t_\n3\tarrived\t_\tX\t_\t_\t1\tdep\t_\t_\n\n");
  ASSERT_TRUE(doc);
  TheParser().AnnotateTokens(doc->get());
  ASSERT_EQ((*doc)->words.size(), 3u);
  EXPECT_EQ((*doc)->words[2].rel, Rel::Root);
  EXPECT_EQ((*doc)->words[1].lemma, "envoy");
  EXPECT_EQ((*doc)->words[1].head, 2u);
  CheckInvariants(**doc);
}

TEST(Parser, GivesTheSameEveryTime) {
  const char* text = "The two sides agreed to a ceasefire. It didn't hold; shelling resumed within hours, officials said.";
  const std::string first = WriteConllu(*Annotated(text));
  for (int i = 0; i < 3; ++i) EXPECT_EQ(WriteConllu(*Annotated(text)), first);
  auto again = Parser::Open(kModel);
  ASSERT_TRUE(again);
  Document doc(ReportInfo{}, text);
  (*again)->Annotate(&doc);
  EXPECT_EQ(WriteConllu(doc), first);
  EXPECT_EQ((*again)->hash(), TheParser().hash());
  EXPECT_EQ((*again)->hash().substr(0, 7), "sha256:");
}

TEST(Parser, TakesAnyBytes) {
  uint64_t state = 12345;
  for (int round = 0; round < 60; ++round) {
    std::string text;
    for (int i = 0; i < 400; ++i) {
      state = state * 6364136223846793005u + 1442695040888963407u;
      const unsigned char byte = static_cast<unsigned char>(state >> 56);
      // Rounds of raw bytes, of ASCII, and of punctuation.
      text.push_back(static_cast<char>(round % 3 == 0 ? byte : round % 3 == 1 ? byte & 0x7F : "'`.-\"\n n't,s’"[byte % 14]));
    }
    const auto doc = Annotated(text);
    CheckInvariants(*doc);
  }
}

TEST(Parser, CutsEndlessSentences) {
  std::string text, one_word(100000, 'x'), dots(50000, '.'), marks;
  for (int i = 0; i < 3000; ++i) text += "word ";
  for (int i = 0; i < 20000; ++i) marks += i % 2 ? "(" : "\"";
  for (const std::string& s : {text, one_word, dots, marks}) {
    const auto doc = Annotated(s);
    CheckInvariants(*doc);
    EXPECT_GE(doc->words.size(), 1u);
  }
  EXPECT_GE(Annotated(text)->sentences.size(), 8u);
}

TEST(Parser, RefusesDamagedModels) {
  auto bytes = ReadFile(kModel);
  ASSERT_TRUE(bytes);
  const std::string path = testing::TempDir() + "casus_damaged.model";
  const auto refused = [&](std::string changed, const char* what) {
    ASSERT_TRUE(WriteFile(path, changed));
    auto parser = Parser::Open(path);
    ASSERT_FALSE(parser) << what;
    EXPECT_EQ(parser.error().code, ErrorCode::kBadData) << what;
  };
  for (const size_t at : {size_t{0}, size_t{8}, size_t{13}, size_t{16}, size_t{40}, bytes->size() / 2, bytes->size() - 1}) {
    std::string changed = *bytes;
    changed[at] = static_cast<char>(changed[at] ^ 0x41);
    refused(changed, ("byte " + std::to_string(at)).c_str());
  }
  refused(bytes->substr(0, bytes->size() / 2), "half");
  refused("", "empty");
  refused("not a model at all, but long enough to hold a header", "text");
  auto missing = Parser::Open(path + ".none");
  ASSERT_FALSE(missing);
  EXPECT_EQ(missing.error().code, ErrorCode::kNotFound);
}

}  // namespace
}  // namespace casus
