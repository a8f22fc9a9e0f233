import { describe, expect, it } from 'vitest';
import { nextInDirection } from './nextInDirection';

describe('nextInDirection', () => {
  const places = [
    { x: 0, y: 50 },
    { x: 100, y: 0 },
    { x: 100, y: 100 },
    { x: 200, y: 60 },
  ];
  it.each([
    [0, 'ArrowRight', 1],
    [1, 'ArrowDown', 2],
    [1, 'ArrowRight', 3],
    [3, 'ArrowLeft', 2],
    [2, 'ArrowLeft', 0],
    [0, 'ArrowLeft', undefined],
    [3, 'Home', 0],
    [0, 'End', 3],
    [0, 'x', undefined],
  ])('from %d by %s to %s', (from, key, to) => {
    expect(nextInDirection(places, from, key)).toBe(to);
  });
});
