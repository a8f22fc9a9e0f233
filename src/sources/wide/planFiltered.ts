import type { FindNode } from '../../core';
import { durationCall, joined, oneOf, tagCall, toFilter, type FilterCall, type FilterWord } from './filters';
import { markTerms, restOf } from './planTerms';
import { isPlainTag } from './terms';
import type { SearchPlan, WideQuestion } from './WideQuestion';

/**
 * The plan of one request whose filter says as much of the question as a filter can; undefined where a filter would ask something else
 * (a tag that the server reads in a way of its own), or nothing.
 */
export function planFiltered(
  question: WideQuestion,
  ofSpan: readonly FindNode[],
  ofTrace: readonly FindNode[],
  refused: ReadonlySet<FilterWord>,
): SearchPlan | undefined {
  const { operations, tags, minDuration, maxDuration, start, end, limit } = question;
  const services = question.services === 'all' ? [] : question.services;
  const ofServices = oneOf('service', services, refused);
  const ofNames = oneOf('name', operations, refused);
  const isSaid = (call: FilterCall | undefined, names: readonly string[]) =>
    call !== undefined || names.length === 0;
  // Services are what a server can always be asked for: whoever cannot say them is asked in the old way.
  if (!isSaid(ofServices, services) || !tags.every(isPlainTag)) return undefined;
  const unsent = new Set<FindNode>();
  const calls = [
    ofServices,
    ofNames,
    ...tags.map(({ key, value }) => tagCall(key, value)),
    minDuration === undefined ? undefined : durationCall('gte', minDuration),
    maxDuration === undefined ? undefined : durationCall('lte', maxDuration),
    ...ofSpan.map((term) => {
      const call = toFilter(term, refused);
      if (call === undefined) unsent.add(term);
      return call;
    }),
  ].flatMap((call) => call ?? []);
  const filter = joined('and', calls);
  if (filter === undefined) return undefined;
  const namesSent = isSaid(ofNames, operations);
  const nothingElse = {
    service: undefined,
    operation: undefined,
    tags: [],
    minDuration: undefined,
    maxDuration: undefined,
  };
  const inBrowser = !namesSent || unsent.size > 0 || ofTrace.length > 0;
  return {
    requests: [
      {
        key: 'filter',
        words: 'one filter for all',
        query: { ...nothingElse, start, end, limit, filter: JSON.stringify(filter) },
      },
    ],
    left: [],
    rest: inBrowser ? restOf(question, services, ofSpan, ofTrace) : '',
    terms: markTerms(question, services, ofSpan, ofTrace, unsent, namesSent, false),
    notes: [],
  };
}
