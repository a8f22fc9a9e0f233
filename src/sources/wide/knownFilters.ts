import type { Failure } from '../../core';
import type { TraceSource } from '../TraceSource';
import { refusedWord, type FilterWord } from './filters';
import { planSearch, type PlanGround } from './planSearch';
import type { WideQuestion } from './WideQuestion';

/** What is known of the structured filters of a source, as long as it is the one that is asked. */
interface Known {
  /** undefined: not known yet. */
  isOn: boolean | undefined;
  refused: ReadonlySet<FilterWord>;
}

const known = new WeakMap<TraceSource, Known>();

function knownOf(source: TraceSource): Known {
  const before = known.get(source);
  if (before !== undefined) return before;
  const fresh: Known = { isOn: source.readsFilters === undefined ? false : undefined, refused: new Set() };
  known.set(source, fresh);
  return fresh;
}

/** A question with a filter may be refused: without a request in hand for the other way it is not tried. */
const LEAST_BUDGET = 2;

/**
 * What filters may be used for a question; undefined for none. Asks the server once whether it reads them, and only for a question that
 * would gain by them; `onRequest` is told.
 */
export async function knownFilters(
  question: WideQuestion,
  ground: PlanGround,
  source: TraceSource,
  signal: AbortSignal,
  onRequest: () => void,
): Promise<ReadonlySet<FilterWord> | undefined> {
  const knowledge = knownOf(source);
  if (knowledge.isOn === false || question.budget < LEAST_BUDGET) return undefined;
  const { refused } = knowledge;
  if (knowledge.isOn) return refused;
  // The probe is a request as well.
  if (question.budget <= LEAST_BUDGET) return undefined;
  const plan = planSearch(question, { ...ground, filters: refused });
  if (!plan.ok || !plan.value.requests.some(({ query }) => query.filter !== undefined)) return undefined;
  onRequest();
  const isOn = await source.readsFilters?.({ signal });
  // Whoever does not answer now may do so another time.
  if (isOn?.ok !== true) return undefined;
  knowledge.isOn = isOn.value;
  return isOn.value ? refused : undefined;
}

/** The storage has refused a filter. What its refusal does not name is not to be had by filters at all. */
export function noteRefusal(source: TraceSource, failure: Failure): void {
  const knowledge = knownOf(source);
  const word = refusedWord(failure);
  if (word === undefined || knowledge.refused.has(word)) knowledge.isOn = false;
  else knowledge.refused = new Set([...knowledge.refused, word]);
}
