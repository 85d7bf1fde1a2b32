// See engine.h.
#include "syntax/engine.h"

#include <algorithm>
#include <utility>

#include "syntax/features.h"

namespace casus {
namespace {

// The lines of `text`, each with a newline at its end.
template <typename Visit>
void ForLines(std::string_view text, Visit visit) {
  for (size_t newline; (newline = text.find('\n')) != std::string_view::npos; text.remove_prefix(newline + 1))
    visit(text.substr(0, newline));
}

}  // namespace

Result<SyntaxEngine> SyntaxEngine::Open(const EngineSections& sections) {
  SyntaxEngine engine;
  auto tags = ReadTagTable(sections.tags);
  if (!tags) return tags.error();
  auto lemmatizer = Lemmatizer::Open(sections.lemmas);
  if (!lemmatizer) return lemmatizer.error();
  auto network = Network::Open(sections.units, sections.embed, sections.net);
  if (!network) return network.error();
  if (network->tags() != tags->size())
    return Error{ErrorCode::kBadData, "syntax model: tags and weights disagree",
                 "fetch or train the model again"};
  engine.tags_ = std::move(*tags);
  engine.lemmatizer_ = std::move(*lemmatizer);
  engine.network_ = *network;
  return engine;
}

void SyntaxEngine::Run(const Kernels& kernels, SentenceScratch* scratch) const {
  const auto& forms = scratch->network.forms;
  network_.Run(kernels, &scratch->network);
  if (scratch->lemmas.size() < forms.size()) scratch->lemmas.resize(forms.size());
  for (size_t i = 0; i < forms.size(); ++i)
    lemmatizer_.Apply(forms[i], tags_[scratch->network.tags[i]].xpos, &scratch->lemmas[i]);
}

uint64_t SyntaxEngine::Fingerprint(std::string_view line) const {
  SentenceScratch scratch;
  auto& net = scratch.network;
  for (size_t at = 0; at < line.size();) {
    const size_t blank = std::min(line.find(' ', at), line.size());
    if (blank > at) net.forms.push_back(line.substr(at, blank - at));
    at = blank + 1;
  }
  if (net.forms.empty()) return 0;
  net.sentences.push_back({0, static_cast<uint32_t>(net.forms.size()), false});
  Run(&scratch);
  uint64_t hash = 0;
  for (size_t i = 0; i < net.forms.size(); ++i) {
    for (const uint64_t v : {uint64_t{net.tags[i]}, uint64_t{net.heads[i]},
                             static_cast<uint64_t>(net.rels[i]), uint64_t{net.names[i]}, HashBytes(scratch.lemmas[i])}) {
      hash = FoldHash(hash, v);
    }
  }
  return hash;
}

std::string SyntaxEngine::WriteSelfTest(std::string_view lines) const {
  std::string out;
  ForLines(lines, [&](std::string_view line) {
    out += std::string(line) + "\t" + std::to_string(Fingerprint(line)) + "\n";
  });
  return out;
}

bool SyntaxEngine::PassesSelfTest(std::string_view section) const {
  size_t lines = 0, passed = 0;
  ForLines(section, [&](std::string_view line) {
    const size_t tab = std::min(line.find('\t'), line.size());
    ++lines;
    passed += tab < line.size() && line.substr(tab + 1) == std::to_string(Fingerprint(line.substr(0, tab)));
  });
  return lines > 0 && passed == lines;
}

}  // namespace casus
