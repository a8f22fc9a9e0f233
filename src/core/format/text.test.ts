import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AttributeValue } from '../model';
import { attributeJson, attributeText } from './attributeText';
import { formatBytes, formatCount, formatCountShort, formatPercent } from './count';
import { visibleText } from './visibleText';

const int = (digits: string): AttributeValue => ({ type: 'int', digits });
const text = (value: string): AttributeValue => ({ type: 'string', value });

describe('attributeText and attributeJson', () => {
  it.each<[AttributeValue, string, string]>([
    [text('a "b"'), 'a "b"', '"a \\"b\\""'],
    [int('9223372036854775807'), '9223372036854775807', '9223372036854775807'],
    [int('0x10'), '0x10', '"0x10"'],
    [{ type: 'double', text: '1.50' }, '1.50', '1.50'],
    [{ type: 'double', text: 'NaN' }, 'NaN', '"NaN"'],
    [{ type: 'bool', value: false }, 'false', 'false'],
    [{ type: 'bytes', base64: 'AAEC' }, 'AAEC', '"AAEC"'],
    [{ type: 'empty' }, '', 'null'],
    [{ type: 'array', values: [] }, '[]', '[]'],
    [
      {
        type: 'map',
        entries: [
          { key: '__proto__', value: { type: 'array', values: [int('1'), text('x')] } },
          { key: '__proto__', value: { type: 'empty' } },
        ],
      },
      '{"__proto__":[1,"x"],"__proto__":null}',
      '{"__proto__":[1,"x"],"__proto__":null}',
    ],
  ])('%j', (value, plain, json) => {
    expect(attributeText(value)).toBe(plain);
    expect(attributeJson(value)).toBe(json);
  });

  it('prints like JSON.stringify', () => {
    const toValue = (json: unknown): AttributeValue => {
      if (json === null) return { type: 'empty' };
      if (typeof json === 'string') return text(json);
      if (typeof json === 'boolean') return { type: 'bool', value: json };
      if (typeof json === 'number') return { type: 'double', text: JSON.stringify(json) };
      if (Array.isArray(json)) return { type: 'array', values: json.map(toValue) };
      const members: [string, unknown][] = typeof json === 'object' ? Object.entries(json) : [];
      const entries = members.map(([key, value]) => ({ key, value: toValue(value) }));
      return { type: 'map', entries };
    };
    fc.assert(
      fc.property(fc.jsonValue(), fc.constantFrom(0, 2), (json, indent) => {
        expect(attributeJson(toValue(json), indent)).toBe(JSON.stringify(json, null, indent));
      }),
    );
  });

  it('does not recurse', () => {
    let value: AttributeValue = { type: 'empty' };
    for (let k = 0; k < 100_000; k++) value = { type: 'array', values: [value] };
    expect(attributeJson(value).length).toBe(200_004);
  });
});

describe('visibleText', () => {
  it.each<[string, string]>([
    ['GET /api/users', 'GET /api/users'],
    ['größe 数据 مرحبا 👩‍💻 é', 'größe 数据 مرحبا 👩‍💻 é'],
    ['a\u0000b\n\t\u001b', 'a\u2400b\u240a\u2409\u241b'],
    ['\u007f\u0085', '\u2421⟨U+0085⟩'],
    ['user\u202egnp.exe', 'user⟨U+202E⟩gnp.exe'],
    ['\u2066x\u2069\u200f', '⟨U+2066⟩x⟨U+2069⟩⟨U+200F⟩'],
    ['a\u2028b\u2029', 'a⟨U+2028⟩b⟨U+2029⟩'],
    ['\ufeffx\u200b', '⟨U+FEFF⟩x⟨U+200B⟩'],
    ['\ud800x\udc00', '⟨U+D800⟩x⟨U+DC00⟩'],
    ['', ''],
  ])('%j', (hostile, shown) => {
    expect(visibleText(hostile)).toBe(shown);
    expect(visibleText(shown)).toBe(shown);
  });

  it('cuts what is longer than it may be, before it is made visible', () => {
    expect(visibleText('abc', 3)).toBe('abc');
    expect(visibleText('ab\u0000d', 3)).toBe('ab␀…');
  });
});

describe('numbers', () => {
  it('groups thousands', () => {
    expect([0, 999, 1000, 12_345, 1_234_567, -4321].map(formatCount)).toEqual(
      ['0', '999', '1_000', '12_345', '1_234_567', '\u22124_321'].map((each) =>
        each.replaceAll('_', '\u202f'),
      ),
    );
    expect(formatCount(NaN)).toBe('–');
  });

  it('shortens', () => {
    expect([0, 980, 999.6, 1200, 9960, 34_400, 999_600, 1_234_567].map(formatCountShort)).toEqual([
      '0',
      '980',
      '1.0 k',
      '1.2 k',
      '10 k',
      '34 k',
      '1.0 M',
      '1.2 M',
    ]);
    expect([0, 980, 1_234, 113_700_000, 2e15].map(formatBytes)).toEqual([
      '0 B',
      '980 B',
      '1.2 kB',
      '114 MB',
      '2000 TB',
    ]);
  });

  it('never rounds a share to nothing or to all', () => {
    expect([0, 0.0001, 0.042, 0.0996, 0.62, 0.994, 0.9967, 0.99999, 1, 1.5, NaN].map(formatPercent)).toEqual([
      '0 %',
      '< 0.1 %',
      '4.2 %',
      '10 %',
      '62 %',
      '99 %',
      '99.7 %',
      '> 99.9 %',
      '100 %',
      '150 %',
      '–',
    ]);
  });
});
