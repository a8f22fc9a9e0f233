import type { Place } from './place';

/** Two traces that are compared: Jaeger UI's route. '' = not chosen yet. */
export const comparePlace = (left: string, right: string, raw = ''): Place => ({
  path: `/trace/${encodeURIComponent(left)}...${encodeURIComponent(right)}`,
  raw,
});

/** The ids of the two traces that a path (see traceIdIn) compares, as they are stated; '' where there is none. */
export function comparedIn(statedIds: string): { readonly left: string; readonly right: string } {
  const [left = '', ...rest] = statedIds.split('...');
  return { left, right: rest.join('...') };
}

/** The traces that the two are chosen from, as Jaeger UI states them: `cohort`, once for each. At most 100, each once. */
export const cohortOf = (raw: string): readonly string[] =>
  [...new Set(new URLSearchParams(raw).getAll('cohort'))].filter((id) => id !== '').slice(0, 100);

/** A query that has these traces for its cohort, and says the rest as before. */
export function withCohort(raw: string, cohort: readonly string[]): string {
  const parameters = new URLSearchParams(raw);
  parameters.delete('cohort');
  for (const id of cohort) parameters.append('cohort', id);
  return parameters.toString();
}
