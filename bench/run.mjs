// All measurements of one size, interleaved: every round measures each thing once, so that a slow minute of the machine
// meets all of them alike. What cannot be measured is undefined, with the reason in `notes`.
import { measureAppMemory, measureFirstBars, measureHandling, measureInteractions } from './measureApp.mjs';
import { measureFloor, measureInWorker } from './measureEngine.mjs';

/** Longest string of V8 is 2^29 − 24 characters: above that there is no floor to measure. */
const LONGEST_STRING = 2 ** 29 - 24;
const HANDLING_FROM_SPANS = 1000;
/** A trace that fills the screen: what the page needs for it is no matter of the trace's size. */
export const SCREEN_SPANS = 100;

export const median = (values) => {
  const sorted = values.filter((value) => value !== undefined).sort((a, b) => a - b);
  return sorted.length === 0 ? undefined : sorted[(sorted.length - 1) >> 1];
};

export function collector(notes, what) {
  const values = new Map();
  return {
    async measure(name, run) {
      try {
        const value = await run();
        values.set(name, [...(values.get(name) ?? []), value]);
      } catch (error) {
        notes.add(`${what}, ${name}: ${error.message.split('\n')[0]}`);
      }
    },
    median: (name, pick = (value) => value) => median((values.get(name) ?? []).map(pick)),
    first: (name) => values.get(name)?.[0],
  };
}

/** @param {{ browser: import('@playwright/test').Browser, origin: string, withApp: boolean, notes: Set<string> }} bench */
export async function runSize({ browser, origin, withApp, notes }, spans, bytes, rounds) {
  const { measure, median, first } = collector(notes, `${spans} spans`);
  const hasFloor = bytes < LONGEST_STRING;
  for (let round = 0; round < rounds; round++) {
    if (hasFloor) {
      await measure('floor', () => measureFloor(browser, origin, spans));
      await measure('engine', () => measureInWorker(browser, origin, spans, 'engine'));
      await measure('json', () => measureInWorker(browser, origin, spans, 'json'));
    }
    await measure('streamed', () => measureInWorker(browser, origin, spans, 'engine-streamed'));
    await measure('fresh', () => measureInWorker(browser, origin, spans, 'engine-streamed-fresh'));
    if (!withApp) continue;
    await measure('one-span', () => measureFirstBars(browser, origin, 1));
    await measure('first-bars', () => measureFirstBars(browser, origin, spans));
  }
  if (withApp && spans >= HANDLING_FROM_SPANS) {
    await measure('handling', () => measureHandling(browser, origin, spans));
    await measure('interactions', () => measureInteractions(browser, origin, spans));
    await measure('empty-memory', () => measureAppMemory(browser, origin, 1));
    await measure('screen-memory', () => measureAppMemory(browser, origin, SCREEN_SPANS));
    await measure('memory', () => measureAppMemory(browser, origin, spans));
  }
  const engine = (which) => (answer) => answer[which];
  return {
    spans,
    bytes,
    floor: median('floor'),
    json: { first: median('json', engine('first')), second: median('json', engine('second')) },
    engine: { first: median('engine', engine('first')), second: median('engine', engine('second')) },
    streamed: median('streamed', engine('first')),
    fresh: median('fresh', engine('first')),
    oneSpan: median('one-span'),
    firstBars: median('first-bars'),
    handling: first('handling'),
    interactions: first('interactions'),
    emptyMemory: first('empty-memory'),
    screenMemory: first('screen-memory'),
    memory: first('memory'),
  };
}
