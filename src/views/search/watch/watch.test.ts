import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nanos, type WatchRule } from '../../../core';
import { emptySearch, readSearchAddress, writeSearchAddress } from '../../../state/url/searchAddress';
import {
  draftOfSearch,
  draftOfWatch,
  readWatchDraft,
  watchLimits,
  watchLookbacks,
  watchedAddress,
} from './watchDraft';
import { lookWords, ruleWords } from './watchWords';

const raw = 'service=A&lookback=15m&xwindow=moving';
const look = {
  at: 0,
  level: 4,
  lack: undefined,
  loaded: 20,
  fitting: 20,
  isFull: true,
  answered: 1,
  requests: 1,
};

describe('the words of a watch', () => {
  it('say what was asked, and of how many', () => {
    const rule: WatchRule = { kind: 'errors', least: 2 };
    expect(ruleWords(rule)).toBe('2 traces with errors or more');
    expect(lookWords({ rule, raw }, look)).toBe(
      '4 traces with errors, of the 20 newest of the last 15 minutes',
    );
    expect(lookWords({ rule, raw }, { ...look, level: 1, loaded: 7, fitting: 3, isFull: false })).toBe(
      '1 trace with errors, of the 3 that fit, out of all 7 of the last 15 minutes',
    );
    expect(lookWords({ rule, raw }, { ...look, answered: 2, requests: 3 })).toBe(
      '4 traces with errors, of the 20 newest of the last 15 minutes, by 2 of 3 requests only',
    );
    expect(lookWords({ rule, raw }, { ...look, level: undefined, lack: 'unknown' })).toMatch(
      /^The server does not say/,
    );
    expect(ruleWords({ kind: 'error-share', least: 0.125 })).toBe('12.5 % of the traces with errors or more');
    expect(ruleWords({ kind: 'duration', least: nanos(1.2e9) })).toBe('a trace of 1.20 s or longer');
    expect(lookWords({ rule: { kind: 'p95', least: 2 }, raw }, { ...look, level: 2.345 })).toMatch(
      /^p95 is 2.35 × its own last hour/,
    );
  });
});

describe('the form of a watch', () => {
  it('of a search: its question in a window that moves', () => {
    const address = { ...emptySearch, service: 'A', start: 1, end: 2, lookback: '24h', limit: 30 };
    const draft = draftOfSearch(address, 'A');
    expect(draft).toMatchObject({ kind: 'errors', lookback: '15m', limit: '50' });
    const read = readWatchDraft(draft, writeSearchAddress(watchedAddress(address)).toString());
    if (!('watch' in read)) throw new Error('it could not be read');
    expect(readSearchAddress(new URLSearchParams(read.watch.raw)).address).toEqual({
      ...emptySearch,
      service: 'A',
      lookback: '15m',
      limit: 50,
      windowMode: 'moving',
    });
  });

  it('names what is wrong with which field', () => {
    const draft = draftOfSearch(emptySearch, 'all');
    const faultOf = (part: Partial<typeof draft>) => {
      const read = readWatchDraft({ ...draft, ...part }, '');
      return 'fault' in read ? read.fault.field : undefined;
    };
    expect(faultOf({})).toBeUndefined();
    expect(faultOf({ name: ' ' })).toBe('name');
    for (const text of ['', '0', '-1', '1.5', 'many'])
      expect(faultOf({ least: { ...draft.least, errors: text } })).toBe('least');
    for (const text of ['', '0', '101', 'x'])
      expect(faultOf({ kind: 'error-share', least: { ...draft.least, 'error-share': text } })).toBe('least');
    for (const text of ['', '5', '-1s'])
      expect(faultOf({ kind: 'duration', least: { ...draft.least, duration: text } })).toBe('least');
    for (const text of ['', '1', '1e9'])
      expect(faultOf({ kind: 'p95', least: { ...draft.least, p95: text } })).toBe('least');
    expect(faultOf({ kind: 'error-share', least: { ...draft.least, 'error-share': '12,5' } })).toBe('least');
    expect(
      faultOf({ kind: 'error-share', least: { ...draft.least, 'error-share': '12.5 %' } }),
    ).toBeUndefined();
  });

  it('every watch can be edited: what is read of its draft is the watch', () => {
    const rules: fc.Arbitrary<WatchRule> = fc.oneof(
      fc.record({ kind: fc.constant('errors' as const), least: fc.integer({ min: 1, max: 1500 }) }),
      fc.record({
        kind: fc.constant('error-share' as const),
        least: fc.integer({ min: 1, max: 100 }).map((n) => n / 100),
      }),
      fc.record({
        kind: fc.constant('duration' as const),
        least: fc.integer({ min: 1, max: 1e12 }).map(nanos),
      }),
      fc.record({
        kind: fc.constant('p95' as const),
        least: fc.integer({ min: 101, max: 9999 }).map((n) => n / 100),
      }),
    );
    fc.assert(
      fc.property(
        rules,
        fc.constantFrom(...watchLookbacks),
        fc.constantFrom(...watchLimits),
        (rule, lookback, limit) => {
          const watched = writeSearchAddress(
            watchedAddress({ ...emptySearch, service: 'A', lookback, limit }),
          ).toString();
          const watch = { id: 'a', name: 'n', raw: watched, rule, isMuted: false };
          const read = readWatchDraft(draftOfWatch(watch), watched);
          if (!('watch' in read)) throw new Error(read.fault.reason);
          expect(read.watch.rule.kind).toBe(rule.kind);
          expect(read.watch.rule.least).toBeCloseTo(rule.least, 8);
          expect(read.watch.raw).toBe(watched);
        },
      ),
    );
  });
});
