import { describe, expect, it, vi } from 'vitest';
import type { SpanPill } from '../../../../core';
import { fittingPills } from './nameEnd';

// Without a canvas a character counts as 7 px; a pill has 14 px around it, one in error 13 more.
vi.stubGlobal('document', { createElement: () => ({ getContext: () => null }) });

const pill = (text: string, tone: SpanPill['tone'] = 'plain'): SpanPill => ({ text, means: text, tone });
const fitting = (pills: readonly SpanPill[], name: string, room: number, errorRoom = room) =>
  fittingPills(pills, name, room, errorRoom).map(({ text }) => text);

describe('pills that have room', () => {
  const pills = [pill('grpc'), pill('GET'), pill('503', 'error')];

  it('are all of them, in their order, where there is much', () => {
    expect(fitting(pills, 'GET /cart', 1000)).toEqual(['grpc', 'GET', '503']);
  });

  it('lose first what the name says, then from the left, errors last', () => {
    expect(fitting(pills, 'GET /cart', 48 + 42)).toEqual(['grpc', '503']);
    expect(fitting(pills, 'cart', 48 + 35)).toEqual(['GET', '503']);
    expect(fitting(pills, 'cart', 48)).toEqual(['503']);
    expect(fitting(pills, 'cart', 10, 48)).toEqual(['503']);
  });

  it('are none where there is no room, which may be less than none', () => {
    expect(fitting(pills, 'cart', -200)).toEqual([]);
    expect(fitting([], 'cart', 100)).toEqual([]);
  });
});
