import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { traceFromPicture } from '../../testing/drawTrace';
import { servicesFromJaegerFilter } from './fromJaegerFilter';

/** A trace whose services come in this order. */
const traceOf = (services: readonly string[]) =>
  traceFromPicture(services.map((service) => `  ${service}:work [==]`).join('\n'));
const trace = traceOf(['db', 'api', 'cache', 'auth']);

/** What Jaeger UI writes, in its own way: a hash of the joined text, a mask as one big number. */
function jaegerFilter(services: readonly string[], shown: ReadonlySet<string>): string {
  const sorted = [...services].sort();
  const joined = sorted.join('\0');
  let hash = 0x811c;
  for (const unit of joined.split('')) hash = Math.imul(hash ^ unit.charCodeAt(0), 0x0101) & 0xffff;
  const mask = sorted.reduce((sum, name, at) => (shown.has(name) ? sum | (1n << BigInt(at)) : sum), 0n);
  return `${hash.toString(16)}.${mask.toString(16)}`;
}
const sum = jaegerFilter(['api', 'auth', 'cache', 'db'], new Set()).split('.')[0] ?? '';

describe('servicesFromJaegerFilter', () => {
  it('reads a bit for each service in the order of their names', () => {
    expect(servicesFromJaegerFilter(`${sum}.9`, trace)).toEqual({
      shown: ['api', 'db'],
      hidden: ['auth', 'cache'],
      outdated: false,
    });
  });

  it('overlooks bits of services that are not there, and capitals', () => {
    expect(servicesFromJaegerFilter(`${sum.toUpperCase()}.F9`, trace)?.shown).toEqual(['api', 'db']);
  });

  it.each(['', 'f', '.9', `${sum}.`, `${sum}.xyz`, `${sum}.0`, `${sum}.f`, `${sum}.10`, `${sum}.-1`])(
    'hides nothing for “%s”',
    (text) => {
      expect(servicesFromJaegerFilter(text, trace)).toBeUndefined();
    },
  );

  it('says that the services have changed', () => {
    expect(servicesFromJaegerFilter(`${sum}.9`, traceOf(['db', 'api', 'cache']))).toEqual({
      shown: ['api', 'cache', 'db'],
      hidden: [],
      outdated: true,
    });
  });

  it('reads what Jaeger UI writes, for any number of services', () => {
    const some = fc.uniqueArray(fc.stringMatching(/^[A-Za-z][a-z0-9-]{0,8}$/), {
      minLength: 2,
      maxLength: 70,
    });
    fc.assert(
      fc.property(some, fc.func(fc.boolean()), (services, chosen) => {
        const shown = services.filter((service) => chosen(service)).sort();
        const read = servicesFromJaegerFilter(jaegerFilter(services, new Set(shown)), traceOf(services));
        if (shown.length === 0 || shown.length === services.length) expect(read).toBeUndefined();
        else expect(read).toMatchObject({ shown, outdated: false });
      }),
      { numRuns: 50 },
    );
  });
});
