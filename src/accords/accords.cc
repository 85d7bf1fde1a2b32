// See accords.h: the order of the steps, and the numbers that they end up with in the document.
#include "accords/accords.h"

#include "accords/about.h"
#include "accords/compliance.h"
#include "accords/entries.h"
#include "accords/event_links.h"
#include "accords/mention_finder.h"
#include "accords/provisions.h"

namespace casus {

struct Accords::Impl {
  const Knowledge& knowledge;
  Grammar grammar;
  AccordWords words;
  Registry registry;
};

Accords::Accords(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Accords::~Accords() = default;

Result<std::unique_ptr<Accords>> Accords::Build(const Knowledge& knowledge) {
  Result<AccordWords> words = AccordWords::Build(knowledge);
  if (!words) return words.error();
  Result<Registry> registry = Registry::Build(knowledge);
  if (!registry) return registry.error();
  auto impl = std::make_unique<Impl>(
      Impl{knowledge, ReadGrammar(knowledge), std::move(*words), std::move(*registry)});
  return std::unique_ptr<Accords>(new Accords(std::move(impl)));
}

void Accords::Annotate(Document* doc) const {
  const Tree tree(*doc);
  const Frames frames(*doc, tree, impl_->grammar);
  PartyFinder parties(doc, tree, impl_->grammar, impl_->knowledge);
  const Reading reading{*doc, tree, frames, impl_->grammar, parties, impl_->words, impl_->registry};

  std::vector<Mention> mentions = FindMentions(reading);
  std::vector<ProvisionMention> provisions = FindProvisions(reading, mentions);
  Entries entries(reading, &mentions, provisions);
  TieProvisions(reading, mentions, &entries, &provisions);
  for (const ProvisionMention& provision : provisions) {
    if (provision.entry != kNoId) entries.at(provision.entry).used = true;
  }
  const About about(reading, mentions, provisions, entries);
  const std::vector<FindingDraft> findings = FindCompliance(reading, about, &entries);
  const std::vector<Subject> subjects = LinkEvents(reading, about, mentions, findings, &entries);

  const std::vector<AccordId> numbers = entries.Write(doc);
  doc->compliance.clear();
  for (const FindingDraft& finding : findings) {
    Compliance out = finding.out;
    out.accord = numbers[finding.subject.entry];
    out.provision = doc->arena().Store(finding.subject.provision);
    doc->compliance.push_back(out);
  }
  for (size_t i = 0; i < doc->events.size(); ++i) {
    Event& event = doc->events[i];
    event.accord = subjects[i] ? numbers[subjects[i].entry] : kNoId;
    event.provision = subjects[i] ? doc->arena().Store(subjects[i].provision) : std::string_view();
  }
}

}  // namespace casus
