import { expect, test } from 'vitest';
import { arrived, followed, noTrail, type Trail, type TrailStep } from './trail';

const step = (traceId: string): TrailStep => ({
  traceId,
  place: { path: `/trace/${traceId}`, raw: '' },
  words: traceId,
});
const go = (trail: Trail, from: string, to: string) => arrived(followed(trail, step(from), step(to)), to);
const said = ({ steps, at }: Trail) =>
  steps.map(({ traceId }, place) => (place === at ? `[${traceId}]` : traceId)).join(' ');

test('links make a trail; Back and Forward move on it', () => {
  const abc = go(go(noTrail, 'a', 'b'), 'b', 'c');
  expect(said(abc)).toBe('a b [c]');
  expect(said(arrived(abc, 'b'))).toBe('a [b] c');
  expect(said(arrived(arrived(abc, 'b'), 'c'))).toBe('a b [c]');
  expect(said(arrived(abc, 'a'))).toBe('[a] b c');
  expect(said(arrived(abc, 'c'))).toBe('a b [c]');
});

test('a link from the middle forgets what lay beyond', () => {
  const abc = go(go(noTrail, 'a', 'b'), 'b', 'c');
  expect(said(go(arrived(abc, 'b'), 'b', 'd'))).toBe('a b [d]');
});

test('a link that was not followed changes nothing but what lies beyond', () => {
  const pending = followed(noTrail, step('a'), step('b'));
  expect(said(pending)).toBe('[a] b');
  expect(said(arrived(pending, 'a'))).toBe('[a] b');
});

test('a trace reached in another way ends it, also with its links', () => {
  const abc = go(go(noTrail, 'a', 'b'), 'b', 'c');
  expect(arrived(abc, 'x')).toEqual(noTrail);
  expect(said(go(arrived(abc, 'x'), 'x', 'y'))).toBe('x [y]');
  expect(said(go(abc, 'x', 'y'))).toBe('x [y]');
});

test('two traces that link to each other: the nearest step is meant', () => {
  const aba = go(go(noTrail, 'a', 'b'), 'b', 'a');
  expect(said(aba)).toBe('a b [a]');
  expect(said(arrived(arrived(aba, 'b'), 'a'))).toBe('a b [a]');
});

test('a trail has an end', () => {
  let trail = noTrail;
  for (let at = 0; at < 200; at++) trail = go(trail, String(at), String(at + 1));
  expect(trail.steps).toHaveLength(50);
  expect(trail.steps[trail.at]?.traceId).toBe('200');
});
