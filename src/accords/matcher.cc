// See matcher.h. Scores are small integers: what is exact outweighs what is only compatible.
#include "accords/matcher.h"

#include <algorithm>

#include "base/utf8.h"

namespace casus {
namespace {

constexpr int kNamed = 4, kDay = 6, kMonth = 4, kNear = 2, kPlace = 3, kMediator = 2, kNumber = 2,
              kSubject = 1;
constexpr int kNewsDays = 14;    // "signed a statement", undated, is told within that time
constexpr int kEffectDays = 30;  // an accord takes effect within a month of its signing

bool SameName(std::string_view a, std::string_view b) { return NameTokens(a) == NameTokens(b); }

bool Has(const std::vector<std::string_view>& list, std::string_view item) {
  return std::find(list.begin(), list.end(), item) != list.end();
}

}  // namespace

Matcher::Matcher(const Reading& reading) : r_(reading), published_(ParseDays(reading.doc.info().published)) {
  for (const Actor& actor : reading.doc.actors) AddCode(CountryOf(actor.country), &countries_);
  for (const Place& place : reading.doc.places) AddCode(place.country, &countries_);
}

std::optional<int> Matcher::WeighDate(const Mention& mention, const KnownAccord& accord, bool named) const {
  if (!mention.days || !accord.days) return 0;
  const DateRange said = *mention.days, known = *accord.days;
  if (mention.effect_date) {
    if (known.first > said.last || known.last < said.first - kEffectDays) return std::nullopt;
    return said.Overlaps(known) ? (said.IsDay() ? kDay - 1 : kMonth) : kNear;
  }
  if (said.Overlaps(known)) return said.IsDay() && known.IsDay() ? kDay : kMonth;
  // "the November 10 statement" two years later: the year was supplied.
  if (!mention.year_written && mention.date.size() == 10 && accord.date.size() == 10 &&
      mention.date.substr(5) == accord.date.substr(5) && known.last < said.first)
    return kMonth;
  // Signed around midnight, dated by either day.
  if (named && said.IsDay() && known.IsDay() && std::abs(said.first - known.first) <= 1) return kNear;
  return std::nullopt;
}

std::optional<int> Matcher::WeighPlace(const Mention& mention, const KnownAccord& accord) const {
  if (mention.place.empty() || accord.place.empty()) return 0;
  if (SameName(mention.place, accord.place)) return kPlace;
  if (mention.signed_there && mention.town) return std::nullopt;
  return 0;
}

std::optional<int> Matcher::WeighParties(const Mention& mention, const KnownAccord& accord) const {
  int weight = 0;
  const auto known = [&](std::string_view code) {
    const std::string_view country = CountryOf(code);
    if (Has(accord.parties, code) || Has(accord.mediators, code)) return true;
    return !country.empty() && (Has(accord.countries, country) || Has(accord.mediators, country));
  };
  if (!accord.parties.empty()) {
    int strange = 0;
    for (std::string_view party : mention.parties) known(party) ? ++weight : ++strange;
    if (strange > weight) return std::nullopt;
  }
  for (std::string_view mediator : mention.mediators) {
    if (known(mediator)) {
      weight += kMediator;
    } else if (!accord.mediators.empty() && !CountryOf(mediator).empty()) {
      return std::nullopt;
    }
  }
  return weight;
}

// All countries of the parties; two of three or more where the accord is named, two of more than three in any
// case.
bool Matcher::ReportNames(const KnownAccord& accord, bool strict) const {
  const auto named =
      static_cast<size_t>(std::count_if(accord.countries.begin(), accord.countries.end(),
                                        [&](std::string_view c) { return Has(countries_, c); }));
  const size_t all = accord.countries.size();
  return named >= (strict || all < 3 ? (all > 3 ? 2 : all) : 2);
}

// "the Oslo accords": a name that holds a proper noun which is no date.
bool Matcher::IsProperName(const Mention& mention) const {
  for (WordId word = mention.begin; word < mention.end; ++word) {
    const Word& w = r_.at(word);
    if (w.upos != Upos::PROPN || word == mention.head || r_.words.Noun(LowerCase(w.lemma))) continue;
    const bool date = std::any_of(r_.doc.timexes.begin(), r_.doc.timexes.end(),
                                  [&](const Timex& t) { return t.begin <= word && word < t.end; });
    if (!date) return true;
  }
  return false;
}

// Could the noun mean an accord of that kind or name?
bool Matcher::IsKin(const Mention& mention, const KnownAccord& accord) const {
  if (mention.noun.general || mention.kind == accord.kind) return true;
  const std::vector<std::string> tokens = NameTokens(accord.name);
  return std::any_of(tokens.begin(), tokens.end(), [&](const std::string& token) {
    const AccordNoun* noun = r_.words.Noun(token);
    return noun && noun->family == mention.noun.family;
  });
}

std::optional<KnownMatch> Matcher::Weigh(const Mention& mention, uint32_t known, const NameHit* hit,
                                         const Citation* citation) const {
  const KnownAccord& accord = r_.registry.at(known);
  if (published_ && accord.days && accord.days->first > published_->last) return std::nullopt;
  // News of an accord being made is of one made now.
  if (published_ && accord.days && mention.created && mention.indefinite && mention.date.empty() &&
      accord.days->last < published_->first - kNewsDays)
    return std::nullopt;
  const bool kin = IsKin(mention, accord);
  const std::optional<int> date = WeighDate(mention, accord, hit || (mention.listed && kin));
  const std::optional<int> place = WeighPlace(mention, accord);
  const std::optional<int> parties = WeighParties(mention, accord);
  if (!date || !place || !parties) return std::nullopt;
  const bool own_name = hit && mention.hits.size() == 1 && mention.hit_tokens > 1 && IsProperName(mention);
  if (!own_name && (!ReportNames(accord, !hit) || (accord.countries.empty() && !hit))) return std::nullopt;
  if (!hit) {
    // The month does where a provision of that number and subject is cited.
    const Provision* cited = citation ? accord.Find(citation->number) : nullptr;
    const bool by_month = *date >= kMonth && cited && NamesSubject(*cited, citation->sentence);
    const bool dated =
        (*date >= kDay - 1 || by_month || (mention.listed && *date > 0)) && (kin || *place > 0);
    const bool placed = *place > 0 && !mention.indefinite && (kin || mention.noun.family == "statement");
    if (!dated && !placed) return std::nullopt;
  }
  KnownMatch match{known, *date + *place + *parties, UINT32_MAX};
  if (hit) {
    match.rank = hit->rank;
    match.score += kNamed;
  }
  if (citation) {
    const Provision* provision = accord.Find(citation->number);
    const bool numbered = std::any_of(accord.provisions.begin(), accord.provisions.end(),
                                      [](const Provision& p) { return !p.number.empty(); });
    match.score += provision  ? kNumber + (NamesSubject(*provision, citation->sentence) ? kSubject : 0)
                   : numbered ? -kNumber
                              : -1;
  }
  return match;
}

std::vector<KnownMatch> Matcher::Candidates(const Mention& mention, const Citation* citation) const {
  std::vector<KnownMatch> out;
  if (mention.proposed) return out;
  const bool anchored =
      (mention.days && !mention.effect_date) || !mention.place.empty() || mention.effect_date;
  for (uint32_t known = 0; known < r_.registry.size(); ++known) {
    const auto hit = std::find_if(mention.hits.begin(), mention.hits.end(),
                                  [&](const NameHit& h) { return h.accord == known; });
    if (hit == mention.hits.end() && !anchored) continue;
    if (const std::optional<KnownMatch> match =
            Weigh(mention, known, hit == mention.hits.end() ? nullptr : &*hit, citation))
      out.push_back(*match);
  }
  // Of equals the one better known by that name, then the later one.
  std::stable_sort(out.begin(), out.end(), [&](const KnownMatch& a, const KnownMatch& b) {
    if (a.score != b.score) return a.score > b.score;
    if (a.rank != b.rank) return a.rank < b.rank;
    return r_.registry.at(a.known).date > r_.registry.at(b.known).date;
  });
  return out;
}

}  // namespace casus
