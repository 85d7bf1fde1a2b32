// Reads the TOML files of spellings.h; everything in them that is not understood is an error with its line.
#include <unicode/uchar.h>

#include <algorithm>

#define TOML_EXCEPTIONS 0
#include <toml++/toml.h>

#include "base/utf8.h"
#include "knowledge/compile/spellings.h"

namespace casus {

struct SpellingsReader {
  using File = Spellings::File;
  using System = Spellings::System;
  using Rule = Spellings::Rule;

  const std::string& path;

  Error Bad(const toml::node& node, const std::string& what) const {
    return {ErrorCode::kBadInput, path + ":" + std::to_string(node.source().begin.line) + ": " + what,
            "the notation stands in docs/lexicon.md, \"Spellings of places\""};
  }

  // `s` with its first letter in upper case.
  static std::string Capital(std::string_view s) {
    std::string out;
    size_t at = 0;
    if (!s.empty()) {
      AppendUtf8(static_cast<char32_t>(u_toupper(static_cast<UChar32>(DecodeUtf8(s, &at)))), &out);
    }
    return out + std::string(s.substr(at));
  }

  Result<std::vector<std::string>> Texts(const toml::node& node, const std::string& field,
                                         size_t least) const {
    const toml::array* array = node.as_array();
    std::vector<std::string> out;
    if (array == nullptr || array->size() < least)
      return Bad(node, field + ": must be a list of " + std::to_string(least) + " texts or more");
    for (const toml::node& item : *array) {
      const auto* text = item.as_string();
      if (text == nullptr) return Bad(item, field + ": must hold texts alone");
      out.push_back(text->get());
    }
    return out;
  }

  Result<Rule> ReadRule(const toml::node& node) const {
    auto texts = Texts(node, "rules", 2);
    if (!texts) return texts.error();
    Rule rule;
    std::string_view find = texts->front();
    if (find.starts_with('^')) rule.at_begin = true, find.remove_prefix(1);
    if (find.ends_with('$')) rule.at_end = true, find.remove_suffix(1);
    if (find.empty()) return Bad(node, "rules: \"" + texts->front() + "\" finds nothing");
    rule.find = find;
    rule.any_case = LowerCase(find) == find;
    rule.capital = Capital(find);
    rule.write.assign(texts->begin() + 1, texts->end());
    for (const std::string& text : rule.write) rule.write_capital.push_back(Capital(text));
    return rule;
  }

  Result<std::vector<Rule>> ReadRules(const toml::array& list) const {
    std::vector<Rule> rules;
    for (const toml::node& item : list) {
      auto rule = ReadRule(item);
      if (!rule) return rule.error();
      rules.push_back(std::move(*rule));
    }
    return rules;
  }

  Result<System> ReadSystem(const toml::node& node) const {
    System system;
    const toml::table* table = node.as_table();
    if (table == nullptr) return Bad(node, "system: must be a table");
    for (auto&& [key, value] : *table) {
      if (key == "letters" && value.is_string()) {
        const std::string& letters = value.as_string()->get();
        for (size_t at = 0; at < letters.size();) {
          const size_t begin = at;
          DecodeUtf8(letters, &at);
          system.letters.push_back(letters.substr(begin, at - begin));
          system.letters.push_back(Capital(system.letters.back()));
        }
      } else if (key == "rules" && value.is_array()) {
        auto rules = ReadRules(*value.as_array());
        if (!rules) return rules.error();
        system.rules = std::move(*rules);
      } else {
        return Bad(value, std::string(key.str()) + ": no field of a system, or of the wrong kind");
      }
    }
    if (system.rules.empty()) return Bad(node, "system: no rules");
    return system;
  }

  // Gives every system the file's common rules. Of equally long rules the one that asks for most comes first,
  // then the system's own.
  static void Join(const std::vector<Rule>& common, File* file) {
    for (System& system : file->systems) {
      system.rules.insert(system.rules.end(), common.begin(), common.end());
      std::stable_sort(system.rules.begin(), system.rules.end(), [](const Rule& a, const Rule& b) {
        const auto weight = [](const Rule& r) { return 4 * !r.any_case + r.at_begin + r.at_end; };
        return weight(a) > weight(b);
      });
    }
  }

  // Each pair of `examples` must come out of `file`, none of `never`.
  Result<void> Try(const toml::node& list, const std::string& field, bool wanted, const File& file) const {
    if (!list.is_array()) return Bad(list, field + ": must be a list of pairs");
    for (const toml::node& item : *list.as_array()) {
      auto pair = Texts(item, field, 2);
      if (!pair) return pair.error();
      std::vector<std::string> out;
      Spellings::ApplyAll(file, pair->front(), &out);
      for (std::string& written : out) written = FoldDiacritics(written);
      for (size_t i = 1; i < pair->size(); ++i) {
        const std::string key = FoldDiacritics((*pair)[i]);
        if ((std::find(out.begin(), out.end(), key) != out.end()) == wanted) continue;
        std::string given;
        for (const std::string& written : out) given += (given.empty() ? "" : ", ") + written;
        return Bad(item, field + ": \"" + pair->front() + "\" gives " + (given.empty() ? "nothing" : given) +
                             (wanted ? ", not \"" : ", and must not give \"") + key + "\"");
      }
    }
    return {};
  }

  Result<File> Read(const toml::table& root) const {
    File file;
    std::vector<Rule> common;
    bool has_source = false;
    for (auto&& [key, value] : root) {
      if (key == "source" && value.is_string()) {
        has_source = !value.as_string()->get().empty();
      } else if (key == "countries") {
        auto countries = Texts(value, "countries", 1);
        if (!countries) return countries.error();
        file.countries = std::move(*countries);
      } else if (key == "system" && value.is_array()) {
        for (const toml::node& item : *value.as_array()) {
          auto system = ReadSystem(item);
          if (!system) return system.error();
          file.systems.push_back(std::move(*system));
        }
      } else if (key == "common" && value.is_array()) {
        auto rules = ReadRules(*value.as_array());
        if (!rules) return rules.error();
        common = std::move(*rules);
      } else if (key != "examples" && key != "never") {
        return Bad(value, std::string(key.str()) + ": no field of this file, or of the wrong kind");
      }
    }
    if (!has_source) return Bad(root, "source: missing");
    if (file.countries.empty()) return Bad(root, "countries: missing");
    Join(common, &file);
    const toml::node* examples = root.get("examples");
    if (examples == nullptr) return Bad(root, "examples: missing");
    if (auto tried = Try(*examples, "examples", true, file); !tried) return tried.error();
    if (const toml::node* never = root.get("never")) {
      if (auto tried = Try(*never, "never", false, file); !tried) return tried.error();
    }
    return file;
  }
};

Result<void> Spellings::Add(const std::string& path, std::string_view bytes) {
  const toml::parse_result parsed = toml::parse(bytes);
  if (!parsed) {
    const toml::parse_error& error = parsed.error();
    return Error{
        ErrorCode::kBadInput,
        path + ":" + std::to_string(error.source().begin.line) + ": " + std::string(error.description()), ""};
  }
  auto file = SpellingsReader{path}.Read(parsed.table());
  if (!file) return file.error();
  files_.push_back(std::move(*file));
  return {};
}

}  // namespace casus
