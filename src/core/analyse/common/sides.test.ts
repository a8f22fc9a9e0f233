import { describe, expect, it } from 'vitest';
import { plainTable, plainTrace } from '../../../testing/plainTable';
import type { ResultFilter, ResultTerm } from '../results/filterResults';
import { chooseSides, type CommonChoice } from './sides';

const everything: ResultFilter = { terms: [], box: undefined };

describe('sides', () => {
  const list = Array.from({ length: 100 }, (_, at) =>
    plainTrace((at + 1) * 1e6, [['half', at % 2 === 0 ? 'even' : 'odd']], at < 7),
  );
  const table = plainTable(list);
  const selectedOf = (choice: CommonChoice, filter: ResultFilter = everything): number[] => {
    const { traces, isSelected } = chooseSides(table, filter, choice);
    return [...traces].filter((_, at) => isSelected[at] === 1);
  };
  const even: ResultTerm = { key: 'half', value: 'even', isExcluded: false };
  const box = { startFrom: 0, startTo: 1, durationFrom: 1e6, durationTo: 20e6 };

  it('are the slowest tenth, errors, the box, what is left, a group; against the rest of what they were chosen from', () => {
    expect(selectedOf({ of: 'slow' })).toEqual([90, 91, 92, 93, 94, 95, 96, 97, 98, 99]);
    expect(selectedOf({ of: 'slow' }, { terms: [even], box: undefined })).toEqual([90, 92, 94, 96, 98]);
    expect(selectedOf({ of: 'errors' })).toEqual([0, 1, 2, 3, 4, 5, 6]);
    const narrowed = { terms: [even], box };
    expect(chooseSides(table, narrowed, { of: 'box' })).toMatchObject({ selected: 10, rest: 40 });
    expect(chooseSides(table, narrowed, { of: 'left' })).toMatchObject({ selected: 10, rest: 90 });
    expect(chooseSides(table, { terms: [], box }, { of: 'value', key: 'half', value: 'odd' })).toMatchObject({
      selected: 10,
      rest: 10,
    });
    expect(chooseSides(table, everything, { of: 'value', key: 'nobody', value: 'x' })).toMatchObject({
      selected: 0,
      rest: 0,
    });
  });

  it('are five of few, and leave out traces of which the server says nothing', () => {
    const few = plainTable(list.slice(0, 20));
    expect(chooseSides(few, everything, { of: 'slow' })).toMatchObject({ selected: 5, rest: 15 });
    const silent = { ...few, failed: few.failed.map((failed, at) => (at < 10 ? failed : -1)) };
    expect(chooseSides(silent, everything, { of: 'errors' })).toMatchObject({
      selected: 7,
      rest: 3,
      unknown: 10,
    });
  });

  it('of a table that was read in part are those that were read', () => {
    const part = list.map((trace, at) =>
      at % 2 === 0 ? { ...trace, values: new Map([...trace.values, ['n-depth', new Set(['3'])]]) } : trace,
    );
    const partly = { ...plainTable(part), read: 50 };
    expect(chooseSides(partly, everything, { of: 'errors' })).toMatchObject({
      selected: 4,
      rest: 46,
      unknown: 50,
    });
    // Of summaries alone all are compared, by what they say.
    const summaries = { ...partly, hasAttributes: false, read: 0 };
    expect(chooseSides(summaries, everything, { of: 'errors' })).toMatchObject({ selected: 7, rest: 93 });
  });
});
