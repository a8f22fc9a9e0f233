import { expect } from 'vitest';
import {
  nameOf,
  serviceOf,
  spanIdOf,
  spanIndex,
  SpanStatus,
  type Answer,
  type Failure,
  type Trace,
} from '../../src/core';

// What the tests of every source say about answers.

const A = 0x5b8aa5a2n << 96n;
/** Ids of the traces, by the last digits that golden/README.md calls them by. */
export const id = (last: number): string => (A + BigInt(last)).toString(16);

export const nothing = {
  service: undefined,
  operation: undefined,
  tags: [],
  minDuration: undefined,
  maxDuration: undefined,
  limit: 20,
};

export function must<T>(answer: Answer<T>): T {
  if (!answer.ok)
    throw new Error(`${answer.failure.asked}: ${answer.failure.message} ${answer.failure.serverSaid}`);
  return answer.value;
}

export function mustFail<T>(answer: Answer<T>): Failure {
  if (answer.ok) throw new Error('an answer came where a failure was expected');
  expect(answer.failure.message).not.toBe('');
  expect(answer.failure.advice).not.toBe('');
  expect(answer.failure.asked).not.toBe('');
  return answer.failure;
}

export const upstreamFailed = [{ key: 'http.response.status_code', value: '503' }];

/** Each span as "service name ← parent's service name", in pre-order. */
export function edges(trace: Trace): string[] {
  const lines: string[] = [];
  for (let i = 0; i < trace.spans.count; i++) {
    const span = spanIndex(i);
    const parent = trace.spans.parent[i] ?? -1;
    const above = parent < 0 ? '' : ` ← ${serviceOf(trace, spanIndex(parent))}`;
    lines.push(`${serviceOf(trace, span)} ${nameOf(trace, span)}${above}`);
  }
  return lines;
}

export function errorsOf(trace: Trace): string[] {
  const ids: string[] = [];
  for (let i = 0; i < trace.spans.count; i++) {
    if (trace.spans.status[i] === SpanStatus.error) ids.push(spanIdOf(trace, spanIndex(i)).slice(-2));
  }
  return ids.sort();
}
