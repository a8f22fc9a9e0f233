import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { answered, type Answer, type MetricSeries } from '../core';
import { askMetrics, metricsPath } from './metrics';
import type { MetricsQuestion } from './TraceSource';
import type { Transport } from './Transport';

const question: MetricsQuestion = {
  about: 'calls',
  services: ['service-a'],
  kind: 'server',
  end: 1_795_428_900_000,
  lookback: 3_600_000,
  step: 60_000,
  ratePer: 600_000,
  byOperation: false,
};

const recorded = (file: string) =>
  readFileSync(new URL(`../../test/golden/${file}`, import.meta.url), 'utf8');

/** A server that answers everything alike. */
const answering = (text: string, status = 200): Transport => ({
  label: 'Jaeger',
  asked: (path) => `GET /${path}`,
  reply: () => Promise.resolve(answered({ status, text, retryAfterSeconds: undefined })),
  origin: () => ({ from: 'bytes', bytes: new Uint8Array(), label: '' }),
});

const ask = (file: string, part: Partial<MetricsQuestion> = {}, status = 200) =>
  askMetrics(answering(recorded(file), status), { ...question, ...part });

function lines(answer: Answer<readonly MetricSeries[]>): readonly MetricSeries[] {
  if (!answer.ok) throw new Error(answer.failure.message);
  return answer.value;
}

describe('a question to a metrics store', () => {
  it('has the parameters that Jaeger knows', () => {
    expect(
      metricsPath({ ...question, services: ['a b', 'c'], about: { quantile: 0.95 }, byOperation: true }),
    ).toBe(
      'api/metrics/latencies?service=a%20b&service=c&quantile=0.95&endTs=1795428900000&lookback=3600000&step=60000&ratePer=600000&spanKind=server&groupByOperation=true',
    );
    expect(metricsPath(question)).toMatch(/^api\/metrics\/calls\?service=service-a&endTs/);
    expect(metricsPath({ ...question, about: 'errors' })).toMatch(/^api\/metrics\/errors\?/);
  });
});

describe.each(['jaeger-2.13-full', 'jaeger-2.20-full'])('the recorded answers of %s', (folder) => {
  it('are calls a second', async () => {
    const [line, ...more] = lines(await ask(`${folder}/metrics.calls.json`));
    expect(more).toEqual([]);
    expect(line).toMatchObject({ service: 'service-a', operation: undefined, values: [3.5, 3.5, 3.5, 3.5] });
    expect(line?.times[0]).toBe(Date.parse('2026-11-23T10:12:00Z'));
  });
  it('are durations in nanoseconds, where NaN is no number', async () => {
    const about = { quantile: 0.95 };
    const [line] = lines(await ask(`${folder}/metrics.latencies.json`, { about }));
    expect(line?.values).toEqual([12.5e6, NaN, 14.5e6, 15.5e6]);
  });
  it('are told apart by operation and by service', async () => {
    const byOperation = lines(
      await ask(`${folder}/metrics.errors.by-operation.json`, { about: 'errors', byOperation: true }),
    );
    expect(byOperation.map(({ operation }) => operation)).toEqual(['GET /checkout', '<b>op</b>']);
    const two = lines(await ask(`${folder}/metrics.calls.two-services.json`));
    expect(two.map(({ service }) => service)).toEqual(['service-a', 'service-b']);
    expect(lines(await ask(`${folder}/metrics.calls.no-data.json`))).toEqual([]);
    expect(lines(await ask(`${folder}/metrics.calls.pretty.json`))).toHaveLength(1);
  });
  it('say why there are none', async () => {
    const answer = await ask(`${folder}/metrics.calls.backend-error.json`, {}, 500);
    expect(answer).toMatchObject({ failure: { kind: 'status', status: 500 } });
    expect(answer.ok || answer.failure.serverSaid).toContain('boom');
  });
});

describe('answers without numbers', () => {
  it('of a server without a store are a failure with its status', async () => {
    for (const folder of ['jaeger-2.13', 'jaeger-2.20', 'jaeger-head'])
      expect(await ask(`${folder}/metrics.calls.json`, {}, 501)).toMatchObject({ failure: { status: 501 } });
  });
  it('of a server that does not know the question are no endpoint', async () => {
    expect(await ask('victoriatraces-2025-07/metrics.calls.txt', {}, 400)).toMatchObject({
      failure: { kind: 'no-endpoint' },
    });
  });
  it('of another kind are refused, and odd members of lines are no number', async () => {
    const odd = {
      metrics: [
        {
          labels: null,
          metricPoints: [
            { gaugeValue: { doubleValue: '+Inf' }, timestamp: '2026-11-23T10:12:00Z' },
            { gaugeValue: {}, timestamp: '2026-11-23T10:11:00Z' },
            { timestamp: 'soon' },
          ],
        },
      ],
    };
    const [line] = lines(await askMetrics(answering(JSON.stringify(odd)), question));
    expect(line).toMatchObject({ service: 'service-a', values: [0, NaN] });
    for (const text of ['{"data":[]}', '{"metrics":{"a":1}}', '{"metrics":[1]}'])
      expect(await askMetrics(answering(text), question)).toMatchObject({ failure: { kind: 'not-traces' } });
  });
});
