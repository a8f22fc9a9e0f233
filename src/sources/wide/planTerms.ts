import { listOf, printFind, type FindNode } from '../../core';
import { anyOf, durationTerms, tagTerm } from './terms';
import type { PlanTerm, WideQuestion } from './WideQuestion';

/** What the loaded traces have to pass: one span that fulfils it all, and what is asked of the trace. */
export function restOf(
  question: WideQuestion,
  services: readonly string[],
  ofSpan: readonly FindNode[],
  ofTrace: readonly FindNode[],
): string {
  const all = [
    anyOf('service', services),
    anyOf('name', question.operations),
    ...question.tags.map(tagTerm),
    ...durationTerms(question),
    ...ofSpan,
    ...ofTrace,
  ].flatMap((node) => node ?? []);
  const whole = listOf('and', all);
  return whole === undefined ? '' : printFind(whole);
}

/** Who sees to which term. */
export function markTerms(
  question: WideQuestion,
  services: readonly string[],
  ofSpan: readonly FindNode[],
  ofTrace: readonly FindNode[],
  unsent: ReadonlySet<FindNode>,
  namesSent: boolean,
  readsAll: boolean,
): readonly PlanTerm[] {
  const server = readsAll ? 'browser' : 'server';
  const service = anyOf('service', services);
  const name = anyOf('name', question.operations);
  return [
    ...(service ? [{ words: printFind(service), by: server } as const] : []),
    ...(name ? [{ words: printFind(name), by: namesSent ? server : 'browser' } as const] : []),
    ...question.tags.map(({ key, value }): PlanTerm => ({ words: `${key}=${value}`, by: server })),
    ...durationTerms(question).map((node): PlanTerm => ({ words: printFind(node), by: server })),
    ...ofSpan.map((node): PlanTerm => ({
      words: printFind(node),
      by: unsent.has(node) ? 'browser' : server,
    })),
    ...ofTrace.map((node): PlanTerm => ({ words: printFind(node), by: 'browser' })),
  ];
}
