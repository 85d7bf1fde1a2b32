// Phrases that end in a word which ends some term of the lexicon; see terms.h.
#include "actors/terms.h"

#include <algorithm>
#include <string>

#include "base/utf8.h"

namespace casus {
namespace {

bool MayEndTerm(const Word& word) {
  return word.upos == Upos::NOUN || word.upos == Upos::PROPN || word.upos == Upos::ADJ ||
         word.upos == Upos::VERB;
}

// Singular guesses for names in the plural, whose lemmas taggers leave as they are ("Foreign Ministers").
void AddSingular(std::string_view last, std::vector<std::string>* forms) {
  if (last.size() > 4 && last.ends_with("ies"))
    forms->push_back(std::string(last.substr(0, last.size() - 3)) + "y");
  if (last.size() > 4 && last.ends_with("men"))
    forms->push_back(std::string(last.substr(0, last.size() - 3)) + "man");
  if (last.size() > 3 && last.ends_with("s") && !last.ends_with("ss"))
    forms->push_back(std::string(last.substr(0, last.size() - 1)));
}

// A name that is longer than the phrase, or cuts it, keeps its words.
bool NameForbids(const Scene& scene, WordId begin, WordId end) {
  for (WordId w = begin; w < end; ++w) {
    const Item* item = scene.At(w);
    if (item && (item->begin < begin || item->end > end || (item->begin == begin && item->end == end)))
      return true;
  }
  return false;
}

// "the Bolivar department": a place, not an organ. "National Center": part of a name.
bool IsPartOfName(const Scene& scene, const TermSense& term, WordId begin, WordId end) {
  const auto& mentions = scene.doc.place_mentions;
  const auto place = std::lower_bound(mentions.begin(), mentions.end(), begin,
                                      [](const PlaceMention& m, WordId w) { return m.end < w; });
  // "the West Bank" is no bank.
  const auto around = std::lower_bound(mentions.begin(), mentions.end(), end,
                                       [](const PlaceMention& m, WordId w) { return m.end < w; });
  if (around != mentions.end() && around->begin < begin && around->end == end && !around->adjective)
    return true;
  const bool behind_place = place != mentions.end() && place->end == begin && !place->adjective;
  if (behind_place && scene.lexicon.place_nouns.count(scene.folded.Lower(begin, end))) return true;
  const bool single_name = end - begin == 1 && scene.word(begin).upos == Upos::PROPN;
  const bool possessor = single_name && end + 1 < scene.SentenceEnd(begin) &&
                         scene.word(end).upos == Upos::PART && scene.word(end + 1).upos == Upos::PROPN;
  if (possessor) return true;
  return single_name && term.kind != "role" && end < scene.SentenceEnd(begin) &&
         scene.word(end).upos == Upos::PROPN;
}

bool IsNominal(const Scene& scene, const TermSense& term, WordId begin, WordId end) {
  const Word& head = scene.word(HeadWord(scene.doc, begin, end));
  if (head.upos == Upos::NOUN || head.upos == Upos::PROPN) return true;
  if (end - begin > 1) return head.upos != Upos::VERB;
  // "the military", "the wounded": an adjective as a noun.
  const bool determined =
      begin > scene.SentenceBegin(begin) && (scene.word(begin - 1).upos == Upos::DET ||
                                             scene.word(begin - 1).upos == Upos::PART || scene.At(begin - 1));
  const bool noun_follows = end < scene.SentenceEnd(begin) &&
                            (scene.word(end).upos == Upos::NOUN || scene.word(end).upos == Upos::ADJ ||
                             scene.word(end).upos == Upos::PROPN);
  return head.upos == Upos::ADJ && determined && !noun_follows && !term.noun.empty();
}

}  // namespace

void ReadTerms(Scene* scene, std::string* phrase) {
  const FoldedSentence& folded = scene->folded;
  std::vector<std::string> endings;
  // From the right, so that "foreign ministry spokesman" is seen before "foreign ministry".
  for (WordId end = folded.end(); end > folded.begin();) {
    const WordId last = end - 1;
    WordId next = last;
    const Word& word = scene->word(last);
    if (MayEndTerm(word)) {
      endings.clear();
      const std::string_view lower = folded.Lower(last, end);
      endings.emplace_back(lower);
      if (word.lemma != lower && word.upos != Upos::PROPN)
        endings.push_back(LowerCase(FoldDiacritics(word.lemma)));
      if (word.upos == Upos::PROPN || word.lemma == lower) AddSingular(lower, &endings);
      const TermSense* found = nullptr;
      WordId found_begin = last;
      for (const std::string& ending : endings) {
        const uint32_t longest =
            std::min<uint32_t>(scene->lexicon.MaxTermWords(ending), last - folded.begin() + 1);
        for (uint32_t size = longest; size >= 1; --size) {
          const WordId begin = end - size;
          if (found && begin >= found_begin) break;
          const std::string_view whole = folded.Lower(begin, end);
          phrase->assign(whole.substr(0, whole.size() - lower.size()));
          *phrase += ending;
          const TermSense* term = scene->lexicon.FindTerm(*phrase);
          if (!term || NameForbids(*scene, begin, end) || !IsNominal(*scene, *term, begin, end) ||
              IsPartOfName(*scene, *term, begin, end)) {
            continue;
          }
          found = term;
          found_begin = begin;
          break;
        }
      }
      if (found) {
        Item item;
        item.kind = ItemKind::Term;
        item.begin = found_begin;
        item.end = end;
        item.term = found;
        scene->Add(item);
        next = found_begin;
      }
    }
    end = next;
  }
}

}  // namespace casus
