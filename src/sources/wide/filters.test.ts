import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseFind } from '../../core';
import { failure } from '../../worker';
import { jaegerV3, nothing } from '../../testing/wideQuestions';
import { isFilterRefusal, refusedWord, toFilter, type FilterCall } from './filters';
import { planSearch } from './planSearch';
import type { WideQuestion } from './WideQuestion';

/** A filter as a picture. */
function drawn({ op, args }: FilterCall): string {
  const parts = args.map((operand) => {
    if ('attr' in operand) return operand.attr.key;
    if ('field' in operand) return `${operand.field.level}.${operand.field.name}`;
    if ('scalar' in operand) return operand.scalar.value;
    if ('list' in operand) return `[${operand.list.values.join(' ')}]`;
    return drawn(operand.call);
  });
  return `${op}(${parts.join(', ')})`;
}

function filterOf(where: string, refused: readonly string[] = []): string {
  const parsed = parseFind(where);
  if (!parsed.ok || parsed.node === undefined) throw new Error(where);
  const call = toFilter(parsed.node, new Set(refused));
  return call === undefined ? 'none' : drawn(call);
}

const golden = new URL('../../../test/golden/jaeger-head-filters/', import.meta.url);
const recorded = (name: string) => {
  const body: unknown = JSON.parse(readFileSync(new URL(name, golden), 'utf8'));
  if (typeof body !== 'object' || body === null || !('error' in body)) return '';
  const { error } = body;
  return typeof error === 'object' && error !== null && 'message' in error ? String(error.message) : '';
};
const refusal = (serverSaid: string, status = 400) =>
  failure('status', 'GET', 'no', 'Change it.', { status, serverSaid });

describe('the structured filter of a term', () => {
  it.each([
    ['code=503', 'eq(code, 503)'],
    ['-code=503', 'not(eq(code, 503))'],
    ['code!=503', 'ne(code, 503)'],
    ['code>=500', 'gte(code, 500)'],
    ['code?', 'exists(code)'],
    ['duration>=300ms', 'gte(span.duration, 300ms)'],
    ['code=500 or (k=v and service=A)', 'or(eq(code, 500), and(eq(k, v), eq(resource.service, A)))'],
    ['name="GET /"', 'eq(span.name, GET /)'],
    // No server knows units of attributes, and the words of status and kind are said nowhere.
    ['size>1kB', 'none'],
    ['size=1kB', 'none'],
    ['error?', 'none'],
    ['kind=server', 'none'],
    ['code~^5', 'none'],
    ['timeout', 'none'],
    ['code=500 or timeout', 'none'],
  ])('%s', (where, picture) => {
    expect(filterOf(where)).toBe(picture);
  });

  it('leaves out what was refused, and all that holds it', () => {
    expect(filterOf('code>500', ['gt-attr'])).toBe('none');
    expect(filterOf('duration>5ms', ['gt-attr'])).toBe('gt(span.duration, 5ms)');
    expect(filterOf('-code=500', ['not'])).toBe('none');
    expect(filterOf('a=1 or -b=2', ['not'])).toBe('none');
  });
});

describe('what a Jaeger with filters was seen to answer', () => {
  it('every recorded error is read as a refusal, and what its storage cannot is learnt', () => {
    const errors = readdirSync(golden).filter((name) => name.startsWith('err-'));
    expect(errors.length).toBeGreaterThan(3);
    for (const name of errors.filter((one) => one !== 'err-not-json.json'))
      expect(isFilterRefusal(refusal(recorded(name))), name).toBe(true);
    expect(refusedWord(refusal(recorded('err-gte-attr.json')))).toBe('gte-attr');
    expect(refusedWord(refusal(recorded('err-with-service.json')))).toBeUndefined();
    expect(isFilterRefusal(refusal('query filter', 500))).toBe(false);
  });

  it('of a whole operator, and of lists', () => {
    const cannot = 'this storage backend cannot serve this query filter: it ';
    expect(refusedWord(refusal(`${cannot}does not support the operator "or"`))).toBe('or');
    expect(refusedWord(refusal(`${cannot}does not support the operator "ne" on "name"`))).toBe('ne');
    expect(refusedWord(refusal(`${cannot}compares a reference against a constant only`))).toBe('in');
  });
});

describe('the plan with filters', () => {
  const planned = (asked: Partial<WideQuestion>, refused: readonly string[] = []) => {
    const plan = planSearch(
      { ...nothing, ...asked },
      { capabilities: jaegerV3, services: ['A', 'B', 'C'], filters: new Set(refused) },
    );
    if (!plan.ok) throw new Error(plan.failure.message);
    const { requests, rest, terms } = plan.value;
    return {
      filters: requests.map(({ query }) => query.filter ?? 'none'),
      rest,
      terms: terms.map(({ words, by }) => `${by}: ${words}`),
    };
  };

  it('one request for all, as the recorded server reads it', () => {
    const { filters } = planned({ where: 'http.response.status_code!=200 -k=v' });
    expect(filters).toEqual([
      '{"op":"and","args":[{"call":{"op":"ne","args":[{"attr":{"key":"http.response.status_code"}},{"scalar":{"value":"200"}}]}},' +
        '{"call":{"op":"not","args":[{"call":{"op":"eq","args":[{"attr":{"key":"k"}},{"scalar":{"value":"v"}}]}}]}}]}',
    ]);
  });

  it('services and names in place of one request each; what is of the trace stays with the browser', () => {
    const { filters, rest, terms } = planned({
      services: ['A', 'B'],
      operations: ['x', 'y'],
      where: 'code>=500 {service=C}',
    });
    expect(filters).toHaveLength(1);
    expect(filters[0]).toContain(
      '{"op":"in","args":[{"field":{"name":"service","level":"resource"}},{"list":{"values":["A","B"]}}]}',
    );
    expect(rest).toBe('(service=A or service=B) (name=x or name=y) code>=500 {service=C}');
    expect(terms).toEqual([
      'server: service=A or service=B',
      'server: name=x or name=y',
      'server: code>=500',
      'browser: {service=C}',
    ]);
  });

  it('the old way where that leaves less to the browser, or takes no more requests', () => {
    expect(planned({ services: ['A'], where: 'error?' }).filters).toEqual(['none']);
    expect(planned({ services: ['A'], where: 'code=500' }).filters).toEqual(['none']);
    // What a server reads in a way of its own stays as it is.
    expect(planned({ services: ['A', 'B'], tags: [{ key: 'error', value: 'true' }] }).filters).toEqual([
      'none',
      'none',
    ]);
    expect(planned({ services: ['A', 'B'], tags: [{ key: 'code', value: '5..' }] }).filters).toEqual([
      'none',
      'none',
    ]);
    expect(planned({ services: ['A', 'B'] }, ['in']).filters).toEqual(['none', 'none']);
  });

  it('what the storage refuses is done in the browser, and said to be', () => {
    expect(planned({ services: ['A'], where: '-code=500 k>5' }, ['gt-attr']).terms).toEqual([
      'server: service=A',
      'server: -code=500',
      'browser: k>5',
    ]);
  });
});
