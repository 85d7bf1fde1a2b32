// See train_segments.h. A paragraph of the treebank is what a block of a report is to the segmenter; its gold
// tokens and sentences are the answers.
#include "syntax/train/train_segments.h"

#include <map>
#include <set>

#include "syntax/characters.h"
#include "syntax/segmenter.h"
#include "syntax/train/perceptron.h"
#include "syntax/train/treebank.h"

namespace casus {
namespace {

constexpr int kEpochs = 10;

struct GoldToken {
  Span span;
  bool sentence_start = false;
};

struct Paragraph {
  const Document* doc;
  std::vector<GoldToken> tokens;
  Span span() const { return tokens.front().span.Cover(tokens.back().span); }
};

std::vector<Paragraph> Paragraphs(const std::vector<std::unique_ptr<Document>>& docs) {
  std::vector<Paragraph> paragraphs;
  for (const auto& doc : docs) {
    for (const Sentence& sentence : doc->sentences) {
      if (sentence.paragraph_start || paragraphs.empty()) paragraphs.push_back({doc.get(), {}});
      for (WordId w = sentence.begin; w < sentence.end; ++w) {
        const Word& word = doc->words[w];
        if (word.token_words > 0) {
          paragraphs.back().tokens.push_back({word.span, w == sentence.begin});
        } else {
          paragraphs.back().tokens.back().span.end = word.span.end;
        }
      }
    }
  }
  return paragraphs;
}

void Decide(Perceptron* model, const FeatureList& features, bool truth) {
  int32_t scores[2] = {0, 0};
  model->Score(features, scores);
  model->Learn(features, truth, scores[1] > scores[0]);
}

void LearnJoins(const Paragraph& paragraph, const Abbreviations& abbreviations, std::vector<Atom>* atoms,
                Perceptron* model) {
  SplitAtoms(paragraph.doc->text(), paragraph.span(), abbreviations, atoms);
  std::set<uint32_t> starts;
  for (const GoldToken& token : paragraph.tokens) starts.insert(token.span.begin);
  FeatureList features;
  size_t start = 0;
  uint64_t so_far = 0;
  for (size_t i = 0; i < atoms->size(); ++i) {
    const Atom& atom = (*atoms)[i];
    const bool begins = atom.spaced || starts.contains(atom.span.begin);
    if (!atom.spaced) {
      JoinFeatures(*atoms, i, start, so_far, &features);
      Decide(model, features, !begins);
    }
    if (begins) start = i;
    so_far = begins ? atom.norm : FoldHash(so_far, atom.norm);
  }
}

void LearnBreaks(const Paragraph& paragraph, const Abbreviations& abbreviations, std::vector<Token>* tokens,
                 Perceptron* model) {
  const std::string_view text = paragraph.doc->text();
  const bool caps = MostlyUpper(paragraph.span().In(text));
  tokens->clear();
  uint32_t end = UINT32_MAX;
  for (const GoldToken& gold : paragraph.tokens) {
    tokens->push_back(MakeToken(text, gold.span, abbreviations, gold.span.begin != end, caps));
    end = gold.span.end;
  }
  FeatureList features;
  size_t start = 0;
  for (size_t i = 1; i < tokens->size(); ++i) {
    BreakFeatures(*tokens, i, start, &features);
    Decide(model, features, paragraph.tokens[i].sentence_start);
    if (paragraph.tokens[i].sentence_start) start = i;
  }
}

}  // namespace

std::string TrainJoin(const std::vector<std::unique_ptr<Document>>& docs, const Abbreviations& abbreviations,
                      uint64_t seed) {
  std::vector<Paragraph> paragraphs = Paragraphs(docs);
  Random random(seed);
  Perceptron model(2);
  std::vector<Atom> atoms;
  for (int epoch = 0; epoch < kEpochs; ++epoch) {
    random.Shuffle(&paragraphs);
    for (const Paragraph& paragraph : paragraphs) LearnJoins(paragraph, abbreviations, &atoms, &model);
  }
  return model.Pack(2, 0.05);
}

std::string TrainBreak(const std::vector<std::unique_ptr<Document>>& docs, const Abbreviations& abbreviations,
                       uint64_t seed) {
  std::vector<Paragraph> paragraphs = Paragraphs(docs);
  Random random(seed);
  Perceptron model(2);
  std::vector<Token> tokens;
  for (int epoch = 0; epoch < kEpochs; ++epoch) {
    random.Shuffle(&paragraphs);
    for (const Paragraph& paragraph : paragraphs) LearnBreaks(paragraph, abbreviations, &tokens, &model);
  }
  return model.Pack(2, 0.05);
}

std::string LearnClitics(const std::vector<std::unique_ptr<Document>>& docs) {
  std::map<std::string, std::map<std::string, int>> tokens;  // normalised token -> parts -> count
  std::map<std::string, int> endings;
  std::string norm;
  for (const auto& doc : docs) {
    for (size_t w = 0; w < doc->words.size(); ++w) {
      const uint32_t count = doc->words[w].token_words;
      if (count == 0) continue;
      std::string parts;
      for (uint32_t k = 0; k < count; ++k) {
        Normalize(doc->Text(doc->words[w + k].span), &norm);
        parts += (k ? "|" : "") + norm;
        if (k == 1 && count == 2 && norm.find('\'') != std::string::npos) ++endings[norm];
      }
      Normalize(doc->Text(doc->words[w].span.Cover(doc->words[w + count - 1].span)), &norm);
      ++tokens[norm][parts];
    }
  }
  std::string out;
  for (const auto& [ending, count] : endings) {
    if (count >= 5) out += "*" + ending + "\n";
  }
  for (const auto& [token, splits] : tokens) {
    int total = 0;
    for (const auto& [parts, count] : splits) total += count;
    for (const auto& [parts, count] : splits) {
      const bool apostrophe = token.find('\'') != std::string::npos;  // those are left to the endings
      if (parts.find('|') == std::string::npos || apostrophe || token.find('|') != std::string::npos)
        continue;
      if (count >= 3 && count * 2 > total) out += token + "\t" + parts + "\n";
    }
  }
  return out;
}

}  // namespace casus
