// Tests of the pure functions of gazetteer.mjs on a small invented world; needs neither npm packages nor iso-
// codes.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import {
  cityRows, clean, fold, joinAliases, readCountries, regionNameKeys, regionRows, readCentres, splitRegionName, stripMarks,
  withoutCity, withoutGenericWords,
} from './gazetteer.mjs';

const countries = readCountries({
  '3166-1': [
    { alpha_2: 'PH', alpha_3: 'PHL', name: 'Philippines' },
    { alpha_2: 'US', alpha_3: 'USA', name: 'United States' },
    { alpha_2: 'KW', alpha_3: 'KWT', name: 'Kuwait' },
    { alpha_2: 'IR', alpha_3: 'IRN', name: 'Iran, Islamic Republic of', common_name: 'Iran' },
  ],
});

const regions = [
  { code: 'US-WA', name: 'Washington', type: 'State' },
  { code: 'US-DC', name: 'District of Columbia', type: 'District' },
  { code: 'PH-TAR', name: 'Tarlac', type: 'Province' },
  { code: 'IR-02', name: 'Āz̄ārbāyjān-e Ghārbī', type: 'Province' },
  { code: 'IR-98', name: 'Kuwait Province', type: 'Province' },
  { code: 'IR-28', name: 'Qazvīn', type: 'Province' },
];

function city(cityId, name, country, featureCode, adminCode, population, lon, lat, altName = '') {
  const loc = { coordinates: [lon, lat] };
  return { cityId, name, altName, country, featureCode, adminCode, population, loc };
}

const cities = [
  city(30, 'Qazvin', 'IR', 'PPLA', '38', 333635, 50.0041, 36.26877),
  city(10, 'Tarlac City', 'PH', 'PPLA', '03', 183930, 120.58, 15.49),
  city(20, 'Washington', 'US', 'PPLC', 'DC', 601723, -77.03637, 38.89511),
  city(5, 'Iligan\tCity', 'PH', 'PPL', '10', 312323, 124.24, 8.228, 'Iligan|Iligan Proper'),
  city(7, 'Hamlet', 'US', 'PPL', 'WA', 999, -120, 47),
  city(8, 'Nowhere', 'ZZ', 'PPL', '00', 5000, 0, 0),
];

test('fold makes spellings of one name meet', () => {
  for (const [a, b] of [['Şuşa', 'susa'], ['Kəlbəcər', 'kalbacar'], ["Ta'izz", 'taizz'], ['Łódź', 'lodz'],
    ['Deir  ez-Zor', 'deir ez-zor'], ['Washington, D.C.', 'washington d c']]) {
    assert.equal(fold(a), b);
  }
});

test('stripMarks keeps case and scripts without marks', () => {
  assert.equal(stripMarks('Āz̄ārbāyjān'), 'Azarbayjan');
  assert.equal(stripMarks('Oslo'), 'Oslo');
  assert.equal(stripMarks('Львов'), 'Львов');
});

test('clean leaves nothing that breaks a TSV row', () => {
  assert.equal(clean(' a\tb|c\r\nd\u0000 '), 'a b c d');
  assert.equal(clean(undefined), '');
});

test('joinAliases drops empties, repeats and the name', () => {
  assert.equal(joinAliases('Goris', ['', 'Gorus', 'Goris', 'Gorus', 'Geryusy']), 'Gorus|Geryusy');
});

test('readCountries knows Kosovo and inverted names', () => {
  assert.equal(countries.iso3.get('XK'), 'XKX');
  assert.ok(countries.names.has('iran'));
});

test('withoutCity shortens only where nothing else has the name', () => {
  const taken = new Set(['kuwait']);
  assert.equal(withoutCity('Marawi City', 'PH', taken), 'Marawi');
  assert.equal(withoutCity('Kuwait City', 'KW', taken), undefined);
  assert.equal(withoutCity('Daly City', 'US', taken), undefined);
  assert.equal(withoutCity('Marawi', 'PH', taken), undefined);
});

test('withoutGenericWords leaves a telling name or none', () => {
  for (const [name, bare] of [['Guangdong Sheng', 'Guangdong'], ['Xinjiang Uygur Zizhiqu', 'Xinjiang Uygur'],
    ["Belgorodskaya oblast'", 'Belgorodskaya'], ['Northern Province', undefined], ['Texas', undefined],
    ['Republic', undefined]]) {
    assert.equal(withoutGenericWords(name), bare);
  }
});

test('splitRegionName reads brackets and inverted names', () => {
  for (const [raw, name, aliases] of [
    ['Lleida [Lérida]', 'Lleida', 'Lérida'],
    ['Cardiff [Caerdydd GB-CRD]', 'Cardiff', 'Caerdydd'],
    ['Guyane (française)', 'Guyane', ''],
    ['Durham, County', 'Durham', 'County Durham'],
    ['Armagh City, Banbridge and Craigavon', 'Armagh City, Banbridge and Craigavon', ''],
  ]) {
    const split = splitRegionName(raw);
    assert.equal(split.name, name);
    assert.equal(split.aliases, aliases);
  }
});

test('cityRows cleans, filters, sorts', () => {
  const rows = cityRows(cities, countries, regionNameKeys(regions));
  assert.deepEqual(rows.map((row) => row[0]), ['geonames', 5, 10, 20, 30]);
  assert.deepEqual(rows[1], [5, 'Iligan City', 'Iligan|Iligan Proper', 'PHL', '10', 312323, '8.22800',
    '124.24000', 'PPL']);
  assert.equal(rows[2][2], '', 'Tarlac alone is the province');
});

test('regionRows puts a region at its seat, or nowhere', () => {
  const rows = regionRows(regions, cities, countries);
  const byCode = new Map(rows.map((row) => [row[0], row]));
  assert.deepEqual(byCode.get('IR-28'),
    ['IR-28', 'Qazvīn', 'Qazvin', 'Province', 'IRN', '36.26877', '50.00410']);
  assert.deepEqual(byCode.get('PH-TAR').slice(5), ['15.49000', '120.58000']);
  assert.deepEqual(byCode.get('US-WA').slice(5), ['', ''], 'not at the federal capital');
  assert.deepEqual(byCode.get('IR-02').slice(5), ['', '']);
  assert.equal(byCode.get('IR-98')[2], '', 'not the name of another country');
  assert.deepEqual(rows.map((row) => row[0]).slice(1),
    ['IR-02', 'IR-28', 'IR-98', 'PH-TAR', 'US-DC', 'US-WA']);
});

test('regionRows takes a centre where there is no seat', () => {
  const centres = readCentres('code\tname\tlat\tlon\n# middles\nIR-02\tX\t37.5\t45\nPH-TAR\tTarlac\t1\t2\n');
  const byCode = new Map(regionRows(regions, cities, countries, centres).map((row) => [row[0], row]));
  assert.deepEqual(byCode.get('IR-02').slice(5), ['37.50000', '45.00000']);
  assert.deepEqual(byCode.get('PH-TAR').slice(5), ['15.49000', '120.58000'], 'the seat comes first');
  assert.throws(() => regionRows(regions, cities, countries, new Map([['XX-1', [1, 2]]])), /XX-1/);
  assert.throws(() => readCentres('code\tname\tlat\tlon\nIR-02\tX\tnorth\t45\n'), /IR-02/);
});
