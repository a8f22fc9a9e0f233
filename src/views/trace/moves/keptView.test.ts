import { expect, test } from 'vitest';
import { nanos } from '../../../core';
import { emptyTraceAddress } from '../../../state/url/traceAddress';
import { keptView } from './keptView';

test('keeps the view, the find and how things are shown', () => {
  const address = {
    ...emptyTraceAddress,
    view: 'table' as const,
    beside: 'timeline' as const,
    find: 'error=true',
    findMode: 'only' as const,
    squeeze: true,
    order: 'duration' as const,
    columns: ['http.method'],
    from: 'files' as const,
    folds: { preset: { level: 2 }, toggled: ['a1'] },
    cuts: [
      { cut: { cut: 'service' as const, service: 'A', subtree: false }, on: true },
      { cut: { cut: 'root' as const, span: 'a1' }, on: true },
      { cut: { cut: 'paths' as const, spans: ['a1'] }, on: true },
    ],
  };
  expect(keptView(address)).toEqual({
    ...address,
    folds: { preset: { level: 2 }, toggled: [] },
    cuts: address.cuts.slice(0, 1),
    selectsFirst: true,
  });
});

test('drops what is about spans and times of one trace', () => {
  const stretch = { start: nanos(1), end: nanos(2) };
  const address = {
    ...emptyTraceAddress,
    selected: 'a1',
    pair: 'b2',
    open: ['a1'],
    window: stretch,
    mark: stretch,
    flameZoom: stretch,
    eventsOf: 'a1',
    wide: true,
  };
  expect(keptView(address)).toEqual(emptyTraceAddress);
});
