import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { MIN_WINDOW, nanos } from '../../../core';
import { draftOf, readDraft, withField } from './windowDraft';

const bounds = { start: nanos(0), end: nanos(120_000_000) };
const draft = draftOf({ start: nanos(10_000_000), end: nanos(30_000_000) });

describe('a window in fields', () => {
  test('is written exactly', () => {
    expect(draft).toEqual({ start: '10ms', end: '30ms', length: '20ms' });
  });

  test('every window that the page can show is read back as it was', () => {
    const time = fc.integer({ min: 0, max: bounds.end });
    fc.assert(
      fc.property(time, time, (a, b) => {
        const start = Math.min(a, b, bounds.end - MIN_WINDOW);
        const window = { start: nanos(start), end: nanos(Math.max(start + MIN_WINDOW, a, b)) };
        expect(readDraft(draftOf(window), bounds)).toEqual({ window });
      }),
    );
  });

  test('the length follows the times, and moves the end when it is written', () => {
    expect(withField(draft, 'start', '5ms')).toEqual({ start: '5ms', end: '30ms', length: '25ms' });
    expect(withField(draft, 'end', '0.1 s')).toEqual({ start: '10ms', end: '0.1 s', length: '90ms' });
    expect(withField(draft, 'length', '500us')).toEqual({ start: '10ms', end: '10.5ms', length: '500us' });
    expect(withField(draft, 'length', '500')).toEqual({ ...draft, length: '500' });
    expect(withField(draft, 'end', '2ms')).toEqual({ ...draft, end: '2ms' });
  });

  test('what is wrong is said at its field', () => {
    const faults = (start: string, end: string) => {
      const read = readDraft({ ...draft, start, end }, bounds);
      return 'faults' in read ? Object.keys(read.faults) : [];
    };
    expect(faults('10', '30ms')).toEqual(['start']);
    expect(faults('', '-1ms')).toEqual(['start', 'end']);
    expect(faults('30ms', '30ms')).toEqual(['end']);
    expect(faults('120ms', '130ms')).toEqual(['start']);
    expect(faults('10ms', '1h')).toEqual([]);
  });

  test('ends where the trace ends', () => {
    expect(readDraft({ ...draft, end: '1h' }, bounds)).toEqual({
      window: { start: nanos(10_000_000), end: bounds.end },
    });
  });
});
