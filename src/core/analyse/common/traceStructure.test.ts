import { describe, expect, it } from 'vitest';
import { nanos } from '../../model';
import { traceFromPicture } from '../../../testing/drawTrace';
import { summariseTrace } from '../summariseTrace';
import { summaryStructure, traceStructure } from './traceStructure';

/** Facts as "key text" with their count. */
function factsOf(picture: string): Map<string, number> {
  const trace = traceFromPicture(picture);
  const found = new Map<string, number>();
  const put = (key: string, text: string, spans: number): void => {
    expect(found.has(`${key} ${text}`)).toBe(false);
    found.set(`${key} ${text}`, spans);
  };
  traceStructure(trace, put);
  summaryStructure(summariseTrace(trace), put);
  return found;
}

describe('the shape of a trace', () => {
  it('is its operations, calls between services, retries, errors, depth and size', () => {
    const facts = factsOf(`
      web:GET /        [============]
        web:render     [=           ]
        api:query      [ ==         ]!
        api:query      [   ==       ]!
        api:query      [     ==     ]
          db:SELECT    [     =      ]
        db:SELECT      [        =   ]
    `);
    expect(Object.fromEntries(facts)).toEqual({
      'has-operation web: GET /': 1,
      'has-operation web: render': 1,
      'has-operation api: query': 3,
      'has-operation db: SELECT': 2,
      'has-call web → api': 3,
      'has-call api → db': 1,
      'has-call web → db': 1,
      'has-retry api: query': 2,
      'has-error api': 2,
      'n-depth 3': 1,
      'n-services 3': 1,
      'n-spans 7': 1,
      'n-errors 2': 1,
    });
  });

  it('calls no retry what ran beside the failure, follows it, or has another parent', () => {
    const retries = (picture: string) =>
      [...factsOf(picture)].filter(([fact]) => fact.startsWith('has-retry'));
    expect(
      retries(`
        web:GET /      [============]
          api:query    [ ====       ]!
          api:query    [   ===      ]
          api:query    [      ==    ]~
          api:other    [       ==   ]
            api:query  [       =    ]
      `),
    ).toEqual([]);
    expect(
      retries(`
        web:GET /      [============]
          api:query    [ ====       ]!
          api:query    [   ======   ]!
          api:query    [     ==     ]
      `),
    ).toEqual([['has-retry api: query', 1]]);
  });

  it('of a summary is what it knows', () => {
    const found: string[] = [];
    const summary = {
      ...summariseTrace(traceFromPicture('a:x [==]')),
      duration: nanos(1),
      spanCount: undefined,
      errorCount: undefined,
      services: [{ name: 'a', spanCount: undefined, errorCount: undefined }],
    };
    summaryStructure(summary, (key, text) => found.push(`${key} ${text}`));
    expect(found).toEqual(['n-services 1']);
  });
});
