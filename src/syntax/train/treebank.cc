// See treebank.h.
#include "syntax/train/treebank.h"

#include <algorithm>
#include <cstdlib>
#include <map>

#include "base/file.h"
#include "base/utf8.h"
#include "document/conllu.h"
#include "syntax/characters.h"
#include "syntax/train/name_spans.h"

namespace casus {
namespace {

constexpr uint64_t kCapsEvery = 8;  // one paragraph in so many gets a copy in capitals

Result<std::unique_ptr<Document>> LoadFile(const std::string& path) {
  auto bytes = ReadFile(path);
  if (!bytes) return bytes.error();
  auto doc = ReadConllu(*bytes);
  if (!doc) return Error{doc.error().code, path + ": " + doc.error().message, doc.error().remedy};
  ReadNames(*bytes, doc->get());
  return doc;
}

// The paragraphs of `doc` that the dice choose, in capitals (ASCII only, so that spans stay).
std::unique_ptr<Document> CapitalCopy(const Document& doc, Random* random) {
  std::string text(doc.text());
  for (char& c : text) c = IsAsciiLower(c) ? static_cast<char>(c - 32) : c;
  auto copy = std::make_unique<Document>(ReportInfo{}, std::move(text));
  bool chosen = false;
  size_t name = 0;
  for (const Sentence& sentence : doc.sentences) {
    if (sentence.paragraph_start) chosen = random->Below(kCapsEvery) == 0;
    while (name < doc.names.size() && doc.names[name].begin < sentence.begin) ++name;
    if (!chosen) continue;
    Sentence mine = sentence;
    mine.begin = static_cast<WordId>(copy->words.size());
    for (WordId w = sentence.begin; w < sentence.end; ++w) {
      Word word = doc.words[w];
      word.form = copy->Text(word.span);
      if (word.head != kNoId) word.head = word.head - sentence.begin + mine.begin;
      word.sentence = static_cast<uint32_t>(copy->sentences.size());
      copy->words.push_back(word);
    }
    mine.end = static_cast<WordId>(copy->words.size());
    for (; name < doc.names.size() && doc.names[name].begin < sentence.end; ++name) {
      const NameSpan& span = doc.names[name];
      copy->names.push_back(
          {span.begin - sentence.begin + mine.begin, span.end - sentence.begin + mine.begin, span.kind});
    }
    copy->sentences.push_back(mine);
  }
  return copy;
}

}  // namespace

Result<Treebank> LoadTreebank(const std::string& folder, uint64_t seed) {
  Treebank bank;
  Random random(seed);
  for (const char* name : {"ewt-train", "gum-train"}) {
    auto doc = LoadFile(folder + "/" + name + ".conllu");
    if (!doc) return doc.error();
    bank.train.push_back(std::move(*doc));
  }
  for (size_t i = 0, n = bank.train.size(); i < n; ++i)
    bank.train.push_back(CapitalCopy(*bank.train[i], &random));
  auto ewt = LoadFile(folder + "/ewt-dev.conllu"), gum = LoadFile(folder + "/gum-dev.conllu");
  if (!ewt) return ewt.error();
  if (!gum) return gum.error();
  bank.ewt_dev = std::move(*ewt);
  bank.gum_dev = std::move(*gum);
  return bank;
}

std::string TagLine(const Word& word) {
  char buffer[128];
  std::string line(Name(word.upos));
  line += "\t" + std::string(word.xpos) + "\t";
  return line.append(FormatMorph(word.morph, buffer, sizeof buffer));
}

std::string BuildTagTable(const std::vector<std::unique_ptr<Document>>& docs) {
  std::map<std::string, size_t> counts;
  for (const auto& doc : docs) {
    for (const Word& word : doc->words) ++counts[TagLine(word)];
  }
  std::vector<std::pair<std::string, size_t>> lines(counts.begin(), counts.end());
  std::stable_sort(lines.begin(), lines.end(),
                   [](const auto& a, const auto& b) { return a.second > b.second; });
  if (lines.size() > 256) lines.resize(256);
  std::string table;
  for (const auto& [line, count] : lines) table += line + "\n";
  return table;
}

void AddSamples(const Document& doc, const std::string& table, const std::vector<NameClassSet>& names,
                std::vector<Sample>* samples) {
  std::map<std::string, uint32_t> classes;
  uint32_t next = 0;
  for (size_t at = 0; at < table.size();) {
    const size_t newline = table.find('\n', at);
    classes[table.substr(at, newline - at)] = next++;
    at = newline + 1;
  }
  for (const Sentence& sentence : doc.sentences) {
    Sample sample;
    sample.names.assign(names.begin() + sentence.begin, names.begin() + sentence.end);
    const uint32_t n = sentence.end - sentence.begin;
    sample.caps = MostlyUpper(sentence.span.In(doc.text()));
    for (WordId w = sentence.begin; w < sentence.end; ++w) {
      const Word& word = doc.words[w];
      const auto it = classes.find(TagLine(word));
      sample.forms.push_back(word.form);
      sample.tags.push_back(it == classes.end() ? 0 : it->second);
      sample.heads.push_back(word.head == kNoId ? n : word.head - sentence.begin);
      sample.rels.push_back(word.rel);
    }
    samples->push_back(std::move(sample));
  }
}

}  // namespace casus
