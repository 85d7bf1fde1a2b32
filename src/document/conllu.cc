// See conllu.h. One pass over the lines; a sentence is gathered, checked and then added to the document, whose text grows beside it.
#include "document/conllu.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>
#include <vector>

#include "base/utf8.h"

namespace casus {
namespace {

constexpr size_t kColumns = 10;
using Columns = std::array<std::string_view, kColumns>;

struct Row {
  size_t line = 0;
  std::string_view form, lemma, xpos, name;  // name: "B-person", "I-person"
  Upos upos = Upos::X;
  Rel rel = Rel::kNone;
  Morph morph;
  uint32_t head = 0;     // 1-based; 0 is the root
  bool space_after = true;
  bool in_token = false;  // part of a multi-word token
};

struct MultiWord {
  uint32_t first = 0, last = 0;  // ids
  std::string_view form;
  bool space_after = true;
};

// What is known of a word before its document, whose text it points into, is there.
struct Draft {
  std::string text;
  std::vector<Sentence> sentences;
  std::vector<Word> words;
  std::vector<Row> rows;  // parallel to words
};

Error At(size_t line, const std::string& what) {
  return {ErrorCode::kBadInput, "line " + std::to_string(line) + ": " + what, "see https://universaldependencies.org/format.html"};
}

bool ParseNumber(std::string_view s, uint32_t* value) {
  const auto [end, error] = std::from_chars(s.data(), s.data() + s.size(), *value);
  return error == std::errc() && end == s.data() + s.size();
}

bool SplitColumns(std::string_view line, Columns* columns) {
  for (size_t i = 0; i < kColumns; ++i) {
    const size_t tab = line.find('\t');
    if ((tab == std::string_view::npos) != (i + 1 == kColumns)) return false;
    (*columns)[i] = line.substr(0, tab);
    line.remove_prefix(tab == std::string_view::npos ? line.size() : tab + 1);
  }
  return true;
}

// The value of `key` ("SpaceAfter=") in a MISC column; empty when it is not there.
std::string_view MiscValue(std::string_view misc, std::string_view key) {
  while (!misc.empty()) {
    const std::string_view item = misc.substr(0, misc.find('|'));
    if (item.starts_with(key)) return item.substr(key.size());
    misc.remove_prefix(std::min(item.size() + 1, misc.size()));
  }
  return {};
}
bool HasSpaceAfter(std::string_view misc) { return MiscValue(misc, "SpaceAfter=") != "No"; }

class Reader {
 public:
  // Takes one line without its end.
  Result<void> Line(std::string_view line) {
    ++line_;
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (line.empty()) return Flush();
    if (line[0] == '#') {
      if (line.starts_with("# newdoc") || line.starts_with("# newpar")) paragraph_ = true;
      return {};
    }
    return Fields(line);
  }
  // Ends the last sentence.
  Result<void> Flush();
  Draft&& TakeDraft() { return std::move(draft_); }

 private:
  Result<void> Fields(std::string_view line);
  Result<void> AddRow(const Columns& c);
  Result<void> CheckTree() const;
  void AddToken(size_t first, size_t count, std::string_view form, bool space_after);

  size_t line_ = 0;
  bool paragraph_ = true, space_ = false;
  std::vector<Row> rows_;
  std::vector<MultiWord> tokens_;
  Draft draft_;
};

Result<void> Reader::Fields(std::string_view line) {
  Columns c;
  if (!SplitColumns(line, &c)) return At(line_, "columns: not ten, parted by tabs");
  if (c[0].find('.') != std::string_view::npos) return {};  // empty node
  if (c[1].empty()) return At(line_, "FORM: empty");
  const size_t dash = c[0].find('-');
  if (dash == std::string_view::npos) return AddRow(c);
  MultiWord token{0, 0, c[1], HasSpaceAfter(c[9])};
  if (!ParseNumber(c[0].substr(0, dash), &token.first) || !ParseNumber(c[0].substr(dash + 1), &token.last) ||
      token.first != rows_.size() + 1 || token.last < token.first || token.last - token.first > 50 ||
      (!tokens_.empty() && tokens_.back().last >= token.first)) {
    return At(line_, "ID: \"" + std::string(c[0]) + "\" is no range that begins at the next word");
  }
  tokens_.push_back(token);
  return {};
}

Result<void> Reader::AddRow(const Columns& c) {
  Row row;
  row.line = line_;
  uint32_t id = 0;
  if (!ParseNumber(c[0], &id) || id != rows_.size() + 1) return At(line_, "ID: \"" + std::string(c[0]) + "\" is out of order");
  row.form = c[1];
  row.lemma = c[2] == "_" && c[1] != "_" ? std::string_view() : c[2];
  const auto upos = c[3] == "_" ? std::optional(Upos::X) : ParseUpos(c[3]);
  if (!upos) return At(line_, "UPOS: \"" + std::string(c[3]) + "\" is unknown");
  row.upos = *upos;
  row.xpos = c[4] == "_" ? std::string_view() : c[4];
  row.morph = ParseMorph(c[5]);
  if (c[6] != "_" && !ParseNumber(c[6], &row.head)) return At(line_, "HEAD: \"" + std::string(c[6]) + "\" is no number");
  const auto rel = c[7] == "_" ? std::optional(Rel::kNone) : ParseRel(c[7]);
  if (!rel) return At(line_, "DEPREL: \"" + std::string(c[7]) + "\" is unknown");
  row.rel = *rel;
  row.space_after = HasSpaceAfter(c[9]);
  row.name = MiscValue(c[9], "Name=");
  rows_.push_back(row);
  return {};
}

Result<void> Reader::CheckTree() const {
  const size_t n = rows_.size();
  std::vector<uint8_t> done(n + 1, 0);  // 1: on the way up from the current word, 2: leads to the root
  done[0] = 2;
  for (const Row& row : rows_) {
    if (row.head > n) return At(row.line, "HEAD: outside the sentence");
  }
  for (uint32_t i = 1; i <= n; ++i) {
    uint32_t at = i;
    for (; done[at] == 0; at = rows_[at - 1].head) done[at] = 1;
    if (done[at] == 1) return At(rows_[at - 1].line, "HEAD: the heads make a cycle");
    for (at = i; done[at] == 1; at = rows_[at - 1].head) done[at] = 2;
  }
  return {};
}

// Adds the `count` words from row `first` as one token written `form`.
void Reader::AddToken(size_t first, size_t count, std::string_view form, bool space_after) {
  std::string& text = draft_.text;
  if (space_ && !text.empty() && text.back() != '\n') text.push_back(' ');
  const size_t begin = text.size(), end = begin + form.size();
  text.append(form);
  size_t at = begin;
  for (size_t k = 0; k < count; ++k) {
    Word word;
    size_t next = at;
    for (size_t c = CountCodePoints(rows_[first + k].form); c > 0 && next < end; --c) DecodeUtf8(text, &next);
    if (k + 1 == count) next = end;
    word.span = {static_cast<uint32_t>(at), static_cast<uint32_t>(next)};
    word.token_words = static_cast<uint8_t>(k == 0 ? count : 0);
    word.sentence = static_cast<uint32_t>(draft_.sentences.size());
    draft_.words.push_back(word);
    draft_.rows.push_back(rows_[first + k]);
    at = next;
  }
  space_ = space_after;
}

Result<void> Reader::Flush() {
  if (rows_.empty()) return tokens_.empty() ? Result<void>() : At(line_, "ID: a token without words");
  if (!tokens_.empty() && tokens_.back().last > rows_.size()) return At(line_, "ID: a token that ends behind the sentence");
  if (auto checked = CheckTree(); !checked) return checked;
  if (draft_.text.size() + draft_.words.size() > UINT32_MAX / 2) return At(line_, "the text is too long");
  if (paragraph_ && !draft_.text.empty()) {
    draft_.text.append("\n\n");
    space_ = false;
  }
  Sentence sentence;
  sentence.begin = static_cast<WordId>(draft_.words.size());
  sentence.paragraph_start = paragraph_;
  size_t t = 0;
  for (size_t i = 0; i < rows_.size();) {
    if (t < tokens_.size() && tokens_[t].first == i + 1) {
      const size_t count = tokens_[t].last - tokens_[t].first + 1;
      AddToken(i, count, tokens_[t].form, tokens_[t].space_after);
      i += count;
      ++t;
    } else {
      AddToken(i, 1, rows_[i].form, rows_[i].space_after);
      ++i;
    }
  }
  sentence.end = static_cast<WordId>(draft_.words.size());
  sentence.span = {draft_.words[sentence.begin].span.begin, draft_.words[sentence.end - 1].span.end};
  draft_.sentences.push_back(sentence);
  rows_.clear();
  tokens_.clear();
  paragraph_ = false;
  return {};
}

// `s` from the text where it stands at `span`, else a copy.
std::string_view Keep(std::string_view s, Span span, Document* doc) {
  const std::string_view there = doc->Text(span);
  return s == there ? there : doc->arena().Store(s);
}

// Takes word `w` with the mark `name` into the names: "B-" begins one, "I-" goes on with one of the same kind and sentence.
void AddName(std::string_view name, WordId w, Document* doc) {
  if (name.size() < 3) return;
  const std::string_view kind = name.substr(2);
  const bool goes_on = name[0] == 'I' && !doc->names.empty() && doc->names.back().end == w && doc->names.back().kind == kind &&
                       doc->words[w - 1].sentence == doc->words[w].sentence;
  if (goes_on) {
    doc->names.back().end = w + 1;
  } else {
    doc->names.push_back({w, w + 1, doc->arena().Store(kind)});
  }
}

void AppendWord(const Document& doc, const Sentence& sentence, WordId w, const NameSpan* name, bool space_after, std::string* out) {
  const Word& word = doc.words[w];
  char buffer[128];
  const auto field = [out](std::string_view s) {
    out->push_back('\t');
    out->append(s.empty() ? "_" : s);
  };
  out->append(std::to_string(w - sentence.begin + 1));
  field(word.form);
  field(word.lemma);
  field(Name(word.upos));
  field(word.xpos);
  field(FormatMorph(word.morph, buffer, sizeof buffer));
  field(std::to_string(word.head == kNoId ? 0 : word.head - sentence.begin + 1));
  field(Name(word.rel));
  field("_");
  std::string misc;
  if (name != nullptr) misc.append(w == name->begin ? "Name=B-" : "Name=I-").append(name->kind).append(space_after ? "" : "|");
  if (!space_after) misc += "SpaceAfter=No";
  field(misc);
  out->push_back('\n');
}

// `s` on one line: line breaks and tabs become blanks.
std::string OneLine(std::string_view s) {
  std::string line(s);
  std::replace_if(line.begin(), line.end(), [](char c) { return c == '\n' || c == '\t' || c == '\r'; }, ' ');
  return line;
}

}  // namespace

Result<std::unique_ptr<Document>> ReadConllu(std::string_view conllu, ReportInfo info) {
  Reader reader;
  while (!conllu.empty()) {
    const size_t newline = conllu.find('\n');
    if (auto line = reader.Line(conllu.substr(0, newline)); !line) return line.error();
    conllu.remove_prefix(newline == std::string_view::npos ? conllu.size() : newline + 1);
  }
  if (auto last = reader.Flush(); !last) return last.error();
  Draft draft = reader.TakeDraft();
  auto doc = std::make_unique<Document>(std::move(info), std::move(draft.text));
  doc->sentences = std::move(draft.sentences);
  doc->words = std::move(draft.words);
  for (size_t i = 0; i < doc->words.size(); ++i) {
    Word& word = doc->words[i];
    const Row& row = draft.rows[i];
    word.form = Keep(row.form, word.span, doc.get());
    word.lemma = Keep(row.lemma, word.span, doc.get());
    word.xpos = doc->arena().Store(row.xpos);
    word.upos = row.upos;
    word.rel = row.rel;
    word.morph = row.morph;
    word.head = row.head == 0 ? kNoId : doc->SentenceOf(static_cast<WordId>(i)).begin + row.head - 1;
    AddName(row.name, static_cast<WordId>(i), doc.get());
  }
  return doc;
}

std::string WriteConllu(const Document& doc) {
  std::string out;
  size_t name = 0;
  for (size_t s = 0; s < doc.sentences.size(); ++s) {
    const Sentence& sentence = doc.sentences[s];
    if (sentence.paragraph_start) out += "# newpar\n";
    out += "# sent_id = " + std::to_string(s + 1) + "\n# text = " + OneLine(doc.Text(sentence.span)) + "\n";
    for (WordId w = sentence.begin; w < sentence.end; ++w) {
      const Word& word = doc.words[w];
      const WordId last = w + std::max<uint32_t>(word.token_words, 1) - 1;  // of the token that begins here
      const bool begins = word.token_words > 1 && last < sentence.end;
      const WordId next = (begins ? last : w) + 1;
      const uint32_t end = doc.words[next - 1].span.end;
      const bool glued = next < doc.words.size() && doc.words[next].span.begin == end;
      if (begins) {
        out += std::to_string(w - sentence.begin + 1) + "-" + std::to_string(last - sentence.begin + 1) + "\t" +
               std::string(doc.Text({word.span.begin, end})) + "\t_\t_\t_\t_\t_\t_\t_\t" + (glued ? "SpaceAfter=No" : "_") + "\n";
      }
      while (name < doc.names.size() && doc.names[name].end <= w) ++name;
      const bool is_named = name < doc.names.size() && doc.names[name].begin <= w;
      AppendWord(doc, sentence, w, is_named ? &doc.names[name] : nullptr, !glued || word.token_words != 1, &out);
    }
    out.push_back('\n');
  }
  return out;
}

}  // namespace casus
