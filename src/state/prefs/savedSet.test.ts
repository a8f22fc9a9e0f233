import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { packSavedSet, unpackSavedSet } from './savedLink';
import {
  longestName,
  mostSaved,
  offerSearches,
  parseSavedSet,
  readSavedSet,
  savedSet,
  type SavedSearch,
} from './savedSet';

const saved = (name: string, search = `service=${name}`, pinned = false): SavedSearch => ({
  name,
  search,
  pinned,
});
const set = (searches: unknown, version: unknown = 1) => ({
  format: 'spanlight.searches',
  version,
  searches,
});

const searches = fc.uniqueArray(
  fc.record({
    name: fc
      .string({ unit: 'binary', minLength: 1, maxLength: longestName })
      .map((text) => text.toWellFormed().trim())
      .filter((text) => text !== ''),
    search: fc.string({ unit: 'binary', maxLength: 60 }).map((text) => text.toWellFormed()),
    pinned: fc.boolean(),
  }),
  { selector: ({ name }) => name, minLength: 1, maxLength: 6 },
);

describe('a set of saved searches', () => {
  it('comes back out of a file and out of a link', () => {
    fc.assert(
      fc.property(searches, (some) => {
        const back = { ok: true, searches: some, dropped: 0 };
        expect(parseSavedSet(JSON.stringify(savedSet(some), null, 2))).toEqual(back);
        const packed = packSavedSet(some);
        expect(packed).toMatch(/^[\w-]+$/);
        expect(unpackSavedSet(packed ?? '')).toEqual(back);
      }),
    );
  });

  it('says why it is none', () => {
    const reason = (value: unknown) => {
      const read = readSavedSet(value);
      return read.ok ? 'read' : read.reason;
    };
    expect(reason(null)).toMatch(/no set/);
    expect(reason([saved('a')])).toMatch(/no set/);
    expect(reason({ ...set([saved('a')]), format: 'other' })).toMatch(/no set/);
    expect(reason(set([saved('a')], 2))).toMatch(/newer version \(2\)/);
    expect(reason(set([saved('a')], 0))).toMatch(/version is unknown/);
    expect(reason(set([]))).toMatch(/No search/);
    expect(reason(set([{ name: '' }, 3]))).toMatch(/No search/);
    expect(parseSavedSet('{')).toEqual({ ok: false, reason: 'It is not JSON.' });
    expect(unpackSavedSet('%%').ok).toBe(false);
    expect(unpackSavedSet('_____w').ok).toBe(false);
  });

  it('loses a bad member and not the rest, and counts it', () => {
    const read = readSavedSet(
      set([
        { name: ' a ', search: 'service=a' },
        { name: 'b', search: 5 },
        { name: 'x'.repeat(longestName + 1), search: '' },
        { name: 'a', search: 'another of that name' },
        { name: '__proto__', search: '', pinned: true, rule: 'of a later version' },
        null,
      ]),
    );
    expect(read).toEqual({
      ok: true,
      searches: [saved('a'), saved('__proto__', '', true)],
      dropped: 4,
    });
  });

  it('is bounded', () => {
    const many = Array.from({ length: mostSaved + 50 }, (_, at) => saved(String(at)));
    const read = readSavedSet(set(many));
    expect(read.ok && read.searches.length).toBe(mostSaved);
    expect(packSavedSet(many)).toBeUndefined();
  });

  it('never throws, whatever it is', () => {
    fc.assert(
      fc.property(fc.anything(), fc.string(), (value, text) => {
        expect(readSavedSet(value)).toHaveProperty('ok');
        expect(readSavedSet(set(value))).toHaveProperty('ok');
        expect(unpackSavedSet(text)).toHaveProperty('ok');
      }),
    );
  });
});

describe('searches that are offered', () => {
  it('are new, there already, or get another name: nothing is replaced', () => {
    const mine = [saved('a'), saved('b'), saved('b (2)', 'service=b2')];
    const theirs = [saved('a'), saved('c'), saved('b', 'service=other'), saved('copy of a', 'service=a')];
    expect(offerSearches(mine, theirs).map(({ search, state }) => `${state} ${search.name}`)).toEqual([
      'same a',
      'new c',
      'renamed b (3)',
      'same copy of a',
    ]);
  });

  it('keep to the longest name', () => {
    const long = 'n'.repeat(longestName);
    const [offered] = offerSearches([saved(long)], [saved(long, 'another')]);
    expect(offered?.search.name).toHaveLength(longestName);
    expect(offered?.search.name).toMatch(/n \(2\)$/);
  });
});
