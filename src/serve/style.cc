// The page's style sheet: one column of sections on paper-like ground, light and dark by the reader's setting, and a
// print form. Colours of the four classes differ in lightness as well as in hue, so that they stay apart in grey
// and for the colour-blind. System fonts only: nothing is loaded.
#include "serve/sections.h"

namespace casus {

const char kStyle[] = R"css(
:root {
  --paper: #fbfaf7; --card: #ffffff; --ink: #1c2430; --soft: #57606d; --faint: #79818c; --line: #e3dfd6; --rule: #c9c4b8;
  --link: #1f5a8a; --mark: #f7e6a6; --mark-toll: #f3d3c6; --target: #ffd84d; --sea: #e6edf1; --land: #f6f3ea; --border: #c3bcab;
  --q1: #9cc3dc; --q2: #2c6a98; --q3: #e9b58b; --q4: #b2452a; --even: #7d7468;
  --serif: "Iowan Old Style", "Palatino Linotype", Palatino, "Book Antiqua", Georgia, serif;
  --sans: system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", "DejaVu Sans", Arial, sans-serif;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #14181e; --card: #1a1f27; --ink: #e4e2dc; --soft: #a7aeb8; --faint: #868e99; --line: #2a303a; --rule: #414956;
    --link: #8fc0e6; --mark: #55491b; --mark-toll: #5b3327; --target: #8a6f00; --sea: #182129; --land: #262c33; --border: #4a525d;
    --q1: #4d7f9f; --q2: #8cc4ea; --q3: #96633c; --q4: #ee8a68; --even: #a39b8d;
  }
}
* { box-sizing: border-box; }
html { scroll-behavior: smooth; scroll-padding-top: 4rem; -webkit-text-size-adjust: 100%; }
@media (prefers-reduced-motion: reduce) { html { scroll-behavior: auto; } }
body { margin: 0; background: var(--paper); color: var(--ink); font: 15px/1.55 var(--sans); }
header.top, main, footer { max-width: 1280px; margin: 0 auto; padding: 0 40px; }
a { color: var(--link); text-decoration: none; }
a:hover { text-decoration: underline; }
:focus-visible { outline: 2px solid var(--link); outline-offset: 2px; border-radius: 2px; }
.skip { position: absolute; left: -9999px; }
.skip:focus { left: 8px; top: 8px; background: var(--card); padding: 6px 12px; z-index: 3; }
h1, h2, h3 { font-family: var(--serif); font-weight: 600; line-height: 1.2; text-wrap: balance; }
h1 { font-size: 2.7rem; margin: 0 0 .5rem; letter-spacing: -.01em; }
h2 { font-size: 1.65rem; margin: 0 0 .5rem; }
h3 { font-size: 1.12rem; margin: 1.6rem 0 .5rem; }
header.top { padding-top: 56px; padding-bottom: 28px; }
.kicker { margin: 0 0 .6rem; font-size: .75rem; letter-spacing: .16em; text-transform: uppercase; color: var(--soft); }
.lead { margin: 0 0 1.8rem; font: 1.15rem/1.5 var(--serif); color: var(--soft); }
.figures { list-style: none; display: flex; flex-wrap: wrap; margin: 0 0 1.8rem; padding: 0; border-top: 1px solid var(--rule); border-bottom: 1px solid var(--line); }
.figures li { flex: 1 1 110px; padding: 14px 12px 12px 0; }
.figures a { color: inherit; display: block; }
.figures b { display: block; font: 600 1.85rem/1.1 var(--serif); font-variant-numeric: lining-nums; }
.figures span { color: var(--soft); font-size: .85rem; }
.about { display: grid; grid-template-columns: minmax(0, 5fr) minmax(0, 3fr); gap: 48px; font-size: .87rem; color: var(--soft); }
.about h2 { font: 600 .78rem/1.4 var(--sans); letter-spacing: .06em; text-transform: uppercase; color: var(--ink); }
.guide ul { margin: 0; padding-left: 1.1em; }
.guide li { margin-bottom: .35em; }
.engine { display: grid; grid-template-columns: auto minmax(0, 1fr); gap: 4px 16px; margin: 0; align-content: start; }
.engine dd { margin: 0; }
code { font: .86em/1.4 ui-monospace, "SF Mono", Menlo, Consolas, "DejaVu Sans Mono", monospace; overflow-wrap: anywhere; }
nav { position: sticky; top: 0; z-index: 2; background: var(--paper); border-top: 1px solid var(--line); border-bottom: 1px solid var(--line); }
nav ul { max-width: 1280px; margin: 0 auto; padding: 0 40px; list-style: none; display: flex; gap: 26px; overflow-x: auto; }
nav a { display: block; padding: 11px 0; font-size: .88rem; color: var(--soft); white-space: nowrap; }
nav a:hover { color: var(--ink); }
section { padding: 44px 0 12px; }
section + section { border-top: 1px solid var(--line); margin-top: 32px; }
.intro { margin: 0 0 1.2rem; color: var(--soft); max-width: 74ch; }
.note, figcaption { margin: .8rem 0; font-size: .82rem; color: var(--soft); max-width: 92ch; }
.faint { color: var(--faint); }
figure { margin: 0; }
svg { display: block; width: 100%; height: auto; }
svg text { font: 12px var(--sans); fill: var(--soft); }
.key { list-style: none; display: flex; flex-wrap: wrap; gap: 4px 22px; margin: 0 0 10px; padding: 0; font-size: .82rem; color: var(--soft); }
.swatch { display: inline-block; width: .72em; height: .72em; margin-right: .5em; border-radius: 2px; background: var(--faint); }
.swatch.q1 { background: var(--q1); } .swatch.q2, .swatch.cooperation { background: var(--q2); }
.swatch.q3 { background: var(--q3); } .swatch.q4, .swatch.conflict { background: var(--q4); } .swatch.even { background: var(--even); }
rect.q1 { fill: var(--q1); } rect.q2 { fill: var(--q2); } rect.q3 { fill: var(--q3); } rect.q4 { fill: var(--q4); }
.chart a:hover rect { opacity: .75; }
.chart line, .range line { vector-effect: non-scaling-stroke; }
line.grid { stroke: var(--line); } line.zero { stroke: var(--ink); stroke-width: 1; } line.tick { stroke: var(--rule); }
details { margin: .8rem 0; font-size: .87rem; }
summary { cursor: pointer; color: var(--link); width: max-content; }
.map { border-radius: 6px; }
.map .sea { fill: var(--sea); } .map .land { fill: var(--land); stroke: var(--border); stroke-width: 1; stroke-linejoin: round; }
.map .area { opacity: .26; pointer-events: none; }
.map pattern line { stroke-width: 2.4; }
.conflict circle { fill: var(--q4); } .cooperation circle { fill: var(--q2); } .even circle { fill: var(--even); }
pattern .conflict { stroke: var(--q4); } pattern .cooperation { stroke: var(--q2); } pattern .even { stroke: var(--even); }
.disc circle { fill-opacity: .82; stroke: var(--card); stroke-width: 1.2; }
.disc.area.conflict circle { fill: url(#hatch-conflict); stroke: var(--q4); }
.disc.area.cooperation circle { fill: url(#hatch-cooperation); stroke: var(--q2); }
.disc.area.even circle { fill: url(#hatch-even); stroke: var(--even); }
.disc.area circle { fill-opacity: .8; stroke-dasharray: 3 3; }
.disc:hover circle, .disc:focus circle { stroke: var(--ink); stroke-width: 2; }
.disc.off { opacity: .18; }
.names { pointer-events: none; }
.names text { paint-order: stroke; stroke: var(--land); stroke-width: 3px; stroke-linejoin: round; }
.names .point-name { fill: var(--ink); } .names .area-name { fill: var(--soft); font-style: italic; }
.names .country-name { fill: var(--faint); font-size: 11px; letter-spacing: .12em; text-transform: uppercase; }
.places { columns: 3 260px; column-gap: 36px; margin: 0; padding: 0; list-style: none; font-size: .88rem; }
.places li { break-inside: avoid; padding: 3px 6px 3px 0; border-bottom: 1px solid var(--line); }
.places b { font-weight: 600; font-variant-numeric: tabular-nums; }
.places .faint { font-size: .82rem; }
.wide { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; font-size: .85rem; line-height: 1.42; }
table.narrow { width: auto; margin-top: .6rem; }
th, td { text-align: left; vertical-align: top; padding: 7px 14px 7px 0; border-bottom: 1px solid var(--line); unicode-bidi: isolate; }
thead th { font-size: .74rem; font-weight: 600; color: var(--soft); border-bottom: 1px solid var(--rule); white-space: nowrap; }
tbody th { font-weight: 500; }
.number { text-align: right; font-variant-numeric: tabular-nums; }
tr.month th { font: 600 1rem/1.3 var(--serif); padding-top: 22px; border-bottom-color: var(--rule); }
.timeline { min-width: 940px; }
td.date { white-space: nowrap; font-variant-numeric: tabular-nums; }
time.published { color: var(--faint); font-style: italic; }
abbr { margin-left: .35em; font-size: .72rem; color: var(--faint); text-decoration: none; cursor: help; }
td.what { min-width: 118px; } .type { font-size: .74rem; font-weight: 600; letter-spacing: .04em; } .mode { color: var(--soft); }
.pill { display: inline-block; padding: 0 .5em; border: 1px solid var(--rule); border-radius: 9px; font-size: .72rem; font-weight: 500; color: var(--soft); white-space: nowrap; }
.pill.breach { border-color: var(--q4); color: var(--q4); } .pill.kept { border-color: var(--q2); color: var(--q2); }
td.who { min-width: 170px; } .through { display: block; font-size: .8rem; color: var(--soft); }
td.word, td.accord, td.where { min-width: 84px; }
.provision { white-space: nowrap; color: var(--soft); }
td.words { min-width: 300px; max-width: 480px; color: var(--soft); font-family: var(--serif); font-size: .9rem; }
mark { background: var(--mark); color: var(--ink); border-radius: 2px; padding: 0 .12em; -webkit-box-decoration-break: clone; box-decoration-break: clone; }
mark.toll, .tolls mark { background: var(--mark-toll); }
.claimed { text-decoration: underline; text-decoration-color: var(--rule); text-decoration-thickness: 2px; text-underline-offset: 3px; }
.source { font: 600 .74rem/1 var(--sans); white-space: nowrap; padding: 1px 5px; border: 1px solid var(--line); border-radius: 3px; }
a.source { border-color: currentColor; }
form { display: flex; flex-wrap: wrap; align-items: center; gap: 8px 18px; margin: 0 0 14px; padding: 10px 14px; background: var(--card); border: 1px solid var(--line); border-radius: 6px; font-size: .85rem; }
form[hidden], tr[hidden], tbody[hidden] { display: none; }
input, select, button { font: inherit; color: inherit; background: var(--paper); border: 1px solid var(--rule); border-radius: 4px; padding: 3px 8px; }
button { cursor: pointer; } output { color: var(--soft); margin-left: auto; }
.card { background: var(--card); border: 1px solid var(--line); border-radius: 6px; padding: 20px 24px 16px; margin: 0 0 18px; }
.card h3 { margin: 0 0 .6rem; font-size: 1.22rem; }
.facts { display: flex; flex-wrap: wrap; gap: 8px 34px; margin: 0 0 8px; font-size: .87rem; }
.facts dt { font-size: .74rem; color: var(--soft); } .facts dd { margin: 0; }
.grid { width: auto; min-width: 50%; margin: 6px 0 4px; } .grid td { min-width: 150px; }
.claim { display: inline-block; margin: 0 0 3px; padding: 1px 8px; border-radius: 4px; border: 1px solid var(--rule); color: var(--ink); font-size: .8rem; }
.claim.breach { border-left: 4px solid var(--q4); } .claim.kept { border-left: 4px solid var(--q2); } .claim.denied { border-style: dashed; }
.claims { list-style: none; margin: 12px 0 0; padding: 0; }
.claims li { padding: 8px 0; border-top: 1px solid var(--line); }
.said { margin: 0; font-size: .85rem; } .said .pill { margin: 0 .3em; }
blockquote { margin: 3px 0 0; padding-left: 14px; border-left: 2px solid var(--rule); font: .95rem/1.5 var(--serif); color: var(--soft); max-width: 84ch; }
.range { width: 150px; height: 18px; } .range .span { stroke: var(--ink); stroke-width: 2.5; } .range .open { stroke-dasharray: 3 3; stroke-width: 1.5; stroke: var(--soft); }
.dot { fill: var(--ink); stroke: var(--ink); stroke-width: 1.5; } .dot.hollow { fill: var(--paper); }
.bounds { white-space: nowrap; font-variant-numeric: tabular-nums; font-weight: 600; } .kind { white-space: nowrap; }
.actors th { font-weight: 600; } .bar { position: relative; min-width: 120px; } .bar span { position: relative; }
.bar i { position: absolute; right: 14px; top: 6px; height: 1.3em; background: var(--q1); opacity: .4; border-radius: 2px; max-width: calc(100% - 14px); }
.report { max-width: 74ch; margin: 0 0 44px; }
.report h3 { font-size: 1.3rem; margin: 0 0 .25rem; } .report h3 .source { vertical-align: .25em; font-size: .72rem; color: var(--soft); }
.byline { margin: 0 0 .8rem; font-size: .82rem; color: var(--soft); }
.text { font: 1.03rem/1.68 var(--serif); white-space: pre-line; overflow-wrap: anywhere; unicode-bidi: isolate; }
.back { font: .64rem/1 var(--sans); vertical-align: super; margin-left: .15em; color: var(--faint); }
:target mark, mark:target { background: var(--target); }
tr:target td, .claims li:target, .places li:target { background: var(--mark); }
footer { padding-top: 28px; padding-bottom: 56px; font-size: .82rem; color: var(--soft); }
@media (max-width: 720px) {
  header.top, main, footer, nav ul { padding-left: 18px; padding-right: 18px; }
  .about { grid-template-columns: 1fr; gap: 20px; } h1 { font-size: 2rem; } .card { padding: 14px; }
}
@media print {
  :root { --paper: #fff; --card: #fff; --ink: #000; --soft: #333; --faint: #555; --line: #ccc; --rule: #888; --link: #000; --mark: #eee; --mark-toll: #ddd; }
  body { font-size: 9.5pt; } header.top, main, footer { max-width: none; padding: 0; }
  nav, form, .skip, .back, details { display: none; } section { padding: 14pt 0 0; }
  .timeline { min-width: 0; } td.words { min-width: 0; } .wide { overflow: visible; }
  tr, .card li, figure { break-inside: avoid; } h2, h3, tr.month { break-after: avoid; } thead { display: table-header-group; }
  mark { text-decoration: underline; } svg, .swatch, mark { -webkit-print-color-adjust: exact; print-color-adjust: exact; }
}
)css";

// Filters the timeline's rows by words, class, factuality and place; the state stands in the page's address. All
// of it is an addition: without it every row is there.
const char kScript[] = R"js(
'use strict';
(() => {
  const form = document.getElementById('filter'), table = document.getElementById('events');
  if (!form || !table) return;
  const byId = (id) => document.getElementById('filter-' + id);
  const text = byId('text'), quad = byId('quad'), actual = byId('actual'), count = byId('count');
  const rows = [...table.querySelectorAll('tr[data-quad]')];
  const words = rows.map((row) => row.textContent.toLowerCase());
  const discs = [...document.querySelectorAll('.disc')];
  let place = '';

  function nameOf(number) {
    const entry = document.querySelector('#place-' + number + ' a');
    return entry ? entry.textContent : '';
  }

  function keep() {
    const state = new URLSearchParams();
    if (text.value) state.set('q', text.value);
    if (quad.value) state.set('show', quad.value);
    if (actual.checked) state.set('actual', '1');
    if (place) state.set('place', place);
    const query = state.toString();
    try { history.replaceState(null, '', (query ? '?' + query : location.pathname) + location.hash); } catch { /* the address stays */ }
  }

  function apply() {
    const wanted = text.value.toLowerCase().split(/\s+/).filter(Boolean), quads = quad.value.split(' ');
    const seen = new Set();
    let shown = 0;
    rows.forEach((row, i) => {
      const data = row.dataset;
      const fits = wanted.every((word) => words[i].includes(word)) && (!quad.value || quads.includes(data.quad)) &&
          (!actual.checked || data.fact === 'actual');
      row.hidden = !(fits && (!place || data.place === place));
      if (!row.hidden) shown++;
      if (fits) seen.add(data.place);
    });
    for (const body of table.tBodies) body.hidden = !body.querySelector('tr[data-quad]:not([hidden])');
    for (const disc of discs) disc.classList.toggle('off', !seen.has(disc.dataset.place) || (place !== '' && disc.dataset.place !== place));
    count.textContent = shown + ' of ' + rows.length + ' events' + (place ? ' at ' + nameOf(place) : '');
    keep();
  }

  form.addEventListener('input', apply);
  form.addEventListener('submit', (event) => event.preventDefault());
  form.addEventListener('reset', () => { place = ''; setTimeout(apply); });
  for (const link of document.querySelectorAll('a[data-place]')) {
    link.addEventListener('click', (event) => {
      event.preventDefault();
      place = link.dataset.place === place ? '' : link.dataset.place;
      apply();
      if (place) document.getElementById('timeline').scrollIntoView();
    });
  }
  // A link to a row that the filter hides brings all rows back.
  addEventListener('hashchange', () => {
    const row = document.getElementById(location.hash.slice(1));
    if (row && row.closest('[hidden]')) { form.reset(); setTimeout(() => row.scrollIntoView(), 10); }
  });

  const state = new URLSearchParams(location.search);
  text.value = state.get('q') ?? '';
  quad.value = state.get('show') ?? '';
  actual.checked = state.get('actual') === '1';
  if (/^\d+$/.test(state.get('place') ?? '')) place = state.get('place');
  form.hidden = false;
  apply();
})();
)js";

}  // namespace casus
