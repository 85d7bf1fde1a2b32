// TOML to node records through toml++. Children of one node lie side by side, so a record needs only the first and their number.
#define TOML_EXCEPTIONS 0
#include "knowledge/compile/toml_tree.h"

#include <toml++/toml.h>

#include <algorithm>

namespace casus {

using namespace knowledge_format;

Text StringPool::Add(std::string_view text) {
  const auto [at, fresh] = offsets_.try_emplace(std::string(text), static_cast<uint32_t>(bytes_.size()));
  if (fresh) bytes_ += text;
  return {at->second, static_cast<uint32_t>(text.size())};
}

namespace {

class TreeWriter {
 public:
  TreeWriter(StringPool* strings, std::vector<NodeRecord>* nodes) : strings_(strings), nodes_(nodes) {}

  // Fills record `at` with `node`; toml++ bounds the depth of nesting (TOML_MAX_NESTED_VALUES).
  void Write(const toml::node& node, uint32_t at) {
    NodeRecord record{};
    record.line = node.source().begin.line;
    if (const auto* text = node.as_string()) {
      record.kind = 0;
      record.text = strings_->Add(text->get());
    } else if (const auto* integer = node.as_integer()) {
      record.kind = 1;
      record.integer = integer->get();
    } else if (const auto* real = node.as_floating_point()) {
      record.kind = 2;
      record.real = real->get();
    } else if (const auto* boolean = node.as_boolean()) {
      record.kind = 3;
      record.integer = boolean->get();
    } else if (const auto* array = node.as_array()) {
      record = Children(4, record.line, array->size());
      for (size_t i = 0; i < array->size(); ++i) Write((*array)[i], record.children.first + static_cast<uint32_t>(i));
    } else if (const auto* table = node.as_table()) {
      record = WriteTable(*table, record.line);
    } else {  // dates and times: as text
      std::ostringstream out;
      node.visit([&](const auto& value) {
        if constexpr (toml::is_date<decltype(value)> || toml::is_time<decltype(value)> || toml::is_date_time<decltype(value)>) out << value;
      });
      record.kind = 0;
      record.text = strings_->Add(out.str());
    }
    (*nodes_)[at] = record;
  }

 private:
  NodeRecord Children(uint32_t kind, uint32_t line, size_t count) {
    NodeRecord record{};
    record.kind = kind;
    record.line = line;
    record.children = {static_cast<uint32_t>(nodes_->size()), static_cast<uint32_t>(count)};
    nodes_->resize(nodes_->size() + (kind == 5 ? 2 * count : count));
    return record;
  }

  // In file order: toml++ sorts keys, the source position puts them back.
  NodeRecord WriteTable(const toml::table& table, uint32_t line) {
    std::vector<std::pair<const toml::key*, const toml::node*>> entries;
    for (auto&& [key, value] : table) entries.emplace_back(&key, &value);
    std::stable_sort(entries.begin(), entries.end(), [](const auto& a, const auto& b) {
      const auto &p = a.first->source().begin, &q = b.first->source().begin;
      return p.line != q.line ? p.line < q.line : p.column < q.column;
    });
    const NodeRecord record = Children(5, line, entries.size());
    uint32_t at = record.children.first;
    for (const auto& [key, value] : entries) {
      NodeRecord name{};
      name.line = key->source().begin.line;
      name.text = strings_->Add(key->str());
      (*nodes_)[at] = name;
      Write(*value, at + 1);
      at += 2;
    }
    return record;
  }

  StringPool* strings_;
  std::vector<NodeRecord>* nodes_;
};

}  // namespace

Result<uint32_t> AddTomlTree(const std::string& path, std::string_view bytes, StringPool* strings, std::vector<NodeRecord>* nodes) {
  const toml::parse_result parsed = toml::parse(bytes);
  if (!parsed) {
    const toml::parse_error& error = parsed.error();
    return Error{ErrorCode::kBadInput, path + ":" + std::to_string(error.source().begin.line) + ": " + std::string(error.description()), ""};
  }
  const auto root = static_cast<uint32_t>(nodes->size());
  nodes->resize(nodes->size() + 1);
  TreeWriter(strings, nodes).Write(parsed.table(), root);
  return root;
}

}  // namespace casus
