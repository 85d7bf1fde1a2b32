// See registry.h.
#include "accords/registry.h"

#include <algorithm>

#include "accords/vocabulary.h"
#include "base/utf8.h"

namespace casus {
namespace {

Error Bad(std::string_view path, Node node, std::string_view field, const std::string& what) {
  return {ErrorCode::kBadInput,
          std::string(path) + ":" + std::to_string(node.line()) + ": " + std::string(field) + ": " + what,
          ""};
}

std::vector<std::string_view> Texts(Node list) {
  std::vector<std::string_view> out;
  for (Node item : list) out.push_back(item.Text());
  return out;
}

std::string JoinName(std::string_view name) {
  std::string joined;
  for (const std::string& token : NameTokens(name)) joined += (joined.empty() ? "" : " ") + token;
  return joined;
}

// "COL:farc" is of Colombia; an organisation ("IGO:un") is of no country.
std::vector<std::string_view> Countries(const std::vector<std::string_view>& parties) {
  std::vector<std::string_view> out;
  for (std::string_view party : parties) {
    const std::string_view country = party.substr(0, party.find_first_of(":/"));
    if (country == "IGO" || country == "NGO" || country == "IMG" ||
        std::find(out.begin(), out.end(), country) != out.end())
      continue;
    out.push_back(country);
  }
  return out;
}

}  // namespace

std::string PlainNumber(std::string_view number) {
  const std::string_view plain = number.substr(0, number.find_first_of("( ."));
  int value = 0;
  for (size_t i = 0; i < plain.size(); ++i) {
    const auto digit = [](char c) { return c == 'I' ? 1 : c == 'V' ? 5 : c == 'X' ? 10 : 0; };
    const int here = digit(plain[i]), next = i + 1 < plain.size() ? digit(plain[i + 1]) : 0;
    if (here == 0) return std::string(plain);
    value += here < next ? -here : here;
  }
  return value > 0 ? std::to_string(value) : std::string(plain);
}

const Provision* KnownAccord::Find(std::string_view number) const {
  for (const Provision& provision : provisions) {
    if (!provision.number.empty() && provision.number == number) return &provision;
  }
  const std::string plain = PlainNumber(number);
  for (const Provision& provision : provisions) {
    if (!provision.number.empty() && PlainNumber(provision.number) == plain) return &provision;
  }
  return nullptr;
}

Result<Registry> Registry::Build(const Knowledge& knowledge) {
  Registry registry;
  Result<void> status;
  knowledge.Trees("accords/", [&](std::string_view path, Node root) {
    for (Node node : root["accord"]) {
      if (status) status = registry.Add(path, node);
    }
  });
  if (!status) return status.error();
  return registry;
}

Result<void> Registry::Add(std::string_view path, Node node) {
  KnownAccord accord;
  accord.key = node["key"].Text();
  if (accord.key.empty()) return Bad(path, node, "key", "missing");
  const auto number = static_cast<uint32_t>(accords_.size());
  if (!keys_.emplace(accord.key, number).second)
    return Bad(path, node, "key", "'" + std::string(accord.key) + "' is taken");
  accord.name = node["name"].Text();
  if (accord.name.empty()) return Bad(path, node, "name", "missing");
  accord.kind = node["kind"].Text();
  if (!IsAccordKind(accord.kind))
    return Bad(path, node, "kind", "unknown kind '" + std::string(accord.kind) + "'");
  accord.date = node["date"].Text();
  accord.days = ParseDays(accord.date);
  if (!accord.date.empty() && !accord.days)
    return Bad(path, node, "date", "'" + std::string(accord.date) + "' is no day, month or year");
  accord.place = node["place"].Text();
  accord.status = node["status"].Text();
  accord.parties = Texts(node["parties"]);
  accord.mediators = Texts(node["mediators"]);
  accord.countries = Countries(accord.parties);
  for (Node item : node["provision"]) {
    Provision provision{item["number"].Text(), item["title"].Text(), {}};
    for (Node subject : item["subjects"]) provision.subjects.push_back(" " + JoinName(subject.Text()) + " ");
    accord.provisions.push_back(std::move(provision));
  }
  std::vector<std::string_view> names = Texts(node["aliases"]);
  names.push_back(accord.name);
  for (uint32_t rank = 0; rank < names.size(); ++rank) {
    const std::vector<std::string> tokens = NameTokens(names[rank]);
    if (tokens.empty()) return Bad(path, node, "aliases", "an empty name");
    std::vector<NameHit>& hits = names_[JoinName(names[rank])];
    if (hits.empty() || hits.back().accord != number) hits.push_back({number, rank});
    size_t& longest = longest_[tokens.front()];
    longest = std::max(longest, tokens.size());
  }
  accords_.push_back(std::move(accord));
  return {};
}

size_t Registry::Match(std::span<const TextToken> tokens, size_t from, std::span<const NameHit>* hits) const {
  const auto first = longest_.find(tokens[from].text);
  if (first == longest_.end()) return 0;
  size_t found = 0;
  std::string name;
  for (size_t i = from; i < tokens.size() && i - from < first->second; ++i) {
    if (i > from) name += ' ';
    name += tokens[i].text;
    const auto at = names_.find(name);
    if (at == names_.end()) continue;
    found = i - from + 1;
    *hits = at->second;
  }
  return found;
}

bool NamesSubject(const Provision& provision, std::string_view text) {
  return std::any_of(provision.subjects.begin(), provision.subjects.end(), [&](const std::string& subject) {
    return text.find(subject) != std::string_view::npos;
  });
}

std::string JoinTokens(std::span<const TextToken> tokens) {
  std::string out = " ";
  for (const TextToken& token : tokens) {
    out += token.text;
    out += ' ';
  }
  return out;
}

}  // namespace casus
