import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Attribute, SpanEvent } from '../model';
import { attributeText } from './attributeText';
import { cutEvent } from './cutEvent';
import { eventLine } from './eventLine';

const text = (key: string, value: string): Attribute => ({ key, value: { type: 'string', value } });
const event = (name: string, ...attributes: Attribute[]): SpanEvent => ({
  time: undefined,
  name,
  attributes,
});

describe('an event in a line', () => {
  it('is called by its name, or by its message', () => {
    expect(eventLine(event('retry', text('message', 'again'), text('n', '1')))).toEqual({
      title: 'retry',
      rest: [text('message', 'again'), text('n', '1')],
    });
    expect(eventLine(event('', text('n', '1'), text('message', 'again')))).toEqual({
      title: 'again',
      rest: [text('n', '1')],
    });
    expect(eventLine(event('', text('level', 'info')))).toEqual({ title: '', rest: [text('level', 'info')] });
    expect(eventLine(event(''))).toEqual({ title: '', rest: [] });
  });
});

describe('a cut event', () => {
  it('is the event itself where there is room', () => {
    const whole = event('name', text('a', 'b'), { key: 'n', value: { type: 'array', values: [] } });
    expect(cutEvent(whole, Infinity)).toEqual({ ...whole, isCut: false });
    expect(cutEvent(whole, 11)).toEqual({ ...whole, isCut: false });
  });

  it('says that it was cut, wherever that happened', () => {
    const long = event('name', text('key', 'value'), text('other', 'x'));
    expect(cutEvent(long, 2)).toEqual({ ...event('na'), isCut: true });
    expect(cutEvent(long, 6)).toEqual({ ...event('name', text('ke', '')), isCut: true });
    expect(cutEvent(long, 10)).toEqual({ ...event('name', text('key', 'va')), isCut: true });
    expect(cutEvent(long, 14)).toEqual({
      ...event('name', text('key', 'value'), text('o', '')),
      isCut: true,
    });
  });

  it('is never longer than it may be, and never another event', () => {
    fc.assert(
      fc.property(
        fc.string(),
        fc.array(fc.tuple(fc.string(), fc.string()), { maxLength: 5 }),
        fc.nat({ max: 40 }),
        (name, pairs, longest) => {
          const whole = event(name, ...pairs.map(([key, value]) => text(key, value)));
          const cut = cutEvent(whole, longest);
          let length = cut.name.length;
          cut.attributes.forEach(({ key, value }, at) => {
            length += key.length + attributeText(value).length;
            expect(pairs[at]?.[0].startsWith(key)).toBe(true);
            expect(pairs[at]?.[1].startsWith(attributeText(value))).toBe(true);
          });
          expect(length).toBeLessThanOrEqual(longest);
          if (!cut.isCut) expect(cut).toEqual({ ...whole, isCut: false });
        },
      ),
    );
  });
});
