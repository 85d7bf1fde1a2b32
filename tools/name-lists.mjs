// Writes the names that the syntax trainer knows words from (given names, surnames, towns, organisations …).
//
// In:  lexicon/actors and lexicon/places, the gazetteer's cities.tsv (tools/gazetteer.mjs), npm `@cspell/dict-people-names` (MIT).
// Out: a TSV without header, `kind name` a line, sorted, each once. Kinds: given, surname, person (a whole name), person-word (a word of
//      somebody's name), country, people (adjectives and demonyms), city (50,000 inhabitants and more), town, place, organization.
//
// Does not: decide what a word is in a sentence; the network learns that, with these lists as one of its signals.
//
// Usage: node tools/name-lists.mjs LEXICON GAZETTEER OUT.tsv

import { readFileSync, realpathSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { argv, exit, stderr } from 'node:process';
import { fileURLToPath } from 'node:url';

import { stripMarks } from './gazetteer.mjs';

const kCityPopulation = 50000;

// The rows of a TSV table as objects by column; comment lines left out.
export function readTable(text) {
  const lines = text.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  const header = lines[0].split('\t');
  return lines.slice(1).map((line) => Object.fromEntries(line.split('\t').map((cell, i) => [header[i], cell])));
}

const list = (cell) => (cell ?? '').split('|').filter(Boolean);

// Everything that the tables name, as [kind, name].
export function namesOf({ persons, organizations, organs, countries, places, cities, words }) {
  const out = [];
  const add = (kind, names) => {
    for (const name of names) out.push([kind, name]);
  };
  for (const row of persons) {
    const names = [row.name, ...list(row.aliases)];
    add('person', names);
    const whole = row.name.split(' ');
    if (whole.length > 1) add('surname', [whole.at(-1)]);
    if (whole.length > 1) add('given', [whole[0]]);
  }
  for (const row of [...organizations, ...organs]) {
    add(row.kind === 'people' ? 'people' : 'organization', [row.name, ...list(row.aliases)]);
  }
  for (const row of countries) {
    add('country', [row.name, ...list(row.aliases)]);
    add('people', [...list(row.adjectives), ...list(row.people)]);
    add('city', [row.capital, ...list(row.capital_aliases)].filter(Boolean));
  }
  for (const row of places) add('place', [row.name, ...list(row.aliases)]);
  for (const row of cities) add(Number(row.population) >= kCityPopulation ? 'city' : 'town', [row.name]);
  add('person-word', words);
  return out;
}

// Lines of the file: names with their plain spellings, sorted by bytes, each once.
export function toLines(names) {
  const lines = new Set();
  for (const [kind, name] of names) {
    for (const form of new Set([name, stripMarks(name)])) {
      if (/^\p{Lu}/u.test(form) && form.length > 1) lines.add(`${kind}\t${form}`);
    }
  }
  return [...lines].sort((a, b) => (a < b ? -1 : 1));
}

function main([lexicon, gazetteer, out, ...rest]) {
  if (!out || rest.length > 0) throw new Error('usage: node tools/name-lists.mjs LEXICON GAZETTEER OUT.tsv');
  const table = (...path) => readTable(readFileSync(join(...path), 'utf8'));
  const people = fileURLToPath(new URL('../node_modules/@cspell/dict-people-names/dict/people-names.txt', import.meta.url));
  const lines = toLines(namesOf({
    persons: table(lexicon, 'actors', 'persons.tsv'),
    organizations: table(lexicon, 'actors', 'organizations.tsv'),
    organs: table(lexicon, 'actors', 'organs_named.tsv'),
    countries: table(lexicon, 'actors', 'countries.tsv'),
    places: table(lexicon, 'places', 'places.tsv'),
    cities: table(gazetteer, 'places', 'cities.tsv'),
    words: readFileSync(people, 'utf8').split(/\r?\n/),
  }));
  writeFileSync(out, lines.join('\n') + '\n');
  stderr.write(`name-lists: ${out}: ${lines.length} names\n`);
}

if (argv[1] && realpathSync(argv[1]) === fileURLToPath(import.meta.url)) {
  try {
    main(argv.slice(2));
  } catch (error) {
    stderr.write(`name-lists: ${error.message}\n`);
    exit(1);
  }
}
