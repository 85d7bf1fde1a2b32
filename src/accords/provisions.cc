// See provisions.h. Numbers are figures, Roman numerals, figures with letters in brackets, or ordinals before
// the noun.
#include "accords/provisions.h"

#include <algorithm>

#include "accords/entries.h"
#include "base/utf8.h"

namespace casus {
namespace {

constexpr WordId kPhraseReach = 6;  // words between a number and "of the accord"

bool IsRoman(std::string_view form) {
  return !form.empty() && form.size() <= 6 && form.find_first_not_of("IVX") == std::string_view::npos;
}

bool IsNumber(std::string_view form) {
  if (form.empty() || !(IsAsciiDigit(form[0]) || IsRoman(form))) return false;
  return IsRoman(form) || form.find_first_not_of("0123456789abcdefghABCDEFGH()") == std::string_view::npos;
}

// The number that begins at `word`, with "(b)" behind it; `end` is moved behind it. Empty when there is none.
std::string NumberAt(const Reading& reading, WordId word, WordId* end) {
  const Sentence& sentence = reading.doc.SentenceOf(word);
  if (word >= sentence.end || !IsNumber(reading.at(word).form)) return {};
  std::string number(reading.at(word).form);
  *end = word + 1;
  if (word + 3 < sentence.end + 0u && reading.at(word + 1).form == "(" && reading.at(word + 3).form == ")" &&
      reading.at(word + 2).form.size() <= 3 && reading.at(word + 1).span.begin == reading.at(word).span.end) {
    number += "(" + std::string(reading.at(word + 2).form) + ")";
    *end = word + 4;
  }
  return number;
}

// The accord named behind the provision ("Paragraph 6 of the declaration") or before it ("the declaration's
// paragraph 6").
uint32_t MentionBeside(const Reading& reading, const std::vector<Mention>& mentions,
                       const ProvisionMention& provision) {
  for (uint32_t i = 0; i < mentions.size(); ++i) {
    const Mention& m = mentions[i];
    if (m.sentence != reading.at(provision.word).sentence) continue;
    if (m.begin >= provision.end && m.begin - provision.end <= kPhraseReach) {
      const std::string_view joint =
          provision.end < reading.doc.words.size() ? reading.at(provision.end).lemma : std::string_view();
      bool verb = false;
      for (WordId word = provision.end; word < m.begin; ++word)
        verb |= IsVerbal(reading.at(word)) || reading.at(word).form == ".";
      if (!verb && (joint == "of" || joint == "in" || joint == "and" || joint == "," || joint == "from"))
        return i;
    }
    if (m.end <= provision.word && provision.word - m.end <= 3 && m.end < reading.doc.words.size() &&
        reading.at(m.end).xpos == "POS")
      return i;
  }
  return kNoId;
}

}  // namespace

std::vector<ProvisionMention> FindProvisions(const Reading& reading, const std::vector<Mention>& mentions) {
  std::vector<ProvisionMention> out;
  for (WordId word = 0; word < reading.doc.words.size(); ++word) {
    const Word& w = reading.at(word);
    if ((w.upos != Upos::NOUN && w.upos != Upos::PROPN) ||
        !reading.words.provision_nouns.Has(LowerCase(w.lemma)))
      continue;
    const Sentence& sentence = reading.doc.SentenceOf(word);
    const size_t before = out.size();
    WordId at = word + 1;
    // "points 4, 5 and 9"
    while (at < sentence.end) {
      WordId end = at;
      std::string number = NumberAt(reading, at, &end);
      if (number.empty()) break;
      out.push_back({word, end, std::move(number), kNoId, kNoId});
      at = end;
      while (at < sentence.end && w.xpos.size() > 2 && w.xpos.back() == 'S' &&
             (reading.at(at).form == "," || reading.at(at).lemma == "and"))
        ++at;
    }
    if (out.size() == before) {
      for (WordId child : reading.tree.Children(word)) {
        const std::string_view number = reading.words.Ordinal(reading.at(child).lemma);
        if (child < word && !number.empty())
          out.push_back({word, word + 1, std::string(number), kNoId, kNoId});
      }
    }
    const WordId last = out.size() > before ? out.back().end : word;
    for (size_t i = before; i < out.size(); ++i) {
      ProvisionMention whole = out[i];
      whole.end = last;
      out[i].mention = MentionBeside(reading, mentions, whole);
    }
  }
  return out;
}

void TieProvisions(const Reading& reading, const std::vector<Mention>& mentions, Entries* entries,
                   std::vector<ProvisionMention>* provisions) {
  for (ProvisionMention& provision : *provisions) {
    provision.entry =
        provision.mention == kNoId ? entries->LastBefore(provision.word) : mentions[provision.mention].entry;
    if (provision.entry == kNoId) continue;
    const KnownAccord* named = entries->Known(provision.entry);
    const Sentence& sentence = reading.doc.SentenceOf(provision.word);
    const std::string text = JoinTokens(WordTokens(reading.doc, sentence.begin, sentence.end));
    if (!named || named->Find(provision.number)) continue;
    for (uint32_t other = 0; other < entries->all().size(); ++other) {
      const KnownAccord* known = other == provision.entry ? nullptr : entries->Known(other);
      const Provision* found = known ? known->Find(provision.number) : nullptr;
      if (!found || !NamesSubject(*found, text)) continue;
      if (provision.mention != kNoId && !entries->Alike(provision.entry, other)) continue;
      provision.entry = other;
      break;
    }
  }
}

}  // namespace casus
