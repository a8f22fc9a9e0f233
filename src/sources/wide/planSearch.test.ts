import { describe, expect, it } from 'vitest';
import { nanos, printFind } from '../../core';
import { files, jaegerV1, jaegerV3, nothing, plan, victoria } from '../../testing/wideQuestions';
import type { SourceCapabilities } from '../TraceSource';
import { planSearch } from './planSearch';
import { durationTerms } from './terms';
import type { SearchPlan, WideQuestion } from './WideQuestion';

/** A plan as a picture: a line a request, then what is left for the browser. */
function drawn({ requests, left, rest }: SearchPlan): string[] {
  const line = ({ query }: SearchPlan['requests'][number]): string =>
    [
      query.service ?? '*',
      query.operation ?? '',
      ...query.tags.map(({ key, value }) => `${key}=${value}`),
      ...durationTerms(query).map(printFind),
    ]
      .filter((part) => part !== '')
      .join(' ');
  return [
    ...requests.map(line),
    ...left.map((one) => `left: ${line(one)}`),
    ...(rest === '' ? [] : [`then ${rest}`]),
  ];
}

describe('the plan of a wide question', () => {
  it.each<[string, Partial<WideQuestion>, SourceCapabilities, string[]]>([
    ['some services', { services: ['A', 'B'] }, jaegerV1, ['A', 'B']],
    ['all services, one by one', { services: 'all' }, jaegerV1, ['A', 'B', 'C']],
    ['all services at once', { services: 'all' }, jaegerV3, ['*']],
    [
      'services and names',
      { services: ['A', 'B'], operations: ['x', 'y'] },
      jaegerV1,
      ['A x', 'B x', 'A y', 'B y'],
    ],
    [
      'more than the budget: names are left to the browser, then services are not asked',
      { services: 'all', operations: ['x', 'y'], budget: 2 },
      jaegerV1,
      ['A', 'B', 'left: C', 'then name=x or name=y'],
    ],
    [
      'an or of tags falls apart',
      { services: ['A'], where: 'code=500 or code=503' },
      jaegerV1,
      ['A code=500', 'A code=503'],
    ],
    [
      'an or with what no server can',
      { services: ['A'], where: 'code=500 or code?' },
      jaegerV1,
      ['A code=500', 'A', 'then service=A (code=500 or code?)'],
    ],
    [
      'a negation is left to the browser',
      { services: ['A'], tags: [{ key: 'k', value: 'v' }], where: '-code=500' },
      jaegerV1,
      ['A k=v', 'then service=A k=v -code=500'],
    ],
    [
      'bounds and names out of the text',
      { services: ['A'], where: 'name=x duration>=1s duration<2s' },
      jaegerV1,
      ['A x duration>=1000000000ns duration<=1999999999ns'],
    ],
    [
      'errors: some servers of API v1 do not know the tag, so both are asked',
      { services: ['A'], where: 'error?' },
      jaegerV1,
      ['A error=true', 'A', 'then service=A error?'],
    ],
    ['errors of API v3', { where: 'error?' }, jaegerV3, ['* error=true']],
    [
      'a pattern for Elasticsearch, and for all others',
      { services: ['A'], where: 'code~^5' },
      jaegerV3,
      ['A code=5.*', 'A', 'then service=A code~^5'],
    ],
    [
      'VictoriaTraces',
      { services: ['A'], where: 'code~^5 host!=b' },
      victoria,
      ['A code=~^5 host!=b', 'A', 'then service=A code~^5 host!=b'],
    ],
    [
      'the trace is asked by the browser',
      { services: ['A'], where: '{service=B} > {service=C} count({})>3' },
      jaegerV1,
      ['A', 'then service=A {service=B} > {service=C} count({})>3'],
    ],
    ['a service of the text', { where: 'service=b error?' }, victoria, ['B error=true']],
    ['a service that is none of those asked', { services: ['A'], where: 'service=B' }, jaegerV1, []],
    [
      'files',
      { services: ['A', 'B'], where: '-{error?}' },
      files,
      ['*', 'then (service=A or service=B) -{error?}'],
    ],
  ])('%s', (_, asked, capabilities, lines) => {
    expect(drawn(plan(asked, capabilities))).toEqual(lines);
  });

  it('says of each term who sees to it', () => {
    const { terms } = plan(
      { services: ['A'], operations: ['x'], where: 'code=500 -k=v {service=B}', minDuration: nanos(1e6) },
      jaegerV1,
    );
    expect(terms.map(({ words, by }) => `${by}: ${words}`)).toEqual([
      'server: service=A',
      'server: name=x',
      'server: duration>=1000000ns',
      'server: code=500',
      'browser: -k=v',
      'browser: {service=B}',
    ]);
  });

  it('names requests by what they differ in', () => {
    const { requests } = plan({ services: ['A', 'B'], where: 'code=500 or code=503' }, jaegerV1);
    expect(requests.map(({ words }) => words)).toEqual([
      'service A, code=500',
      'service B, code=500',
      'service A, code=503',
      'service B, code=503',
    ]);
  });

  it('says what is wrong with the text', () => {
    const planned = planSearch({ ...nothing, where: 'a {b' }, { capabilities: jaegerV1, services: [] });
    expect(planned.ok ? '' : planned.failure.message).toBe('“Where”, character 3: This brace is not closed.');
  });
});
