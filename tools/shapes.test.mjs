// Tests of shapes.mjs on a small invented topology: two square countries that share a border, one with a hole.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { decodeArcs, joinRing, readNames, ringText, shapeRows } from './shapes.mjs';

// A grid of half degrees that begins at 10 E, 50 N.
const topology = {
  transform: { scale: [0.5, 0.5], translate: [10, 50] },
  arcs: [
    [[2, 0], [0, 4]],                              // the shared border, northwards
    [[2, 4], [-2, 0], [0, -4], [2, 0]],            // the rest of the western country
    [[2, 4], [2, 0], [0, -4], [-2, 0]],            // the rest of the eastern one
    [[3, 1], [0, 1], [0.5, 0], [-0.5, -1]],        // a hole in the eastern one
  ],
  objects: {
    countries: {
      geometries: [
        { type: 'Polygon', id: '900', properties: { name: 'Westland' }, arcs: [[0, 1]] },
        { type: 'MultiPolygon', id: '901', properties: { name: 'E. Land' }, arcs: [[[2, 0], [3]]] },
        { type: 'Polygon', properties: { name: 'Kosovo' }, arcs: [[3]] },
        { type: null, properties: { name: 'Nowhere' } },
      ],
    },
  },
};

test('arcs are summed up and scaled', () => {
  assert.deepEqual(decodeArcs(topology)[0], [[11, 50], [11, 52]]);
  assert.deepEqual(decodeArcs(topology)[1], [[11, 52], [10, 52], [10, 50], [11, 50]]);
});

test('rings join arcs without the shared points, backwards where asked', () => {
  const arcs = decodeArcs(topology);
  assert.deepEqual(joinRing([0, 1], arcs), [[11, 50], [11, 52], [10, 52], [10, 50], [11, 50]]);
  assert.deepEqual(joinRing([~0], arcs), [[11, 52], [11, 50]]);
});

test('a ring is its first point and the steps, not closed twice', () => {
  assert.equal(ringText([[11, 50], [11, 52], [10, 52], [11, 50]]), '11000,50000 0,2000 -1000,0');
  assert.equal(ringText([[1, 1], [1.0001, 1], [2, 1], [2, 2], [1, 1]]), '1000,1000 1000,0 0,1000');
  assert.equal(ringText([[1, 1], [1.0001, 1.0001], [1, 1]]), '');
});

test('rows have codes, printed names and all rings, sorted by name', () => {
  const codes = new Map([['900', 'WST'], ['901', 'EST']]);
  const names = new Map([['EST', 'Eastland']]);
  const rows = shapeRows(topology, codes, names);
  assert.deepEqual(rows.map(([code, name]) => [code, name]), [['EST', 'Eastland'], ['XKX', 'Kosovo'], ['WST', 'Westland']]);
  assert.equal(rows[0][2].split('|').length, 2);
  assert.equal(rows[2][2], '11000,50000 0,2000 -1000,0 0,-2000');
});

test('names come from the country table', () => {
  const names = readNames('iso3\tiso2\tname\n# a comment\nWST\tWS\tWestland\n');
  assert.deepEqual([...names], [['WST', 'Westland']]);
  assert.throws(() => readNames('code\tlabel\n'), /iso3/);
});
