import type { LinkPattern, LinkPlace, LinkTemplate, LinkValue } from './SiteConfig';

/** Longer values are no links, and no work for a regular expression of the configuration. */
const longestValue = 2048;

/** The names by which a pattern may call a place. */
const names: Readonly<Record<LinkPlace, readonly string[]>> = {
  traces: ['traces'],
  tags: ['tags', 'attributes'],
  process: ['process', 'resource'],
  logs: ['logs', 'events'],
};

type Test = (value: LinkValue) => boolean;

/** What a member of a pattern accepts: a text, any of a list, what a RegExp or a function says; all where it is absent. */
function readTest(member: unknown, name: string): Test {
  if (member === undefined || member === null) return () => true;
  if (typeof member === 'string') return (value) => value === member;
  if (Array.isArray(member)) {
    const list: readonly unknown[] = member;
    return (value) => list.includes(value);
  }
  if (member instanceof RegExp) {
    return (value) => {
      // Those with g or y remember where they were.
      member.lastIndex = 0;
      return member.test(String(value));
    };
  }
  if (typeof member === 'function') {
    return (value) => {
      try {
        return Boolean(Reflect.apply(member, undefined, [value]));
      } catch {
        return false;
      }
    };
  }
  throw new TypeError(`${name} is no text, list, RegExp or function`);
}

type Formatter = (value: LinkValue, first: string, second: string) => LinkValue;

/** Jaeger UI's formatters; a value of another type passes as it is. */
const formatters: ReadonlyMap<string, Formatter> = new Map<string, Formatter>([
  [
    'epoch_micros_to_date_iso',
    (value) =>
      typeof value === 'number' && Math.abs(value) <= 8.64e18 ? new Date(value / 1000).toISOString() : value,
  ],
  [
    'pad_start',
    (value, length, pad) => {
      const wanted = Number.parseInt(length, 10);
      const fits = typeof value === 'string' && wanted <= longestValue;
      return fits ? value.padStart(wanted, pad === '' ? ' ' : pad) : value;
    },
  ],
  [
    'add',
    (value, offset) => {
      const added = Number.parseInt(offset, 10);
      return typeof value === 'number' && !Number.isNaN(added) ? value + added : value;
    },
  ],
]);

/** Takes a reason why a part is not used as it stands; the rest holds. */
export type Tell = (reason: string) => void;

/** `name | formatter arg… | formatter …`; a formatter that is not known is left out, as in Jaeger UI, and told. */
function readPlace(
  text: string,
  tell: Tell,
): {
  readonly name: string;
  readonly format: (value: LinkValue) => LinkValue;
} {
  const [name = '', ...rest] = text.split('|').map((part) => part.trim());
  const steps = rest.flatMap((part) => {
    const [formatter = '', first = '', second = ''] = part.split(/ +/);
    const step = formatters.get(formatter);
    if (step) return [(value: LinkValue) => step(value, first, second)];
    tell(`“${formatter.slice(0, 60)}” is no formatter: there are ${[...formatters.keys()].join(', ')}`);
    return [];
  });
  return { name, format: (value) => steps.reduce((made, step) => step(made), value) };
}

/** `https://…#{name}…`, or what a configuration in JavaScript may give in its place: `{ parameters, template(values) }`. */
function readTemplate(template: unknown, name: string, tell: Tell): LinkTemplate {
  if (typeof template === 'object' && template !== null) {
    const parameters: unknown = Reflect.get(template, 'parameters');
    const fill: unknown = Reflect.get(template, 'template');
    if (Array.isArray(parameters) && typeof fill === 'function') {
      return {
        names: parameters.map(String),
        fill: (values) => String(Reflect.apply(fill, template, [Object.fromEntries(values)])),
      };
    }
  }
  if (typeof template !== 'string') throw new TypeError(`${name} is no text`);
  const places = new Map(
    [...template.matchAll(/#\{([^{}]*)\}/g)].map(([, text = '']) => [text, readPlace(text, tell)]),
  );
  return {
    names: [...new Set([...places.values()].map((place) => place.name))],
    fill: (values, encoded) =>
      template.replace(/#\{([^{}]*)\}/g, (_, text: string) => {
        const place = places.get(text);
        const value = values.get(place?.name ?? '');
        const filled = value === undefined ? '' : String(place?.format(value) ?? value);
        return encoded ? encodeURIComponent(filled) : filled;
      }),
  };
}

/** A member of `linkPatterns`, checked. Throws a TypeError that says what is wrong with it where nothing of it can be used. */
export function readLinkPattern(pattern: unknown, tell: Tell): LinkPattern {
  if (typeof pattern !== 'object' || pattern === null) throw new TypeError('is no object');
  const member = (name: string): unknown => Reflect.get(pattern, name);
  const type = readTest(member('type'), 'type');
  const key = readTest(member('key'), 'key');
  const value = readTest(member('value'), 'value');
  return {
    isFor: (place) => names[place].some((name) => type(name)),
    fits: (itsKey, itsValue) =>
      itsKey.length <= longestValue &&
      (typeof itsValue !== 'string' || itsValue.length <= longestValue) &&
      key(itsKey) &&
      value(itsValue),
    url: readTemplate(member('url'), 'url', tell),
    text: readTemplate(member('text'), 'text', tell),
  };
}
