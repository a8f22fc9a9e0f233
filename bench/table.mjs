// The table of the README's claims: each ratio beside its limit, ✗ where it is missed.

const ENGINE_LIMIT = 0.6;
const ENGINE_FROM_SPANS = 10_000;
const STREAM_LIMIT = 0.8;
const FIRST_BARS_LIMIT = 0.8;
const FIND_LIMIT_MS = 100;
const MEMORY_PER_BYTE = 1.3;
const MEMORY_PER_SPAN = 100;

const whole = (value) => (value === undefined ? '–' : Math.round(value).toLocaleString('en-GB'));
const megabytes = (bytes) => (bytes === undefined ? '–' : (bytes / 1e6).toFixed(1));

/** `a / b`, with ✗ when over the limit (where one holds). */
function ratio(a, b, limit) {
  if (a === undefined || b === undefined) return '–';
  const value = a / b;
  return value.toFixed(2) + (limit !== undefined && value > limit ? ' ✗' : '');
}

function withLimit(value, limit, text) {
  if (value === undefined) return '–';
  return text + (value > limit ? ' ✗' : '');
}

const difference = (a, b) => (a === undefined || b === undefined ? undefined : a - b);

function engineRow({ spans, bytes, floor, json, engine, streamed, fresh }) {
  const limit = spans >= ENGINE_FROM_SPANS ? ENGINE_LIMIT : undefined;
  return [
    whole(spans),
    megabytes(bytes),
    `${whole(json.first)} / ${whole(json.second)}`,
    `${whole(engine.first)} / ${whole(engine.second)}`,
    `${ratio(engine.first, json.first, limit)} / ${ratio(engine.second, json.second, limit)}`,
    whole(floor),
    `${whole(streamed)} / ${whole(fresh)}`,
    `${ratio(streamed, floor, spans >= ENGINE_FROM_SPANS ? STREAM_LIMIT : undefined)} / ${ratio(fresh, floor, spans >= ENGINE_FROM_SPANS ? STREAM_LIMIT : undefined)}`,
  ];
}

function appRow({ spans, bytes, floor, oneSpan, firstBars, handling, memory, emptyMemory, screenMemory }) {
  const frames = (part) => {
    const seen = handling?.[part];
    return seen === undefined
      ? '–'
      : withLimit(seen.over50, 0, `${seen.over50} (longest ${whole(seen.longest)})`);
  };
  const limit = spans >= ENGINE_FROM_SPANS ? FIRST_BARS_LIMIT : undefined;
  const allowed = MEMORY_PER_BYTE * bytes + MEMORY_PER_SPAN * spans;
  const held = difference(memory?.heapAndBuffers, emptyMemory?.heapAndBuffers);
  return [
    whole(spans),
    whole(oneSpan),
    whole(firstBars),
    ratio(difference(firstBars, oneSpan), floor, limit),
    handling === undefined ? '–' : handling.scrolling.framesPerSecond.toFixed(0),
    frames('scrolling'),
    frames('zooming'),
    frames('folding'),
    withLimit(handling?.findMs, FIND_LIMIT_MS, whole(handling?.findMs)),
    withLimit(held, allowed, megabytes(held)),
    megabytes(allowed),
    megabytes(difference(memory?.heapAndBuffers, screenMemory?.heapAndBuffers)),
    megabytes(difference(memory?.resident, emptyMemory?.resident)),
  ];
}

const ENGINE_HEADS = [
  'spans',
  'MB',
  'TextDecoder + JSON.parse, ms (1st / 2nd run)',
  'engine, ms (1st / 2nd run)',
  `ratio (≤ ${ENGINE_LIMIT})`,
  'floor: fetch + JSON.parse, ms',
  'request → columns, ms (rehearsed / fresh worker)',
  `ratio (≤ ${STREAM_LIMIT})`,
];

const APP_HEADS = [
  'spans',
  'first bars of 1 span, ms',
  'first bars, ms',
  `(difference) / floor (≤ ${FIRST_BARS_LIMIT})`,
  'scroll, frames/s',
  'scroll: frames > 50 ms',
  'zoom: frames > 50 ms',
  'fold: frames > 50 ms',
  `find, ms (≤ ${FIND_LIMIT_MS})`,
  'memory held, MB',
  'allowed, MB',
  'beyond that of a screenful, MB',
  'resident, MB',
];

const INTERACTION_HEADS = ['spans', 'what', 'key → paint, ms', 'longest frame, ms', 'frames > 50 ms'];

function interactionRows({ spans, interactions }) {
  if (interactions === undefined) return [];
  const row = (what, turn) =>
    turn === undefined
      ? [whole(spans), what, 'absent', '–', '–']
      : [
          whole(spans),
          what,
          whole(turn.paint),
          whole(turn.longest),
          withLimit(turn.over50, 0, `${turn.over50}`),
        ];
  const views = [...interactions.views].flatMap(([view, turns]) =>
    turns === undefined
      ? [row(`view ${view}`, undefined)]
      : [row(`view ${view}, first time`, turns.first), row(`view ${view}, again`, turns.again)],
  );
  const finds = [...interactions.finds].map(([text, turn]) =>
    row(`find ${text.replaceAll('|', '\\|')}`, turn),
  );
  const upsideDown = [...interactions.upsideDown].map(([view, turn]) => row(`${view} upside down`, turn));
  return [row('open detail', interactions.detail), ...views, ...upsideDown, ...finds];
}

/** The tables as Markdown. */
export function tables(results, withApp) {
  const engine = ['The engine in the browser:', '', ...markdown(ENGINE_HEADS, results.map(engineRow))];
  if (!withApp) return engine.join('\n');
  const interactions = results.flatMap(interactionRows);
  return [
    ...engine,
    '',
    'The app:',
    '',
    ...markdown(APP_HEADS, results.map(appRow)),
    ...(interactions.length > 0 ? ['', 'By key:', '', ...markdown(INTERACTION_HEADS, interactions)] : []),
  ].join('\n');
}

const SEARCH_LIMIT = 1.3;
const REGROUP_LIMIT_MS = 100;
const SEARCH_HEADS = [
  'traces × 50 spans',
  'MB',
  'floor: fetch + JSON.parse, ms',
  'key → list drawn, ms',
  `ratio (≤ ${SEARCH_LIMIT})`,
  'the same of 2 traces, ms',
  '(difference) / floor',
  `facet, ms (≤ ${REGROUP_LIMIT_MS})`,
  `regroup, ms (≤ ${REGROUP_LIMIT_MS})`,
  '30 M steps of arithmetic, ms',
];

/** The table of searches as Markdown. */
export function searchTable(results) {
  const rows = results.map(({ traces, bytes, floor, few, list, facet, regroup, arithmetic }) => [
    whole(traces),
    megabytes(bytes),
    whole(floor),
    whole(list),
    ratio(list, floor, SEARCH_LIMIT),
    whole(few),
    ratio(difference(list, few), floor),
    withLimit(facet, REGROUP_LIMIT_MS, whole(facet)),
    withLimit(regroup, REGROUP_LIMIT_MS, whole(regroup)),
    whole(arithmetic),
  ]);
  return ['A search:', '', ...markdown(SEARCH_HEADS, rows)].join('\n');
}

const SYSTEM_HEADS = [
  'services',
  'edges',
  'layout',
  'address → picture, ms',
  'laying out: frames > 50 ms',
  'panning: frames > 50 ms',
  'zooming: frames > 50 ms',
];

/** The table of the service graph as Markdown. */
export function systemTable(results) {
  const frames = (seen) =>
    withLimit(seen.over50, 0, `${whole(seen.over50)} (longest ${whole(seen.longest)})`);
  const rows = results.map(({ services, edges, layout, drawn, laying, panning, zooming }) => [
    whole(services),
    whole(edges),
    layout,
    whole(drawn),
    frames(laying),
    frames(panning),
    frames(zooming),
  ]);
  return ['The service graph:', '', ...markdown(SYSTEM_HEADS, rows)].join('\n');
}

const FILE_HEADS = [
  'file',
  'MB',
  'picked → at rest, ms',
  'longest task, ms',
  'most memory, MB',
  'memory ÷ bytes',
];

/** The table of opened files as Markdown. */
export function filesTable(results) {
  const rows = results.map(({ name, bytes, ms, longestTask, peak }) => [
    name,
    megabytes(bytes),
    whole(ms),
    whole(longestTask),
    peak === undefined ? '–' : megabytes(peak),
    ratio(peak, bytes),
  ]);
  return ['Files:', '', ...markdown(FILE_HEADS, rows)].join('\n');
}

function markdown(heads, rows) {
  const widths = heads.map((head, column) =>
    rows.reduce((width, row) => Math.max(width, row[column].length), head.length),
  );
  const line = (cells) => `| ${cells.map((cell, column) => cell.padStart(widths[column])).join(' | ')} |`;
  return [
    line(heads),
    `|${widths.map((width) => `${'-'.repeat(width + 1)}:`).join('|')}|`,
    ...rows.map(line),
  ];
}
