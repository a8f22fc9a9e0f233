import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { serviceHue, serviceHues } from './serviceColour';

const names = fc.uniqueArray(fc.string(), { maxLength: 40 });

describe('hues of services', () => {
  it('do not depend on the order in which services appear', () => {
    fc.assert(
      fc.property(names, (some) => {
        expect([...serviceHues([...some].reverse())].sort()).toEqual([...serviceHues(some)].sort());
      }),
    );
  });

  it('are all different up to 22 services', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.string(), { maxLength: 22 }), (some) => {
        expect(new Set(serviceHues(some).values()).size).toBe(some.length);
      }),
    );
  });

  it('are those of the names alone wherever names do not meet', () => {
    fc.assert(
      fc.property(names, (some) => {
        const own = some.map(serviceHue);
        const hues = serviceHues(some);
        for (const [at, name] of some.entries()) {
          if (own.filter((hue) => hue === own[at]).length === 1) expect(hues.get(name)).toBe(own[at]);
        }
      }),
    );
  });

  it('keep clear of the red of errors', () => {
    fc.assert(
      fc.property(fc.string(), (name) => {
        const hue = serviceHue(name);
        expect(hue > 45 && hue < 350).toBe(true);
      }),
    );
  });
});
