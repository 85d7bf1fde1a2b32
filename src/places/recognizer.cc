// Names that begin at a word, longest first, weighed by tags, tree and neighbours; see recognizer.h. Evidence
// is a sum of small weights, set by hand and checked against annotated news; the word lists stand in
// lexicon/places/english.toml.
#include "places/recognizer.h"

#include <algorithm>

#include "base/utf8.h"

namespace casus {

struct Recognizer::Scan {
  FoldedSentence folded;
  std::vector<NameMatch> matches;
  std::vector<PlaceCandidate> candidates;
  std::vector<Sighting> found;
  std::unordered_set<std::string> person_words;  // words of persons' names met so far
};

namespace {

// Weights of a name that the model found over the same words, or around them.
constexpr double kNamedPlace = 1, kInNamedPlace = 0.5, kNamedPerson = -2, kInNamedPerson = -2,
                 kNamedOther = -0.5;

void Fill(Node list, std::unordered_set<std::string_view>* out) {
  for (Node word : list) out->insert(word.Text());
}

bool IsName(const Word& word) { return word.upos == Upos::PROPN; }

bool StartsUpper(std::string_view form) {
  return !form.empty() && (IsAsciiUpper(form[0]) || static_cast<unsigned char>(form[0]) >= 0x80);
}

// A country, its adjective, its capital or a place written down by hand: known for being a place.
bool WellKnown(const PlaceCandidate& candidate) {
  if (candidate.spelling) return false;
  return candidate.source == PlaceSource::Country || candidate.source == PlaceSource::Capital ||
         candidate.source == PlaceSource::Hand;
}

}  // namespace

bool Recognizer::Load(const Knowledge& knowledge, const Gazetteer& gazetteer) {
  knowledge_ = &knowledge;
  gazetteer_ = &gazetteer;
  const Node words = knowledge.Tree("places/english.toml");
  if (!words) return false;
  Fill(words["locative"], &locative_);
  Fill(words["strongly_locative"], &strongly_locative_);
  Fill(words["place_nouns"], &place_nouns_);
  Fill(words["not_after"], &not_after_);
  Fill(words["titles"], &titles_);
  Fill(words["person_verbs"], &person_verbs_);
  Fill(words["common"], &common_);
  Fill(words["directions"], &directions_);
  Fill(words["also_persons"], &also_persons_);
  Fill(words["offices"], &offices_);
  if (const Table* persons = knowledge.FindTable("actors/persons.tsv")) {
    for (uint32_t row = 0; row < persons->rows(); ++row) {
      const std::string_view name = persons->Cell(row, "name");
      const size_t blank = name.find(' ');
      if (blank != std::string_view::npos) given_names_.insert(name.substr(0, blank));
    }
  }
  return true;
}

std::vector<Sighting> Recognizer::Find(const Document& doc) const {
  Scan scan;
  for (uint32_t s = 0; s < doc.sentences.size(); ++s) {
    scan.folded.Read(doc, s);
    FindInSentence(doc, &scan);
  }
  for (Sighting& sighting : scan.found) {
    // "Carter" in a report on Jimmy Carter is he, not a town.
    const bool single = sighting.end - sighting.begin == 1;
    const bool famous = std::any_of(sighting.candidates.begin(), sighting.candidates.end(), WellKnown);
    if (single && (!famous || also_persons_.count(sighting.name)) &&
        sighting.candidates[0].source != PlaceSource::Country) {
      sighting.barred |= scan.person_words.count(sighting.name) > 0;
    }
  }
  LinkContainers(doc, &scan.found);
  return std::move(scan.found);
}

void Recognizer::FindInSentence(const Document& doc, Scan* scan) const {
  for (WordId w = scan->folded.begin(); w < scan->folded.end();) {
    NamesAt(knowledge_->names(), scan->folded, w, &scan->matches);
    WordId next = FindAlias(doc, scan, w);
    if (next != w) {
      w = next;
      continue;
    }
    next = w + 1;
    for (const NameMatch& match : scan->matches) {
      if (gazetteer_->NamesPerson(match.postings) && match.end - w > 1) {
        for (WordId part = w; part < match.end; ++part)
          scan->person_words.emplace(scan->folded.Text(part, part + 1));
        next = match.end;
        break;
      }
      if (!Usable(doc, *scan, w, match, &scan->candidates)) continue;
      Sighting sighting;
      sighting.begin = w;
      sighting.end = NameEnd(doc, w, match.end, scan->candidates.front().place.kind);
      sighting.name = match.from_capitals
                          ? scan->folded.TitleFrom(w).substr(0, scan->folded.Text(w, match.end).size())
                          : scan->folded.Text(w, match.end);
      sighting.candidates = scan->candidates;
      Weigh(doc, *scan, &sighting);
      if (InPersonName(doc, *scan, sighting)) {
        sighting.barred = true;
        const WordId head = doc.words[w].rel == Rel::Flat ? doc.words[w].head : w;
        if (head < scan->folded.end() && head >= scan->folded.begin())
          scan->person_words.emplace(scan->folded.Text(head, head + 1));
        scan->person_words.emplace(sighting.name);
      }
      next = match.end;
      scan->found.push_back(std::move(sighting));
      break;
    }
    w = next;
  }
}

// Adds a sighting for an adjective or abbreviation of places/english.toml; the word behind it, or `begin`
// when there is none.
WordId Recognizer::FindAlias(const Document& doc, Scan* scan, WordId begin) const {
  const FoldedSentence& folded = scan->folded;
  for (WordId end = std::min(begin + 2, folded.end()); end > begin; --end) {
    const Gazetteer::Alias* alias = gazetteer_->FindAlias(folded.Text(begin, end));
    if (!alias) continue;
    const bool behind = !scan->found.empty() && begin >= folded.begin() + 2 &&
                        scan->found.back().end == begin - 1 && doc.words[begin - 1].form == ",";
    if (alias->behind_place && !behind) continue;
    gazetteer_->Candidates(alias->postings, &scan->candidates);
    std::erase_if(scan->candidates, [](const PlaceCandidate& c) { return c.source == PlaceSource::City; });
    if (scan->candidates.empty()) continue;
    Sighting sighting;
    sighting.begin = begin;
    sighting.end = end;
    sighting.name = folded.Text(begin, end);
    sighting.candidates = scan->candidates;
    sighting.adjective = alias->adjective;
    sighting.evidence = 2;
    scan->found.push_back(std::move(sighting));
    return end;
  }
  return begin;
}

// "Rajasthan state", "Chinese people": the common noun is not part of the name, except of roads, seas and
// buildings.
WordId Recognizer::NameEnd(const Document& doc, WordId begin, WordId end, std::string_view kind) const {
  if (kind != "region" && kind != "district" && kind != "country" && kind != "city") return end;
  const auto is_common = [&](const Word& word, const Word& before) {
    const bool glued = word.span.begin == before.span.end;  // "Mazar-i-Sharif"
    return !glued && !word.form.empty() && IsAsciiLower(word.form[0]);
  };
  while (end - begin > 1 && is_common(doc.words[end - 1], doc.words[end - 2])) --end;
  return end;
}

bool Recognizer::Usable(const Document& doc, const Scan& scan, WordId begin, const NameMatch& match,
                        std::vector<PlaceCandidate>* candidates) const {
  gazetteer_->Candidates(match.postings, candidates);
  const bool single = match.end - begin == 1;
  const Word& word = doc.words[begin];
  bool named = false;
  for (WordId w = begin; w < match.end; ++w) named |= IsName(doc.words[w]);
  std::erase_if(*candidates, [&](const PlaceCandidate& c) {
    if (c.source == PlaceSource::Country) return false;
    if (match.from_capitals && single && !WellKnown(c) && c.population < 50000) return true;
    // Names of places are proper nouns; the tagger may err on a well-known one in mid-sentence.
    const bool inside = begin > scan.folded.begin() && StartsUpper(word.form);
    return !(named || (WellKnown(c) && (inside || !single)));
  });
  return !candidates->empty();
}

void Recognizer::Weigh(const Document& doc, const Scan& scan, Sighting* sighting) const {
  const WordId begin = sighting->begin, end = sighting->end;
  const FoldedSentence& folded = scan.folded;
  const Word& head = doc.words[HeadWord(doc, begin, end)];
  const bool all_adjective = std::all_of(sighting->candidates.begin(), sighting->candidates.end(),
                                         [](const auto& c) { return c.adjective; });
  sighting->adjective = sighting->candidates[0].adjective && (all_adjective || head.upos == Upos::ADJ);
  double evidence = begin > folded.begin() ? LocativeEvidence(doc, begin) : -0.5;
  const std::string_view before = begin > folded.begin() ? folded.Text(begin - 1, begin) : std::string_view();
  const std::string_view after = end < folded.end() ? folded.Text(end, end + 1) : std::string_view();
  const auto is_place_noun = [&](WordId w) { return Has(place_nouns_, folded.Lower(w, w + 1)); };
  if (end < folded.end() && is_place_noun(end)) evidence += 1.5;
  if (begin > folded.begin() && is_place_noun(begin - 1)) evidence += 1;
  const bool behind_of = begin > folded.begin() + 1 && doc.words[begin - 1].lemma == "of";
  if (behind_of && Has(place_nouns_, doc.words[begin - 2].lemma)) evidence += 1;  // "the town of X"
  if (Has(titles_, before)) evidence -= 3;
  if (head.rel == Rel::Nsubj && head.head != kNoId && Has(person_verbs_, doc.words[head.head].lemma))
    evidence -= 1;
  const bool name_before = begin > folded.begin() && IsName(doc.words[begin - 1]) &&
                           !is_place_noun(begin - 1) && doc.words[begin - 1].head != kNoId;
  const bool name_after = end < folded.end() && IsName(doc.words[end]) && !is_place_noun(end);
  const bool office_after = Has(offices_, after);
  if (office_after) evidence += 0.5;
  sighting->embedded = name_before || (name_after && !office_after) || Has(not_after_, after);
  if (end - begin > 1) evidence += 1;
  evidence += NameEvidence(doc, begin, end);
  sighting->common = end - begin == 1 && Has(common_, sighting->name);
  if (end - begin == 1 && sighting->name.size() < 4) evidence -= 1;
  sighting->evidence = evidence;
}

// What the names that the syntax stage found say of these words.
double Recognizer::NameEvidence(const Document& doc, WordId begin, WordId end) {
  const auto name = std::upper_bound(doc.names.begin(), doc.names.end(), begin,
                                     [](WordId w, const NameSpan& n) { return w < n.end; });
  if (name == doc.names.end() || name->begin >= end) return 0;
  const bool same = name->begin == begin && name->end == end;
  if (name->kind == "place") return same ? kNamedPlace : kInNamedPlace;
  if (name->kind == "person") return same ? kNamedPerson : kInNamedPerson;
  return same ? kNamedOther : 0;
}

double Recognizer::LocativeEvidence(const Document& doc, WordId begin) const {
  const WordId head = begin;
  WordId before = begin - 1;
  if (doc.words[before].lemma == "the" && before > 0) --before;
  if (doc.words[before].sentence != doc.words[head].sentence || doc.words[before].upos != Upos::ADP) return 0;
  if (Has(strongly_locative_, doc.words[before].lemma)) return 2;
  return Has(locative_, doc.words[before].lemma) ? 1 : 0;
}

bool Recognizer::InPersonName(const Document& doc, const Scan& scan, const Sighting& sighting) const {
  const FoldedSentence& folded = scan.folded;
  const bool famous = std::any_of(sighting.candidates.begin(), sighting.candidates.end(), WellKnown);
  const bool single = sighting.end - sighting.begin == 1;
  // "Michael Jordan", "Jordan Peters": only names that people bear, where the name is known for a place;
  // parsers join other names by `flat` too.
  if (famous && !(single && Has(also_persons_, sighting.name))) return false;
  const bool name_before = sighting.begin > folded.begin() && IsName(doc.words[sighting.begin - 1]);
  if (single && name_before && Has(given_names_, folded.Text(sighting.begin - 1, sighting.begin)))
    return true;
  const Word& head = doc.words[HeadWord(doc, sighting.begin, sighting.end)];
  if (name_before && head.rel == Rel::Flat && head.head != kNoId && head.head < sighting.begin &&
      IsName(doc.words[head.head]))
    return true;
  if (sighting.end >= folded.end()) return false;
  const Word& after = doc.words[sighting.end];
  return after.rel == Rel::Flat && IsName(after) && after.head >= sighting.begin && after.head < sighting.end;
}

// "Paris, Texas", "Marib in northern Yemen": the second name within a few words, with nothing but a comma or
// directions between.
void Recognizer::LinkContainers(const Document& doc, std::vector<Sighting>* sightings) const {
  for (uint32_t i = 0; i + 1 < sightings->size(); ++i) {
    Sighting& first = (*sightings)[i];
    Sighting& second = (*sightings)[i + 1];
    if (second.begin <= first.end || second.begin - first.end > 5 || second.adjective || second.barred)
      continue;
    if (doc.words[first.begin].sentence != doc.words[second.begin].sentence) continue;
    bool only_linkers = true, comma = false;
    for (WordId w = first.end; w < second.begin; ++w) {
      comma |= doc.words[w].form == ",";
      only_linkers &=
          doc.words[w].form == "," || doc.words[w].form == "(" || Has(directions_, doc.words[w].lemma);
    }
    const bool wider =
        std::any_of(second.candidates.begin(), second.candidates.end(), [](const PlaceCandidate& c) {
          return c.source == PlaceSource::Country || c.source == PlaceSource::Region ||
                 c.place.kind == "region";
        });
    if (only_linkers && wider && (comma || second.begin - first.end >= 1)) {
      first.container = i + 1;
      second.holds = comma;
    }
  }
}

}  // namespace casus
