// See name_spans.h.
#include "syntax/train/name_spans.h"

#include <algorithm>
#include <cstdlib>
#include <optional>
#include <string>

namespace casus {
namespace {

// The fields of `s` between `by`.
std::vector<std::string_view> Fields(std::string_view s, char by) {
  std::vector<std::string_view> fields;
  for (size_t at = 0;;) {
    const size_t end = s.find(by, at);
    fields.push_back(s.substr(at, end - at));
    if (end == std::string_view::npos) return fields;
    at = end + 1;
  }
}

std::string_view KindOfEntity(std::string_view entity_type) {
  const auto it = std::find(kNameKinds.begin(), kNameKinds.end(), entity_type);
  return it == kNameKinds.end() ? kNameKinds.back() : *it;
}

struct Mention {
  std::string_view id, type;
  WordId begin = 0, end = 0;
  std::vector<uint32_t> heads;  // GUM's "minspan", its words counted from the begin; never empty
};

// "1,3,4" as 0, 2, 3; anything else as 0.
std::vector<uint32_t> ReadHeads(std::string_view list) {
  std::vector<uint32_t> heads;
  for (const std::string_view item : Fields(list, ','))
    heads.push_back(static_cast<uint32_t>(std::max(1, std::atoi(std::string(item).c_str()))) - 1);
  return heads;
}

// Mentions opened and closed by the brackets of one word: "(id-type-…-head-…", "id)", "(id-type-…)".
void ReadBrackets(std::string_view brackets, WordId word, std::vector<Mention>* open,
                  std::vector<Mention>* closed) {
  const auto close = [&](size_t at) {
    Mention mention = (*open)[at];
    open->erase(open->begin() + static_cast<long>(at));
    mention.end = word + 1;
    closed->push_back(mention);
  };
  for (size_t at = 0; at < brackets.size();) {
    const bool opens = brackets[at] == '(';
    size_t end = std::min(brackets.find_first_of("()", at + (opens ? 1 : 0)), brackets.size());
    const std::string_view inside = brackets.substr(at + (opens ? 1 : 0), end - at - (opens ? 1 : 0));
    const bool closes = end < brackets.size() && brackets[end] == ')';
    const std::vector<std::string_view> fields = Fields(inside, '-');
    if (opens && fields.size() > 5) {
      open->push_back({fields[0], fields[1], word, word, ReadHeads(fields[5])});
      if (closes) close(open->size() - 1);
    } else if (closes && !opens) {
      for (size_t k = open->size(); k-- > 0;) {
        if ((*open)[k].id != fields[0]) continue;
        close(k);
        break;
      }
    }
    at = closes ? end + 1 : std::max(end, at + 1);
  }
}

bool IsProper(const Word& word) {
  return word.upos == Upos::PROPN || word.xpos == "NNP" || word.xpos == "NNPS";
}

// Words of a mention that belong to its name.
class NameCore {
 public:
  NameCore(const Document& doc, const Mention& mention, const std::vector<bool>& is_start)
      : doc_(doc), mention_(mention), is_start_(is_start) {}

  // Nothing for a title: "Emperor of the French" is no name of a person.
  std::optional<NameSpan> Around(WordId head) const {
    NameSpan span{head, head + 1, KindOfEntity(mention_.type)};
    while (span.begin > mention_.begin) {
      WordId next = span.begin - 1;
      if (!IsPart(next) && next > mention_.begin && Joins(next)) --next;
      if (!IsPart(next)) break;
      span.begin = next;
    }
    while (span.end < mention_.end) {
      WordId next = span.end;
      if (!IsPart(next) && next + 1 < mention_.end && Joins(next)) ++next;
      if (!IsPart(next)) {
        next = BehindOf(span.end);
        if (next != span.end && mention_.type == "person") return std::nullopt;
      }
      if (!IsPart(next)) break;
      span.end = next + 1;
    }
    return span;
  }

 private:
  bool IsPart(WordId w) const {
    const Word& word = doc_.words[w];
    return IsProper(word) || word.upos == Upos::X ||
           (word.upos == Upos::NUM && w > mention_.begin && IsProper(doc_.words[w - 1]));
  }
  // The head behind "of" or "of the" at `w`, as in "National Library of the Netherlands"; `w` when there is
  // none.
  WordId BehindOf(WordId w) const {
    WordId next = w;
    if (next < mention_.end && doc_.words[next].form == "of") ++next;
    if (next > w && next < mention_.end && doc_.words[next].form == "the") ++next;
    const bool head = next > w && next < mention_.end &&
                      std::find(mention_.heads.begin(), mention_.heads.end(), next - mention_.begin) !=
                          mention_.heads.end();
    return head ? next : w;
  }
  bool Joins(WordId w) const {
    const std::string_view form = doc_.words[w].form;
    const auto any = [form](std::initializer_list<std::string_view> forms) {
      return std::find(forms.begin(), forms.end(), form) != forms.end();
    };
    if (any({"-", "–", "&", "/", ".", "'", "’"})) return true;
    if (mention_.type == "person") return any({"de", "la", "von", "van", "bin", "al", "y"});
    if (any({"of", "the", "for", "de", "la", "y", "'s", "’s"})) return true;
    if (form == "and") return w + 1 >= is_start_.size() || !is_start_[w + 1];  // else two names side by side
    return doc_.words[w].upos == Upos::ADJ && form[0] >= 'A' && form[0] <= 'Z';
  }

  const Document& doc_;
  const Mention& mention_;
  const std::vector<bool>& is_start_;
};

// Leaves out names inside others; sorts.
void KeepOuter(std::vector<NameSpan>* names) {
  std::sort(names->begin(), names->end(), [](const NameSpan& a, const NameSpan& b) {
    return a.begin != b.begin ? a.begin < b.begin : a.end > b.end;
  });
  std::vector<NameSpan> kept;
  for (const NameSpan& name : *names) {
    if (kept.empty() || name.begin >= kept.back().end) kept.push_back(name);
  }
  *names = std::move(kept);
}

constexpr NameClassSet Bit(uint32_t c) { return static_cast<NameClassSet>(1u << c); }

}  // namespace

void ReadNames(std::string_view conllu, Document* doc) {
  std::vector<Mention> open, mentions;
  WordId word = 0;
  for (const std::string_view line : Fields(conllu, '\n')) {
    if (line.starts_with("# newdoc")) open.clear();
    const std::vector<std::string_view> columns = Fields(line, '\t');
    if (columns.size() != 10 || line[0] == '#' || columns[0].find_first_of("-.") != std::string_view::npos)
      continue;
    for (const std::string_view item : Fields(columns[9], '|')) {
      if (item.starts_with("Entity=")) ReadBrackets(item.substr(7), word, &open, &mentions);
    }
    ++word;
  }
  std::vector<bool> is_start(doc->words.size(), false);
  for (const Mention& mention : mentions) is_start[mention.begin] = true;
  doc->names.clear();
  for (const Mention& mention : mentions) {
    const WordId head = std::min(mention.begin + mention.heads.front(), mention.end - 1);
    if (mention.type == "time" || !IsProper(doc->words[head])) continue;
    if (const std::optional<NameSpan> name = NameCore(*doc, mention, is_start).Around(head))
      doc->names.push_back(*name);
  }
  KeepOuter(&doc->names);
}

std::vector<NameClassSet> KnownClasses(const Document& doc) {
  std::vector<NameClassSet> classes(doc.words.size(), Bit(0));
  for (const NameSpan& name : doc.names) {
    const auto kind = static_cast<uint32_t>(std::find(kNameKinds.begin(), kNameKinds.end(), name.kind) -
                                            kNameKinds.begin());
    for (WordId w = name.begin; w < name.end; ++w)
      classes[w] = Bit(w == name.begin ? BeginOf(kind) : InsideOf(kind));
  }
  return classes;
}

std::vector<NameClassSet> UnknownClasses(const Document& doc) {
  return std::vector<NameClassSet>(doc.words.size(), kAnyNameClass);
}

}  // namespace casus
