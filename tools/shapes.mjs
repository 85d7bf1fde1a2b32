// Writes the outlines of countries that the dossier's map is drawn from.
//
// In:  npm `world-atlas`, countries-50m.json (TopoJSON of Natural Earth 1:50m, public domain), Debian
//      `iso-codes` (ISO 3166-1 numbers to alpha-3 codes) and lexicon/actors/countries.tsv (names as news
//      writes them).
// Out: OUT, a table `code name rings`, sorted by name. Rings are parted by |; a ring is "x,y dx,dy dx,dy …",
//      thousandths of a degree east and north: its first point, then each point's step from the one before.
//      The last point is not the first again. Outer rings and holes stand side by side (even-odd rule).
//
// Method: the arcs of the topology are summed up and scaled as the TopoJSON specification says, joined to
// rings without the points that two arcs share, and rounded; points that rounding makes equal are dropped.
//
// Does not: simplify, cut at the date line, or take a position on borders: the outlines are Natural Earth's,
// which draws who holds the ground. Areas that have no ISO 3166-1 code keep an empty one.
//
// Usage: node tools/shapes.mjs OUT

import { mkdirSync, readFileSync, realpathSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { argv, exit, stderr } from 'node:process';
import { fileURLToPath } from 'node:url';

const kIsoFile = '/usr/share/iso-codes/json/iso_3166-1.json';
const kUnits = 1000;  // steps in a degree

// Codes in use that ISO 3166-1 has not given out.
const kUserCodes = new Map([['Kosovo', 'XKX']]);

// The arcs in degrees: TopoJSON keeps each point as the step from the one before, on an integer grid.
export function decodeArcs({ arcs, transform }) {
  const [scaleX, scaleY] = transform.scale;
  const [moveX, moveY] = transform.translate;
  return arcs.map((arc) => {
    let x = 0, y = 0;
    return arc.map(([dx, dy]) => [(x += dx) * scaleX + moveX, (y += dy) * scaleY + moveY]);
  });
}

// One ring from the numbers of its arcs; ~n is arc n backwards. Neighbouring arcs share an end point.
export function joinRing(numbers, arcs) {
  const ring = [];
  for (const number of numbers) {
    const arc = number < 0 ? [...arcs[~number]].reverse() : arcs[number];
    ring.push(...(ring.length ? arc.slice(1) : arc));
  }
  return ring;
}

// A ring as text; empty when fewer than three different points are left.
export function ringText(ring) {
  const points = [];
  for (const [lon, lat] of ring) {
    const x = Math.round(lon * kUnits), y = Math.round(lat * kUnits);
    const last = points.at(-1);
    if (!last || last[0] !== x || last[1] !== y) points.push([x, y]);
  }
  const first = points[0], last = points.at(-1);
  if (points.length > 1 && first[0] === last[0] && first[1] === last[1]) points.pop();
  if (points.length < 3) return '';
  return points.map(([x, y], i) => (i ? `${x - points[i - 1][0]},${y - points[i - 1][1]}` : `${x},${y}`)).join(' ');
}

// `codes`: ISO numbers ("031") to alpha-3; `names`: alpha-3 to the name to print.
export function shapeRows(topology, codes, names) {
  const arcs = decodeArcs(topology);
  const rows = [];
  for (const shape of topology.objects.countries.geometries) {
    const polygons = shape.type === 'Polygon' ? [shape.arcs] : shape.type === 'MultiPolygon' ? shape.arcs : [];
    const rings = polygons.flat().map((numbers) => ringText(joinRing(numbers, arcs))).filter(Boolean);
    if (rings.length === 0) continue;
    const name = shape.properties.name;
    const code = codes.get(shape.id) ?? kUserCodes.get(name) ?? '';
    rows.push([code, names.get(code) ?? name, rings.join('|')]);
  }
  const key = ([code, name]) => `${name}\t${code}`;
  return rows.sort((a, b) => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0));
}

// The columns iso3 and name of lexicon/actors/countries.tsv.
export function readNames(tsv) {
  const [header, ...lines] = tsv.split('\n').filter((line) => line && !line.startsWith('#'));
  const columns = header.split('\t');
  const code = columns.indexOf('iso3'), name = columns.indexOf('name');
  if (code < 0 || name < 0) throw new Error('countries.tsv: no column iso3 or name');
  return new Map(lines.map((line) => line.split('\t')).map((fields) => [fields[code], fields[name]]));
}

function main([out]) {
  if (!out) throw new Error('usage: node tools/shapes.mjs OUT');
  const root = join(dirname(fileURLToPath(import.meta.url)), '..');
  const require = createRequire(join(root, 'package.json'));
  const topology = JSON.parse(readFileSync(require.resolve('world-atlas/countries-50m.json'), 'utf8'));
  const iso = JSON.parse(readFileSync(kIsoFile, 'utf8'))['3166-1'];
  const codes = new Map(iso.map((country) => [country.numeric, country.alpha_3]));
  const names = readNames(readFileSync(join(root, 'lexicon/actors/countries.tsv'), 'utf8'));
  const rows = shapeRows(topology, codes, names);
  mkdirSync(dirname(out), { recursive: true });
  writeFileSync(out, ['code\tname\trings', ...rows.map((row) => row.join('\t'))].join('\n') + '\n');
}

if (argv[1] && realpathSync(argv[1]) === fileURLToPath(import.meta.url)) {
  try {
    main(argv.slice(2));
  } catch (error) {
    stderr.write(`shapes: ${error.message}\n`);
    exit(1);
  }
}
