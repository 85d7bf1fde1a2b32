// See segmenter.h.
#include "syntax/segmenter.h"

#include <algorithm>
#include <string>

#include "base/utf8.h"
#include "syntax/characters.h"

namespace casus {
namespace {

constexpr Atom kNoAtom{};
constexpr Token kNoToken{};

enum class CharKind : uint8_t { Space, Letter, Digit, Other };

CharKind KindOf(char32_t c) {
  if (IsSpace(c)) return CharKind::Space;
  if (IsLetter(c)) return CharKind::Letter;
  return IsDigit(c) ? CharKind::Digit : CharKind::Other;
}

// Whether two equal characters make one atom.
bool Runs(char32_t c) { return c == '.' || c == '-' || c == '=' || c == '_' || c == '*' || c == '`' || c == '\''; }

// The end of the atom that begins at `at` with a character of `kind`.
uint32_t AtomEnd(std::string_view text, size_t at, size_t limit) {
  size_t end = at;
  const char32_t first = DecodeUtf8(text, &end);
  const CharKind kind = KindOf(first);
  const bool quote = first == '`' || first == '\'';
  while (end < limit) {
    size_t next = end;
    const char32_t c = DecodeUtf8(text, &next);
    const bool same = kind == CharKind::Other ? c == first && Runs(c) && !(quote && end - at >= 2) : KindOf(c) == kind;
    if (!same) break;
    end = next;
  }
  return static_cast<uint32_t>(std::min(end, limit));
}

const Atom& At(const std::vector<Atom>& atoms, size_t i) { return i < atoms.size() ? atoms[i] : kNoAtom; }
const Token& At(const std::vector<Token>& tokens, size_t i) { return i < tokens.size() ? tokens[i] : kNoToken; }

}  // namespace

void SplitAtoms(std::string_view text, Span block, const Abbreviations& abbreviations, std::vector<Atom>* atoms) {
  atoms->clear();
  const bool caps = MostlyUpper(block.In(text));
  std::string norm;
  bool spaced = true;
  for (uint32_t at = block.begin; at < block.end;) {
    size_t next = at;
    if (IsSpace(DecodeUtf8(text, &next))) {
      spaced = true;
      at = static_cast<uint32_t>(next);
      continue;
    }
    const uint32_t end = AtomEnd(text, at, block.end);
    const std::string_view form = text.substr(at, end - at);
    Normalize(form, &norm);
    const uint64_t hash = HashBytes(norm);
    atoms->push_back({{at, end}, hash, Shape(form, caps), abbreviations.KindOf(hash), spaced});
    spaced = false;
    at = end;
  }
}

void JoinFeatures(const std::vector<Atom>& atoms, size_t i, size_t start, uint64_t so_far, FeatureList* out) {
  out->Clear();
  const Atom &l = atoms[i - 1], &r = atoms[i], &rr = At(atoms, i + 1);
  const Atom& ll = i >= 2 ? atoms[i - 2] : kNoAtom;
  const Atom& rrr = At(atoms, i + 2);
  const bool last = i + 1 >= atoms.size() || rr.spaced;            // the chunk ends behind r
  const bool last2 = last || i + 2 >= atoms.size() || rrr.spaced;  // … at most one atom later
  const uint64_t glue = (last ? 1u : 0u) | (last2 ? 2u : 0u) | (l.spaced ? 4u : 0u) | (start + 1 == i ? 8u : 0u);
  const uint64_t rrs = last ? 0 : rr.shape + 1, rrn = last ? 0 : rr.norm;
  const uint64_t lls = l.spaced ? 0 : ll.shape + 1, lln = l.spaced ? 0 : ll.norm;
  uint32_t t = 0;
  out->Add(t++, 0);
  out->Add(t++, l.norm, glue);
  out->Add(t++, r.norm, glue);
  out->Add(t++, l.norm, r.norm);
  out->Add(t++, l.norm, r.norm, rrn);
  out->Add(t++, l.norm, r.norm, lln);
  out->Add(t++, l.shape, r.norm, glue);
  out->Add(t++, l.norm, r.shape, glue);
  out->Add(t++, l.shape, r.shape, glue);
  out->Add(t++, l.shape, r.norm, rrn);
  out->Add(t++, l.shape, r.norm, rrs, glue);
  out->Add(t++, lls, l.norm, r.shape, rrs);
  out->Add(t++, lls, l.shape, r.norm, rrs);
  out->Add(t++, lln, l.norm, r.norm, rrn);
  out->Add(t++, so_far, r.norm);
  out->Add(t++, so_far, r.norm, glue, rr.shape);
  out->Add(t++, so_far, r.shape, glue);
  out->Add(t++, r.norm, glue, last ? rr.shape : rrr.shape, l.shape);  // the word behind the chunk: does a sentence end here?
  out->Add(t++, r.norm, rrn, rrr.norm, l.shape);
  out->Add(t++, so_far, r.norm, last ? rr.norm : 0, glue);
  out->Add(t++, start + 1 == i, l.shape, r.norm, last, rr.shape & 48u);
  out->Add(t++, l.abbreviation, r.norm, last);
  out->Add(t++, l.abbreviation, r.norm, last, rr.shape & 31u);
  out->Add(t++, l.abbreviation, r.norm, last, start + 1 == i);
}

Token MakeToken(std::string_view text, Span span, const Abbreviations& abbreviations, bool spaced, bool caps) {
  thread_local std::string norm;
  const std::string_view form = span.In(text);
  Normalize(form, &norm);
  uint32_t kind = 0;
  if (norm.size() > 1 && norm.back() == '.') kind = abbreviations.KindOf(HashBytes(std::string_view(norm).substr(0, norm.size() - 1)));
  return {span, HashBytes(norm), Shape(form, caps), kind, spaced, false};
}

void BreakFeatures(const std::vector<Token>& tokens, size_t i, size_t start, FeatureList* out) {
  out->Clear();
  const Token &l = tokens[i - 1], &r = tokens[i], &rr = At(tokens, i + 1);
  const Token& ll = i >= 2 ? tokens[i - 2] : kNoToken;
  const uint64_t gap = (r.spaced ? 1u : 0u) | (l.spaced ? 2u : 0u);
  const uint64_t length = std::min<size_t>(i - start, 4);
  uint32_t t = 0;
  out->Add(t++, 0);
  out->Add(t++, l.norm);
  out->Add(t++, l.norm, gap);
  out->Add(t++, r.norm);
  out->Add(t++, l.norm, r.norm);
  out->Add(t++, l.norm, r.shape, gap);
  out->Add(t++, l.shape, r.norm);
  out->Add(t++, l.shape, r.shape, gap);
  out->Add(t++, ll.norm, l.norm, r.shape);
  out->Add(t++, ll.norm, l.norm, r.norm);
  out->Add(t++, ll.shape, l.norm, r.shape, gap);
  out->Add(t++, ll.shape, l.norm, r.norm);
  out->Add(t++, l.norm, r.norm, rr.shape);
  out->Add(t++, l.norm, r.shape, rr.shape, gap);
  out->Add(t++, l.norm, r.shape, rr.norm);
  out->Add(t++, l.shape, r.shape, rr.shape);
  out->Add(t++, ll.shape, l.shape, r.shape, gap);
  out->Add(t++, ll.shape, l.norm, r.shape, rr.shape);
  out->Add(t++, length, l.norm, r.shape);
  out->Add(t++, length, ll.shape, l.norm);
  out->Add(t++, tokens[start].norm, l.norm, r.shape);
  out->Add(t++, tokens[start].norm, length, l.norm);
  out->Add(t++, l.abbreviation);
  out->Add(t++, l.abbreviation, r.shape & 31u);
  out->Add(t++, l.abbreviation, r.norm);
}

void Segmenter::Segment(std::string_view text, Span block, SegmentScratch* scratch) const {
  const bool caps = MostlyUpper(block.In(text));
  auto& [atoms, tokens, features] = *scratch;
  SplitAtoms(text, block, abbreviations_, &atoms);
  tokens.clear();
  size_t start = 0;
  uint64_t so_far = atoms.empty() ? 0 : atoms[0].norm;
  for (size_t i = 1; i <= atoms.size(); ++i) {
    if (i < atoms.size() && !atoms[i].spaced) {
      JoinFeatures(atoms, i, start, so_far, &features);
      int32_t scores[2] = {0, 0};
      join_.Score(features, scores);
      if (scores[1] > scores[0]) {
        so_far = FoldHash(so_far, atoms[i].norm);
        continue;
      }
    }
    tokens.push_back(MakeToken(text, {atoms[start].span.begin, atoms[i - 1].span.end}, abbreviations_, atoms[start].spaced, caps));
    start = i;
    so_far = i < atoms.size() ? atoms[i].norm : 0;
  }
  start = 0;
  for (size_t i = 0; i < tokens.size(); ++i) {
    if (i > 0) {
      BreakFeatures(tokens, i, start, &features);
      int32_t scores[2] = {0, 0};
      break_.Score(features, scores);
      if (scores[1] <= scores[0]) continue;
    }
    tokens[i].sentence_start = true;
    start = i;
  }
}

}  // namespace casus
