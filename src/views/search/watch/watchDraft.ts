import { formatDuration, nanos, parseDuration, toGoDuration, type WatchRule } from '../../../core';
import { lookbacks } from '../../../state/url/search/questionParts';
import { readSearchAddress, writeSearchAddress, type SearchAddress } from '../../../state/url/searchAddress';
import type { Watch } from '../../../state/watch/watches';

/** A watch as it is filled in. */
export interface WatchDraft {
  readonly name: string;
  readonly kind: WatchRule['kind'];
  /** What has to be reached, one text a kind: who looks at another kind and comes back finds what was written. */
  readonly least: Readonly<Record<WatchRule['kind'], string>>;
  readonly lookback: string;
  readonly limit: string;
}

/** Windows that can be watched, and how many of the newest traces are asked for. */
export const watchLookbacks = ['5m', '15m', '30m', '1h', '6h', '24h'] as const;
export const watchLimits = [20, 50, 100, 200] as const;
const usualLookback = '15m';

const usualLeast = { errors: '1', 'error-share': '10', duration: '1s', p95: '2' } as const;

/** The draft of a watch that exists. */
export function draftOfWatch({ name, rule, raw }: Watch): WatchDraft {
  const { lookback, limit } = readSearchAddress(new URLSearchParams(raw)).address;
  const text =
    rule.kind === 'duration'
      ? toGoDuration(rule.least)
      : String(rule.kind === 'error-share' ? rule.least * 100 : rule.least);
  return {
    name,
    kind: rule.kind,
    least: { ...usualLeast, [rule.kind]: text },
    lookback: fittingLookback(lookback),
    limit: String(fittingLimit(limit)),
  };
}

/** The longest window that can be watched and is no longer than this one. */
function fittingLookback(lookback: string): string {
  const length = lookbacks.get(lookback) ?? 0;
  return watchLookbacks.findLast((one) => (lookbacks.get(one) ?? 0) <= length) ?? usualLookback;
}

const fittingLimit = (limit: number): number => watchLimits.find((one) => one >= limit) ?? watchLimits[3];

/** The draft of a watch of this search: its errors of the last quarter of an hour, or of its window where that is shorter. */
export function draftOfSearch(address: SearchAddress, name: string): WatchDraft {
  const wanted = fittingLookback(address.lookback);
  const isLong = (lookbacks.get(wanted) ?? 0) > (lookbacks.get(usualLookback) ?? 0);
  return {
    name,
    kind: 'errors',
    least: usualLeast,
    lookback: isLong ? usualLookback : wanted,
    limit: String(fittingLimit(address.limit)),
  };
}

export type WatchFault = { readonly field: 'name' | 'least'; readonly reason: string };

function readRuleDraft({ kind, least }: WatchDraft): WatchRule | string {
  const text = least[kind].trim();
  const number = text === '' ? NaN : Number(text.replace(/\s*(?:%|×|x)$/u, ''));
  switch (kind) {
    case 'errors':
      return Number.isInteger(number) && number >= 1 && number <= 1500
        ? { kind, least: number }
        : 'write a whole number from 1 to 1500';
    case 'error-share':
      return number >= 0.1 && number <= 100
        ? { kind, least: number / 100 }
        : 'write a percentage from 0.1 to 100';
    case 'duration': {
      const duration = parseDuration(text);
      return duration !== undefined && duration > 0
        ? { kind, least: duration }
        : 'write a duration, for example 1.2s or 500ms';
    }
    case 'p95':
      return number >= 1.01 && number <= 1000
        ? { kind, least: number }
        : 'write a number from 1.01, for example 2';
  }
}

/** What a draft asks for: name, rule and search, or what is wrong with it. `raw` is the search that it was made of. */
export function readWatchDraft(
  draft: WatchDraft,
  raw: string,
): { readonly watch: Pick<Watch, 'name' | 'raw' | 'rule'> } | { readonly fault: WatchFault } {
  const name = draft.name.trim().slice(0, 200);
  if (name === '') return { fault: { field: 'name', reason: 'give it a name' } };
  const rule = readRuleDraft(draft);
  if (typeof rule === 'string') return { fault: { field: 'least', reason: rule } };
  const before = new URLSearchParams(raw);
  const { address } = readSearchAddress(before);
  const { lookback, limit } = draft;
  return {
    watch: {
      name,
      rule,
      raw: writeSearchAddress(
        watchedAddress({ ...address, lookback, limit: Number(limit) }),
        before,
      ).toString(),
    },
  };
}

/** The search of an address as it is watched: its question and facets, of a window that moves. */
export const watchedAddress = (address: SearchAddress): SearchAddress => ({
  ...address,
  start: undefined,
  end: undefined,
  box: undefined,
  groupKey: '',
  windowMode: 'moving',
});

/** What the field of a kind is called, with its unit. */
export const leastLabels = {
  errors: { label: 'At least', hint: 'traces' },
  'error-share': { label: 'At least', hint: '% of the traces' },
  duration: { label: 'As long as', hint: `e.g. ${formatDuration(nanos(1.2e9))}` },
  p95: { label: 'At least', hint: '× its own last hour' },
} as const;
