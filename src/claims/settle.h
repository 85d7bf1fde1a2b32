// What the speeches of a document have to do with its quotations and with one another, once all cues have
// been looked at.
#pragma once

#include <span>
#include <vector>

#include "document/document.h"
#include "events/word_class.h"

namespace casus {

// The first word that does not begin before `offset`; the number of words when there is none.
WordId WordAt(const Document& doc, uint32_t offset);

// By word: inside the words of somebody named, whose cue does not stand in the same quotation. `quoted_in`:
// QuoteOfWords.
std::vector<bool> ToldWords(const Document& doc, std::span<const uint32_t> quoted_in);

// A quotation that lies partly in a speech belongs to it as a whole; one that nobody is said to say, right
// behind one in its paragraph or opening the next, goes on with its speaker.
void ExtendQuotes(std::span<const Span> quotes, std::span<const uint32_t> quoted_in, Document* doc);

// Drops what is part of somebody else's words: of the speeches inside another's content, and of those inside
// a quotation, only those remain that give events their claimant and name another holder. Sorts the rest by
// cue. `own_words`: by which a speaker names himself ("I").
void DropInner(const WordClass& own_words, std::span<const uint32_t> quoted_in, Document* doc);

// By word: the innermost speech that vouches for it (the one with the least content), none for the speech's
// own cue; UINT32_MAX when it is the report's own.
std::vector<uint32_t> InnermostSpeech(const Document& doc);

}  // namespace casus
