import assert from 'node:assert/strict';
import { test } from 'node:test';

import { namesOf, readTable, toLines } from './name-lists.mjs';

test('tables are read by column, comments left out', () => {
  assert.deepEqual(readTable('key\tname\n# note\nA\tOrlan\nB\tVesk\n'), [{ key: 'A', name: 'Orlan' }, { key: 'B', name: 'Vesk' }]);
});

test('each table gives names of its kinds', () => {
  const names = namesOf({
    persons: [{ name: 'Orlan Vesk', aliases: 'O. Vesk' }],
    organizations: [{ name: 'Vel Front', aliases: '', kind: 'armed_group' }, { name: 'Veldorians', aliases: '', kind: 'people' }],
    organs: [],
    countries: [{ name: 'Veldoria', aliases: '', adjectives: 'Veldorian', people: 'Veldorians', capital: 'Ardo', capital_aliases: '' }],
    places: [{ name: 'Long Sea', aliases: '' }],
    cities: [{ name: 'Big', population: '60000' }, { name: 'Small', population: '1200' }],
    words: ['Ilya'],
  });
  const has = (kind, name) => names.some(([k, n]) => k === kind && n === name);
  for (const [kind, name] of [['person', 'O. Vesk'], ['surname', 'Vesk'], ['given', 'Orlan'], ['organization', 'Vel Front'], ['people', 'Veldorians'],
    ['country', 'Veldoria'], ['city', 'Ardo'], ['place', 'Long Sea'], ['city', 'Big'], ['town', 'Small'], ['person-word', 'Ilya']]) {
    assert.ok(has(kind, name), `${kind} ${name}`);
  }
});

test('lines are sorted, each once, with plain spellings, capitals only', () => {
  assert.deepEqual(toLines([['city', 'Şuşa'], ['city', 'Şuşa'], ['town', 'ardo'], ['city', 'B'], ['city', 'Ardo']]),
    ['city\tArdo', 'city\tSusa', 'city\tŞuşa']);
});
