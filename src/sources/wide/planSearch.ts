import { answered, failed, parseFind, printFind, type FindNode } from '../../core';
import { failure } from '../../worker';
import type { SourceCapabilities, TraceQuery } from '../TraceSource';
import { alternatives } from './alternatives';
import { IMPOSSIBLE, pushTerm, type Anchor } from './pushdown';
import type { FilterWord } from './filters';
import { planFiltered } from './planFiltered';
import { markTerms, restOf } from './planTerms';
import { durationTerms, splitWhere } from './terms';
import type { PlannedRequest, Planned, SearchPlan, WideQuestion } from './WideQuestion';

/** What is known of the source. */
export interface PlanGround {
  readonly capabilities: SourceCapabilities;
  /** Names of all its services. */
  readonly services: readonly string[];
  /** What it is known to refuse in a structured filter; undefined where it reads none. */
  readonly filters?: ReadonlySet<FilterWord> | undefined;
}

/** Most alternatives that an "or" is taken apart into. */
const MOST_ALTERNATIVES = 8;

/** One alternative of a question as requests, services and names aside. */
interface Drafted {
  readonly anchor: Anchor;
  /** The same with what only some servers understand; undefined where there is none such. */
  readonly guessed: Anchor | undefined;
}

interface Draft {
  readonly drafts: readonly Drafted[];
  /** Terms that the browser has to see to. */
  readonly unsent: ReadonlySet<FindNode>;
}

/**
 * Plans how a wide question is answered: as few requests as can be, each a superset of what is looked for, and what the browser has to
 * see to behind them. Pure: the same question of the same source is the same plan.
 */
export function planSearch(question: WideQuestion, ground: PlanGround): Planned {
  const parsed = parseFind(question.where);
  if (!parsed.ok) {
    const { message, start } = parsed.mistake;
    const where = `“Where”, character ${String(start + 1)}: ${message}`;
    return failed(failure('bad-request', 'search', where, 'Put it right, then search again.'));
  }
  const { ofSpan, ofTrace } = splitWhere(parsed.node);
  const ways = [
    { most: MOST_ALTERNATIVES, guesses: true, byName: true },
    { most: MOST_ALTERNATIVES, guesses: false, byName: true },
    { most: 1, guesses: false, byName: true },
    { most: 1, guesses: false, byName: false },
  ];
  const plans = ways.map((way) => planAs(question, ground, ofSpan, ofTrace, way));
  const fitting = plans.find(({ requests }) => requests.length <= question.budget) ?? plans.at(-1);
  if (fitting === undefined) throw new Error('no way to plan');
  const { filters } = ground;
  const filtered = filters && planFiltered(question, ofSpan, ofTrace, filters);
  if (filtered && isLess(filtered, fitting)) return answered(filtered);
  return answered(withinBudget(fitting, question.budget));
}

const leftToBrowser = ({ terms }: SearchPlan): number => terms.filter(({ by }) => by === 'browser').length;

/** Less is left to the browser, or as much with fewer requests. */
function isLess(plan: SearchPlan, than: SearchPlan): boolean {
  const less = leftToBrowser(than) - leftToBrowser(plan);
  return less > 0 || (less === 0 && plan.requests.length < than.requests.length);
}

function withinBudget(plan: SearchPlan, budget: number): SearchPlan {
  if (plan.requests.length <= budget) return plan;
  return { ...plan, requests: plan.requests.slice(0, budget), left: plan.requests.slice(budget) };
}

interface Way {
  readonly most: number;
  readonly guesses: boolean;
  /** Each name has requests of its own; else the browser chooses among all names. */
  readonly byName: boolean;
}

function planAs(
  question: WideQuestion,
  ground: PlanGround,
  ofSpan: readonly FindNode[],
  ofTrace: readonly FindNode[],
  way: Way,
): SearchPlan {
  const { capabilities } = ground;
  const { operations } = question;
  const services = question.services === 'all' ? [] : question.services;
  const base: Anchor = {
    services,
    operation: undefined,
    tags: question.tags,
    minDuration: question.minDuration,
    maxDuration: question.maxDuration,
  };
  const namesSent = way.byName || operations.length <= 1;
  const names = namesSent && operations.length > 0 ? operations : [undefined];
  const { drafts, unsent } = capabilities.readsAll
    ? everything(ofSpan)
    : draftRequests(
        names.map((operation) => ({ ...base, operation })),
        ofSpan,
        ground,
        way,
      );
  const { start, end, limit } = question;
  const queries = drafts.flatMap(({ anchor, guessed }) =>
    (way.guesses && guessed ? [guessed, anchor] : [anchor]).flatMap((one) =>
      servicesOf(one, ground).map((service): TraceQuery => {
        const { operation, tags, minDuration, maxDuration } = one;
        return { service, operation, tags, minDuration, maxDuration, start, end, limit };
      }),
    ),
  );
  const inBrowser = capabilities.readsAll || !namesSent || unsent.size > 0 || ofTrace.length > 0;
  return {
    requests: named(queries),
    left: [],
    rest: inBrowser ? restOf(question, services, ofSpan, ofTrace) : '',
    terms: markTerms(question, services, ofSpan, ofTrace, unsent, namesSent, capabilities.readsAll),
    notes: [],
  };
}

/** A source that reads all there is anyway is asked for the window; the browser does the rest. */
const everything = (ofSpan: readonly FindNode[]): Draft => ({
  drafts: [
    {
      anchor: {
        services: [],
        operation: undefined,
        tags: [],
        minDuration: undefined,
        maxDuration: undefined,
      },
      guessed: undefined,
    },
  ],
  unsent: new Set(ofSpan),
});

function draftRequests(
  bases: readonly Anchor[],
  ofSpan: readonly FindNode[],
  { capabilities, services }: PlanGround,
  { most }: Way,
): Draft {
  const unsent = new Set<FindNode>();
  const drafts: Drafted[] = [];
  const ownerOf = new Map<FindNode, FindNode>();
  for (const term of ofSpan) {
    ownerOf.set(term, term);
    for (const branch of term.type === 'or' ? term.of : [])
      for (const one of branch.type === 'and' ? branch.of : [branch]) ownerOf.set(one, term);
  }
  for (const base of bases) {
    for (const terms of alternatives(ofSpan, most)) {
      let [anchor, guessed]: Anchor[] = [base, base];
      let isPossible = true;
      let guesses = 0;
      for (const term of terms) {
        const pushed = pushTerm(anchor ?? base, term, capabilities, services);
        const alsoGuessed = pushTerm(guessed ?? base, term, capabilities, services);
        if (pushed === IMPOSSIBLE || alsoGuessed === IMPOSSIBLE) isPossible = false;
        else {
          if (pushed?.certainty === 'sure') anchor = pushed.anchor;
          else unsent.add(ownerOf.get(term) ?? term);
          if (alsoGuessed) guessed = alsoGuessed.anchor;
          if (alsoGuessed?.certainty === 'guess') guesses++;
        }
      }
      if (isPossible && anchor) drafts.push({ anchor, guessed: guesses > 0 ? guessed : undefined });
    }
  }
  return { drafts, unsent };
}

/** The services that one request each is for. */
function servicesOf(anchor: Anchor, { capabilities, services }: PlanGround): readonly (string | undefined)[] {
  if (anchor.services.length > 0) return anchor.services;
  if (capabilities.searchWithoutService || capabilities.readsAll) return [undefined];
  return services;
}

/** Requests, each once, with the words in which they differ. */
function named(queries: readonly TraceQuery[]): readonly PlannedRequest[] {
  const byKey = new Map<string, PlannedRequest>();
  const isSame = (pick: (query: TraceQuery) => string): boolean => new Set(queries.map(pick)).size <= 1;
  const tagsOf = ({ tags }: TraceQuery): string => tags.map(({ key, value }) => `${key}=${value}`).join(' ');
  const durationsOf = ({ minDuration, maxDuration }: TraceQuery): string =>
    durationTerms({ minDuration, maxDuration }).map(printFind).join(' ');
  const hasOtherTags = !isSame(tagsOf);
  const hasOtherDurations = !isSame(durationsOf);
  const hasOtherNames = !isSame(({ operation }) => operation ?? '');
  for (const query of queries) {
    const { service, operation, tags, minDuration, maxDuration } = query;
    const key = JSON.stringify([service, operation, tags, minDuration, maxDuration]);
    const parts = [
      service === undefined ? 'all services' : `service ${service}`,
      hasOtherNames ? (operation ?? 'all operations') : '',
      hasOtherTags ? tagsOf(query) || 'without tags' : '',
      hasOtherDurations ? durationsOf(query) || 'any duration' : '',
    ];
    byKey.set(key, { key, words: parts.filter((part) => part !== '').join(', '), query });
  }
  return [...byKey.values()];
}
