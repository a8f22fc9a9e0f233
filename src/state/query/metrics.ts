import { useQuery } from '@tanstack/react-query';
import type { Answer, Failure, MetricLines, MetricSeries } from '../../core';
import type { MetricsQuestion, TraceSource } from '../../sources/TraceSource';
import { getConnection } from './connection';
import { unwrap } from './FailureError';
import { asking } from './progress';

/** What is asked of a metrics store. Times in milliseconds since 1970, `step` in milliseconds. */
export interface StoreQuestion {
  readonly services: readonly string[];
  /** As Jaeger writes kinds of spans. */
  readonly kind: string;
  readonly from: number;
  readonly to: number;
  readonly step: number;
  readonly byOperation: boolean;
}

/** The lines of a store, or why there is none. */
export type StoreAnswer =
  | { readonly has: 'lines'; readonly lines: MetricLines }
  | { readonly has: 'no store'; readonly why: Failure | undefined };

/** Key of the question, also under which its progress stands. */
export const metricsKey = 'metrics';

/** Rates are means over no less than this, as in Jaeger UI: stores look at their targets about once a minute. */
export const leastRatePerMs = 600_000;
/** Points of a store come no closer. */
export const leastStoreStepMs = 60_000;
/** Services in one question: they stand in its address. */
const servicesAtOnce = 40;

/** What a server says that has no metrics store; nothing of it is wrong. */
export const isNoStore = ({ kind, status }: Failure): boolean =>
  status === 501 || kind === 'no-endpoint' || kind === 'not-json' || (kind === 'not-found' && status === 404);

/** A server that has no store has none for as long as the page is open. */
const storeless = new WeakMap<TraceSource, Failure>();

type Ask = NonNullable<TraceSource['metrics']>;

async function allLines(
  ask: (about: MetricsQuestion['about'], services: readonly string[]) => ReturnType<Ask>,
  services: readonly string[],
): Promise<Answer<MetricLines>> {
  const lines: Record<keyof MetricLines, MetricSeries[]> = {
    calls: [],
    errors: [],
    p50: [],
    p75: [],
    p95: [],
  };
  const kinds = [
    ['calls', 'calls'],
    ['errors', 'errors'],
    ['p50', { quantile: 0.5 }],
    ['p75', { quantile: 0.75 }],
    ['p95', { quantile: 0.95 }],
  ] as const;
  for (let first = 0; first < services.length; first += servicesAtOnce) {
    const some = services.slice(first, first + servicesAtOnce);
    // The first question finds out whether there is a store at all.
    for (const part of first === 0 ? [kinds.slice(0, 1), kinds.slice(1)] : [kinds]) {
      const answers = await Promise.all(part.map(([, about]) => ask(about, some)));
      for (const [at, answer] of answers.entries()) {
        if (!answer.ok) return answer;
        const name = part[at]?.[0];
        if (name !== undefined) lines[name] = lines[name].concat(answer.value);
      }
    }
  }
  return { ok: true, value: lines };
}

/** The lines of the server's metrics store; undefined = nothing is asked. */
export function useMetrics(question: StoreQuestion | undefined) {
  return useQuery({
    queryKey: [metricsKey, question ?? null] as const,
    enabled: question !== undefined && question.services.length > 0,
    queryFn: async ({ signal }): Promise<StoreAnswer> => {
      const { source } = unwrap(await getConnection());
      const { metrics } = source;
      const known = storeless.get(source);
      if (question === undefined || metrics === undefined || known) return { has: 'no store', why: known };
      const { services, kind, from, to, step, byOperation } = question;
      const length = Math.max(leastStoreStepMs, step);
      const rest = {
        kind,
        end: to,
        lookback: to - from,
        step: length,
        ratePer: Math.max(leastRatePerMs, length),
        byOperation,
      };
      const lines = await asking(metricsKey, signal, (options) =>
        allLines((about, some) => metrics({ about, services: some, ...rest }, options), services),
      );
      if (!lines.ok && isNoStore(lines.failure)) {
        storeless.set(source, lines.failure);
        return { has: 'no store', why: lines.failure };
      }
      return { has: 'lines', lines: unwrap(lines) };
    },
    // What was there before stays on screen while the next is under way, for the same service.
    placeholderData: (before, query) => {
      const asked = query?.queryKey[1];
      return asked?.services.join('\n') === question?.services.join('\n') && asked?.kind === question?.kind
        ? before
        : undefined;
    },
  });
}
