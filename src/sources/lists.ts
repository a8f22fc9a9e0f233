import { answered, type Answer, type EpochNanos, type Nanos } from '../core';
import { asCount, asRecord, asText, type AskOptions } from '../worker';
import { queryString } from './parameters';
import { compareText } from './summaries';
import { askList, type Transport } from './Transport';
import type { DependencyLink, Operation } from './TraceSource';

/** The texts of a list, sorted, each once. Members that are no text are left out. */
export function sortedNames(list: readonly unknown[]): string[] {
  return [...new Set(list.filter((name) => typeof name === 'string'))].sort(compareText);
}

/** Operations as `{name, spanKind}` or as bare names, sorted by name, then kind, each once. */
export function sortedOperations(list: readonly unknown[]): Operation[] {
  const operations = new Map<string, Operation>();
  for (const member of list) {
    const record = asRecord(member);
    if (record === undefined && typeof member !== 'string') continue;
    const name = record === undefined ? asText(member) : asText(record.get('name'));
    const spanKind = asText(record?.get('spanKind'));
    operations.set(JSON.stringify([name, spanKind]), { name, spanKind });
  }
  return [...operations.values()].sort(
    (a, b) => compareText(a.name, b.name) || compareText(a.spanKind, b.spanKind),
  );
}

/** When calls are asked for: milliseconds, as Jaeger and Zipkin have it. */
export const dependencyWindow = (end: EpochNanos, lookback: Nanos): string =>
  queryString([
    ['endTs', String(end / 1_000_000n)],
    ['lookback', String(Math.max(1, Math.ceil(lookback / 1e6)))],
  ]);

/** Calls as `{parent, child, callCount}`, sorted by parent, then child. Members that are no objects are left out. */
export function sortedLinks(list: readonly unknown[]): DependencyLink[] {
  const links: DependencyLink[] = [];
  for (const member of list) {
    const record = asRecord(member);
    if (record === undefined) continue;
    const parent = asText(record.get('parent'));
    const child = asText(record.get('child'));
    links.push({ parent, child, callCount: asCount(record.get('callCount')) ?? 0 });
  }
  return links.sort((a, b) => compareText(a.parent, b.parent) || compareText(a.child, b.child));
}

/** `GET /api/dependencies`, the same on every version. */
export async function askDependencies(
  transport: Transport,
  end: EpochNanos,
  lookback: Nanos,
  options: AskOptions = {},
): Promise<Answer<readonly DependencyLink[]>> {
  const path = `api/dependencies${dependencyWindow(end, lookback)}`;
  const list = await askList(transport, path, 'data', options);
  return list.ok ? answered(sortedLinks(list.value)) : list;
}
