import { answered, failed, type Answer } from '../../core';
import { cancelledFailure, type TraceEngine } from '../../worker';
import { newestFirst } from '../summaries';
import type { TraceSource } from '../TraceSource';
import { isFilterRefusal } from './filters';
import { knownFilters, noteRefusal } from './knownFilters';
import { planSearch } from './planSearch';
import { runRequests, type RunOptions } from './runRequests';
import type { PlannedRequest, SearchPart, SearchPlan, WideAnswer, WideQuestion } from './WideQuestion';

export interface WideOptions extends Omit<RunOptions, 'search'> {
  /** With all spans, also where the plan could do without them. */
  readonly whole: boolean;
}

const partOf = (request: PlannedRequest, state: SearchPart['state']): SearchPart => ({
  ...request,
  state,
  traces: undefined,
  failure: undefined,
  held: undefined,
  limitReached: false,
  notices: [],
});

/**
 * Asks a wide question: plans it, sends the requests, puts together what came. Where the server reads structured filters, one request says
 * what many would; what its storage refuses of them is not sent again.
 */
export async function searchWide(
  question: WideQuestion,
  source: TraceSource,
  engine: TraceEngine,
  options: WideOptions,
): Promise<Answer<WideAnswer>> {
  const services = await source.services({ signal: options.signal });
  if (!services.ok) return services;
  const ground = { capabilities: source.capabilities, services: services.value };
  let spent = 0;
  for (;;) {
    const left = { ...question, budget: question.budget - spent };
    const filters = await knownFilters(left, ground, source, options.signal, () => spent++);
    const plan = planSearch({ ...left, budget: question.budget - spent }, { ...ground, filters });
    if (!plan.ok) return plan;
    const parts = [
      ...plan.value.requests.map((request) => partOf(request, 'waiting')),
      ...plan.value.left.map((request) => partOf(request, 'left')),
    ];
    const answer = await runParts(plan.value, parts, source, engine, options);
    const isFiltered = plan.value.requests.some(({ query }) => query.filter !== undefined);
    if (answer.ok || !isFiltered || !isFilterRefusal(answer.failure)) return answer;
    noteRefusal(source, answer.failure);
    spent++;
  }
}

/** Asks again those parts of an answer that `which` chooses; what the others brought is still there. */
export function askAgain(
  { wide }: WideAnswer,
  which: (part: SearchPart) => boolean,
  source: TraceSource,
  engine: TraceEngine,
  options: WideOptions,
): Promise<Answer<WideAnswer>> {
  const parts = wide.parts.map((part) => (which(part) ? partOf(part, 'waiting') : part));
  return runParts(wide.plan, parts, source, engine, options);
}

async function runParts(
  plan: SearchPlan,
  waiting: readonly SearchPart[],
  source: TraceSource,
  engine: TraceEngine,
  { whole, ...options }: WideOptions,
): Promise<Answer<WideAnswer>> {
  const before = new Set(waiting.flatMap(({ held }) => held ?? []));
  const parts = await runRequests(waiting, {
    ...options,
    search: (query, asked) => source.search(query, { ...asked, whole: whole || plan.rest !== '' }),
  });
  const giveUp = (): void => {
    for (const { held } of parts) if (held !== undefined && !before.has(held)) engine.close(held);
  };
  if (options.signal.aborted) {
    giveUp();
    return failed(cancelledFailure('search'));
  }
  const held = parts.flatMap((part) => part.held ?? []);
  const failure = parts.find((part) => part.state === 'failed')?.failure;
  if (held.length === 0 && failure !== undefined) return failed(failure);
  const combined = await engine.combine(held, plan.rest, options.signal);
  if (!combined.ok) {
    giveUp();
    return combined;
  }
  // Parts are kept for as long as others may still join them.
  const isWhole = parts.every(({ state }) => state === 'answered');
  if (isWhole) for (const handle of held) engine.close(handle);
  const { summaries, results, suggestions, loaded, lookedAt } = combined.value;
  return answered({
    summaries: newestFirst(summaries),
    results,
    suggestions,
    notices: [...new Set(parts.flatMap(({ notices }) => notices))],
    limitReached: parts.some(({ limitReached }) => limitReached),
    wide: {
      plan,
      parts: isWhole ? parts.map((part) => ({ ...part, held: undefined })) : parts,
      loaded,
      lookedAt,
    },
  });
}
