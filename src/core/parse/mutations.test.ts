import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { checkFacts } from '../../testing/checkFacts';
import { checkLayout } from '../../testing/checkLayout';
import { checkColumns, parseBytes } from '../../testing/parseBytes';
import { randomNumbers } from '../../testing/randomTrace';
import { finishWork } from '../../testing/finishWork';
import { decodeSpan, eventTimes, searchableTexts, spanIndex, traceLinks } from '../index';

const MUTATIONS = 10_000;

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

const corpus = new URL('../../../../shared/corpus/', import.meta.url);
const hostile = new URL('../../../test/hostile/', import.meta.url);
if (!existsSync(corpus)) {
  process.stderr.write(
    '\n*** The corpus of real trace files is not beside the project (../shared/corpus): mutating hostile files only ***\n\n',
  );
}

/** Small files of formats that are read, as texts. */
function inputs(): string[] {
  const texts: string[] = [];
  const take = (folder: URL, names: readonly string[]): void => {
    for (const name of names) {
      const text = readFileSync(new URL(name, folder), 'utf8');
      const spans = parseBytes(text).traces.reduce((sum, { trace }) => sum + trace.spans.count, 0);
      if (spans > 0 && spans <= 100 && text.length < 60_000 && !text.trimEnd().includes('}\n{'))
        texts.push(text.replace(/^\ufeff/, ''));
    }
  };
  if (existsSync(corpus))
    take(
      corpus,
      readdirSync(corpus).filter((name) => /json$/.test(name) && !name.startsWith('chrome')),
    );
  take(
    hostile,
    readdirSync(hostile).filter((name) => /^(S00|S16|S32|X08|X18|F07|F09|H27).*json$/.test(name)),
  );
  return texts;
}

/** Every object and array of the document, with the lists that hold spans told apart. */
function containersOf(root: Json): (Json[] | { [key: string]: Json })[] {
  const found: (Json[] | { [key: string]: Json })[] = [];
  const open: Json[] = [root];
  for (let value = open.pop(); value !== undefined; value = open.pop()) {
    if (value === null || typeof value !== 'object') continue;
    found.push(value);
    for (const child of Object.values(value)) open.push(child);
  }
  return found;
}

const EXTREMES = [0, -1, Infinity, -1e300, 1e21, 2 ** 53 + 2, 0.1, NaN];
const STRINGS = [
  '',
  '\u0000',
  '__proto__',
  '"',
  '\\',
  '\ud800',
  'x'.repeat(2000),
  '-',
  '1e5',
  '00',
  '\u202e',
  'zzzzzzzzzzzzzzzz',
];

function mutate(root: Json, random: () => number): void {
  const below = (n: number): number => Math.floor(random() * n);
  const containers = containersOf(root);
  const container = containers[below(containers.length)];
  if (container === undefined) return;
  const keys = Object.keys(container);
  const key = keys[below(keys.length)];
  if (key === undefined) return;
  const target = container as { [key: string]: Json };
  switch (below(7)) {
    case 0:
      if (Array.isArray(container)) container.splice(Number(key), 1);
      else Reflect.deleteProperty(container, key);
      break;
    case 1:
      target[key] = null;
      break;
    case 2:
      target[key] = [{}, [], 'text', 7, true, [null, {}]][below(6)] ?? null;
      break;
    case 3:
      target[key] = EXTREMES[below(EXTREMES.length)] ?? 0;
      break;
    case 4:
      target[key] = STRINGS[below(STRINGS.length)] ?? '';
      break;
    case 5:
      if (Array.isArray(container)) container.push(structuredClone(target[key] ?? null));
      else target[`${key}2`] = structuredClone(target[key] ?? null);
      break;
    case 6:
      if (typeof target[key] === 'string') target[key] = target[key].slice(0, below(target[key].length + 1));
      break;
  }
}

/** Entries of the lists that hold spans: what has to come out again, or be reported. */
function entriesOf(text: string): number {
  let root: Json;
  try {
    root = JSON.parse(text) as Json;
  } catch {
    return -1;
  }
  let count = 0;
  const member = (value: Json | undefined, ...names: string[]): Json | undefined => {
    if (value === null || typeof value !== 'object' || Array.isArray(value)) return undefined;
    for (const name of names) if (value[name] !== undefined) return value[name];
    return undefined;
  };
  const entries = (value: Json | undefined): Json[] => (Array.isArray(value) ? value : []);
  const visitTrace = (trace: Json): void => {
    count += entries(member(trace, 'spans')).length;
  };
  const visitOtlp = (batch: Json): void => {
    for (const scope of entries(member(batch, 'scopeSpans', 'scope_spans')))
      count += entries(member(scope, 'spans')).length;
  };
  for (const entry of entries(member(root, 'data'))) visitTrace(entry);
  visitTrace(root);
  // Zipkin's: plain lists of objects with its ids.
  const isZipkin = (entry: Json): boolean =>
    member(entry, 'id') !== undefined && member(entry, 'traceId') !== undefined;
  const lists = entries(root).some(Array.isArray) ? entries(root).map(entries) : [entries(root)];
  for (const list of lists) if (list.some(isZipkin)) count += list.length;
  for (const entry of entries(member(root, 'resourceSpans', 'resource_spans', 'batches'))) visitOtlp(entry);
  return count;
}

test(`${MUTATIONS} mutations: nothing throws, every entry is shown or reported, analysed and laid out`, () => {
  const texts = inputs();
  expect(texts.length).toBeGreaterThan(5);
  const random = randomNumbers(20261123);
  for (let k = 0; k < MUTATIONS; k++) {
    const source = texts[k % texts.length] ?? '';
    let text: string;
    if (random() < 0.15) {
      // Cut, or a byte replaced: no JSON any more.
      const at = Math.floor(random() * source.length);
      text =
        random() < 0.5
          ? source.slice(0, at)
          : source.slice(0, at) +
            (['"', '}', '{', '\\', ',', ']', '\n{'][Math.floor(random() * 7)] ?? '') +
            source.slice(at + 1);
    } else {
      const root = JSON.parse(source) as Json;
      for (let times = 1 + Math.floor(random() * 3); times > 0; times--) mutate(root, random);
      text = JSON.stringify(root).replaceAll(':null', () => (random() < 0.01 ? ':1e400' : ':null'));
    }
    const document = parseBytes(text, [1 + Math.floor(random() * 5000)]);
    let accounted = 0;
    const below = (n: number): number => Math.floor(random() * n);
    for (const parsed of document.traces) {
      checkColumns(parsed.trace);
      accounted += parsed.trace.spans.count;
      for (const { code, count } of parsed.trace.problems) {
        if (code === 'duplicate-span' || code === 'unreadable-span') accounted += count;
      }
      try {
        const facts = checkFacts(parsed.trace);
        checkLayout(parsed.trace, facts, below, (i) => eventTimes(parsed, spanIndex(i)));
      } catch (cause) {
        throw new Error(`mutation ${k}: ${text.slice(0, 3000)}`, { cause });
      }
      finishWork(traceLinks(parsed));
      const texts = searchableTexts(parsed);
      for (let i = 0; i < parsed.trace.spans.count; i++) {
        decodeSpan(parsed, spanIndex(i));
        eventTimes(parsed, spanIndex(i));
        texts.forEachPair(spanIndex(i), (bytes, keyStart, keyEnd, start, end) => {
          if (keyStart < 0 || keyEnd > bytes.length || end < start) throw new Error('range');
        });
      }
    }
    for (const { code, count } of document.problems) if (code === 'unreadable-span') accounted += count;
    const entries = entriesOf(text);
    if (entries > accounted)
      throw new Error(
        `mutation ${k}: ${entries} entries, ${accounted} accounted for: ${text.slice(0, 3000)}`,
      );
  }
});
