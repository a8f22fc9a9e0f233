import { formatCount, formatDuration, nanos, type WatchRule } from '../../../core';
import { readSearchAddress } from '../../../state/url/searchAddress';
import type { Watch } from '../../../state/watch/watches';
import type { WatchLook } from '../../../state/watch/watchLog';
import { lookbackWords } from '../../../pieces/lookbackWords';

const tracesWord = (count: number): string => `${formatCount(count)} ${count === 1 ? 'trace' : 'traces'}`;

/** 0.125 as "12.5 %" */
export const percentWords = (share: number): string => `${String(Math.round(share * 1000) / 10)} %`;
const timesWords = (factor: number): string => `${String(Math.round(factor * 100) / 100)} ×`;

/** When a rule fires: "3 traces with errors or more". */
export function ruleWords(rule: WatchRule): string {
  switch (rule.kind) {
    case 'errors':
      return `${tracesWord(rule.least)} with errors or more`;
    case 'error-share':
      return `${percentWords(rule.least)} of the traces with errors or more`;
    case 'duration':
      return `a trace of ${formatDuration(rule.least)} or longer`;
    case 'p95':
      return `p95 of ${timesWords(rule.least)} its own last hour or more`;
  }
}

/** What a level of a rule is: "4 traces with errors". */
export function levelWords({ kind }: WatchRule, level: number): string {
  switch (kind) {
    case 'errors':
      return level === 0 ? 'No trace with errors' : `${tracesWord(level)} with errors`;
    case 'error-share':
      return `${percentWords(level)} of the traces with errors`;
    case 'duration':
      return level === 0 ? 'No trace' : `The longest trace took ${formatDuration(nanos(level))}`;
    case 'p95':
      return `p95 is ${timesWords(level)} its own last hour`;
  }
}

const lackWords = {
  few: 'Too few traces to say',
  unknown: 'The server does not say which traces have errors',
  learning: 'Still learning what is usual: that takes five answers',
} as const;

const windowOfWatch = (raw: string): string =>
  lookbackWords(readSearchAddress(new URLSearchParams(raw)).address.lookback);

/** Of how many traces that was said: "of the 20 newest of the last 15 minutes". */
export function coverageOfLook(raw: string, look: WatchLook): string {
  const { loaded, fitting, isFull, answered, requests } = look;
  const window = windowOfWatch(raw);
  const all = isFull
    ? `the ${formatCount(loaded)} newest of ${window}`
    : `all ${formatCount(loaded)} of ${window}`;
  const traces = fitting === loaded ? `of ${all}` : `of the ${formatCount(fitting)} that fit, out of ${all}`;
  return answered < requests
    ? `${traces}, by ${formatCount(answered)} of ${formatCount(requests)} requests only`
    : traces;
}

/** "4 traces with errors, of the 20 newest of the last 15 minutes" */
export function lookWords({ rule, raw }: Pick<Watch, 'rule' | 'raw'>, look: WatchLook): string {
  const said = look.level === undefined ? lackWords[look.lack ?? 'few'] : levelWords(rule, look.level);
  return `${said}, ${coverageOfLook(raw, look)}`;
}
