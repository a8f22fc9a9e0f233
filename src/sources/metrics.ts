import * as v from 'valibot';
import { answered, failed, type Answer, type MetricSeries } from '../core';
import { unexpectedJson, type AskOptions } from '../worker';
import { queryString } from './parameters';
import type { MetricsQuestion } from './TraceSource';
import { askJson, type Transport } from './Transport';

/** Parameters of `GET /api/metrics/…` as every Jaeger has them: whole milliseconds. */
export function metricsPath(question: MetricsQuestion): string {
  const { about, services, kind, end, lookback, step, ratePer, byOperation } = question;
  const room = about === 'calls' || about === 'errors' ? about : 'latencies';
  return `api/metrics/${room}${queryString([
    ...services.map((service) => ['service', service] as const),
    ['quantile', typeof about === 'object' ? String(about.quantile) : undefined],
    ['endTs', String(Math.trunc(end))],
    ['lookback', String(Math.trunc(lookback))],
    ['step', String(Math.trunc(step))],
    ['ratePer', String(Math.trunc(ratePer))],
    ['spanKind', kind],
    ['groupByOperation', byOperation ? 'true' : undefined],
  ])}`;
}

/** Whatever is no number at all stands for "none": stores write NaN and ±Inf as texts. */
const number = v.fallback(v.number(), NaN);

const family = v.object({
  metrics: v.optional(
    v.nullable(
      v.array(
        v.object({
          labels: v.optional(v.nullable(v.array(v.object({ name: v.string(), value: v.string() })))),
          metricPoints: v.optional(
            v.nullable(
              v.array(
                v.object({
                  gaugeValue: v.optional(v.object({ doubleValue: v.optional(number) })),
                  timestamp: v.optional(v.string()),
                }),
              ),
            ),
          ),
        }),
      ),
    ),
  ),
});

type Line = NonNullable<NonNullable<v.InferOutput<typeof family>['metrics']>[number]>;

/** A line with its points in the order of time; points without a time are left out. */
function lineOf(
  { labels, metricPoints }: Line,
  { about, byOperation, services }: MetricsQuestion,
): MetricSeries {
  const label = (name: string) => labels?.find((one) => one.name === name)?.value;
  // Latencies come in milliseconds.
  const unit = typeof about === 'object' ? 1e6 : 1;
  const points = (metricPoints ?? [])
    .map(({ timestamp, gaugeValue }) => ({
      time: Date.parse(timestamp ?? ''),
      // proto3 leaves zeros out.
      value: (gaugeValue === undefined ? NaN : (gaugeValue.doubleValue ?? 0)) * unit,
    }))
    .filter(({ time }) => !Number.isNaN(time))
    .sort((a, b) => a.time - b.time);
  return {
    service: label('service_name') ?? services[0] ?? '',
    operation: byOperation ? (label('operation') ?? '') : undefined,
    times: points.map(({ time }) => time),
    values: points.map(({ value }) => value),
  };
}

/** Asks a metrics store (`GET /api/metrics/{calls,errors,latencies}`) and reads its lines; NaN where it has no number. */
export async function askMetrics(
  transport: Transport,
  question: MetricsQuestion,
  options: AskOptions = {},
): Promise<Answer<readonly MetricSeries[]>> {
  const path = metricsPath(question);
  const reply = await askJson(transport, path, options);
  if (!reply.ok) return reply;
  const read = v.safeParse(family, { metrics: reply.value.get('metrics') });
  if (!read.success || !reply.value.has('metrics'))
    return failed(unexpectedJson(transport.asked(path), 200, [...reply.value.keys()].join(', ')));
  return answered((read.output.metrics ?? []).map((line) => lineOf(line, question)));
}
