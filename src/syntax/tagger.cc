// See tagger.h.
#include "syntax/tagger.h"

#include <algorithm>
#include <array>

namespace casus {

void TagFeatures(const WordRows& rows, size_t i, FeatureList* out) {
  const long at = static_cast<long>(i);
  const WordRow &w = rows.At(at), &p = rows.At(at - 1), &pp = rows.At(at - 2), &n = rows.At(at + 1), &nn = rows.At(at + 2);
  const uint64_t first = i == 0;
  out->Clear();
  uint32_t t = 0;
  out->Add(t++, 0);
  out->Add(t++, w.norm);
  out->Add(t++, w.norm, w.shape);
  for (const uint64_t suffix : w.suffix) out->Add(t++, suffix);
  for (const uint64_t prefix : w.prefix) out->Add(t++, prefix);
  out->Add(t++, w.shape, first);
  out->Add(t++, w.shape, w.suffix[2]);
  out->Add(t++, w.shape, n.shape);
  out->Add(t++, w.shape, p.shape);
  out->Add(t++, w.shape, p.tag);
  out->Add(t++, p.tag);
  out->Add(t++, p.tag, pp.tag);
  out->Add(t++, p.tag, w.norm);
  out->Add(t++, p.tag, pp.tag, w.norm);
  out->Add(t++, p.tag, n.norm);
  out->Add(t++, p.tag, w.suffix[2]);
  out->Add(t++, p.tag, w.suffix[1], n.suffix[1]);
  out->Add(t++, p.tag, n.suffix[2]);
  out->Add(t++, p.norm);
  out->Add(t++, pp.norm);
  out->Add(t++, n.norm);
  out->Add(t++, nn.norm);
  out->Add(t++, p.norm, w.norm);
  out->Add(t++, w.norm, n.norm);
  out->Add(t++, p.norm, n.norm);
  out->Add(t++, n.norm, nn.norm);
  out->Add(t++, w.suffix[2], n.norm);
  out->Add(t++, p.suffix[2]);
  out->Add(t++, n.suffix[2]);
  out->Add(t++, n.suffix[1], w.norm);
  out->Add(t++, nn.suffix[2]);
  out->Add(t++, n.shape, nn.shape, w.norm);
  out->Add(t++, rows.At(at - 3).tag, pp.tag, p.tag);
}

Result<std::vector<TagEntry>> ReadTagTable(std::string_view section) {
  const Error damaged{ErrorCode::kBadData, "syntax model: the table of tags is damaged", "fetch or train the model again"};
  std::vector<TagEntry> table;
  while (!section.empty()) {
    const size_t newline = section.find('\n');
    if (newline == std::string_view::npos) return damaged;
    const std::string_view line = section.substr(0, newline);
    section.remove_prefix(newline + 1);
    const size_t tab = line.find('\t'), tab2 = line.find('\t', tab + 1);
    if (tab == std::string_view::npos || tab2 == std::string_view::npos) return damaged;
    const auto upos = ParseUpos(line.substr(0, tab));
    if (!upos) return damaged;
    const std::string_view xpos = line.substr(tab + 1, tab2 - tab - 1);
    const uint64_t hash = FoldHash(HashBytes(xpos), static_cast<uint64_t>(*upos) + 1);
    table.push_back({*upos, xpos, ParseMorph(line.substr(tab2 + 1)), hash});
  }
  if (table.empty() || table.size() > 256) return damaged;
  return table;
}

Result<Tagger> Tagger::Open(std::string_view table, std::string_view model) {
  Tagger tagger;
  auto entries = ReadTagTable(table);
  if (!entries) return entries.error();
  auto linear = LinearModel::Open(model);
  if (!linear) return linear.error();
  if (linear->classes() != entries->size()) return Error{ErrorCode::kBadData, "syntax model: tags and weights disagree", "train again"};
  tagger.table_ = std::move(*entries);
  tagger.model_ = *linear;
  return tagger;
}

void Tagger::Tag(WordRows* rows) const {
  FeatureList features;
  std::array<int32_t, 256> scores;
  for (size_t i = 0; i < rows->size(); ++i) {
    TagFeatures(*rows, i, &features);
    std::fill_n(scores.begin(), table_.size(), 0);
    model_.Score(features, scores.data());
    WordRow& row = (*rows)[i];
    row.tag_class = BestClass({scores.data(), table_.size()});
    row.tag = table_[row.tag_class].hash;
  }
}

}  // namespace casus
