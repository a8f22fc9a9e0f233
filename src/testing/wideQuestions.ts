import { planSearch } from '../sources/wide/planSearch';
import type { SourceCapabilities } from '../sources/TraceSource';
import type { SearchPlan, WideQuestion } from '../sources/wide/WideQuestion';

export const jaegerV1: SourceCapabilities = {
  searchWithoutService: false,
  maxLimit: 1500,
  rawTraces: true,
  readsAll: false,
  errorTag: false,
  tagPatterns: 'whole',
  tagExclusion: false,
};
export const jaegerV3: SourceCapabilities = { ...jaegerV1, searchWithoutService: true, errorTag: true };
export const victoria: SourceCapabilities = {
  ...jaegerV1,
  errorTag: true,
  tagPatterns: 'tilde',
  tagExclusion: true,
};
export const files: SourceCapabilities = { ...jaegerV3, readsAll: true, tagPatterns: 'none' };

export const nothing: WideQuestion = {
  services: [],
  operations: [],
  tags: [],
  minDuration: undefined,
  maxDuration: undefined,
  start: 0n,
  end: 1n,
  limit: 20,
  where: '',
  budget: 20,
};

/** The plan of a question that differs from nothing at all. */
export function plan(asked: Partial<WideQuestion>, capabilities: SourceCapabilities): SearchPlan {
  const planned = planSearch({ ...nothing, ...asked }, { capabilities, services: ['A', 'B', 'C'] });
  if (!planned.ok) throw new Error(planned.failure.message);
  return planned.value;
}
