import { create } from 'zustand';
import type { Place } from '../url/place';

/** A trace on the way from one to another by their links. */
export interface TrailStep {
  readonly traceId: string;
  /** As it was left. */
  readonly place: Place;
  /** What is said of it; '' while it was not seen. */
  readonly words: string;
}

/** The traces that links led through, the first one first, and at which of them the reader is. */
export interface Trail {
  readonly steps: readonly TrailStep[];
  readonly at: number;
}

export const noTrail: Trail = { steps: [], at: -1 };
const longest = 50;

/** The trail once the reader follows a link of the trace `from` to another: what lay beyond is forgotten. */
export function followed({ steps, at }: Trail, from: TrailStep, to: TrailStep): Trail {
  const before = steps[at]?.traceId === from.traceId ? steps.slice(0, at) : [];
  const kept = [...before, from].slice(1 - longest);
  return { steps: [...kept, to], at: kept.length - 1 };
}

/**
 * The trail where the reader is at a trace: on it, by a link or by Back and Forward, or away from it, which ends it. The nearest of
 * several steps of one trace is meant.
 */
export function arrived(trail: Trail, traceId: string): Trail {
  const { steps, at } = trail;
  if (steps[at]?.traceId === traceId) return trail;
  const near = [at + 1, at - 1].find((place) => steps[place]?.traceId === traceId);
  const place = near ?? steps.findLastIndex((step) => step.traceId === traceId);
  return place < 0 ? noTrail : { steps, at: place };
}

export const useTrail = create<Trail>(() => noTrail);
