import * as v from 'valibot';
import { parseDuration } from '../../core';
import { originOf } from '../url/fileUrl';
import { lookbacks } from '../url/search/questionParts';
import { readLinkPattern, type Tell } from './linkPattern';
import type { LinkPattern, MenuGroup, MenuLine, SiteConfig, SiteFault } from './SiteConfig';
import type { SiteText } from './siteText';
import { usualSite } from './usualSite';

/** Keys of Jaeger UI's configuration that have no use here; docs/configuration.md says why. */
const withoutUse = [
  'scripts',
  'tracking',
  'gaTrackingID',
  'traceGraph',
  'pathAgnosticDecorations',
  'qualityMetrics',
  'traceDiff',
  'useOpenTelemetryTerms',
  'traceTimeline',
  'criticalPathEnabled',
  'ai',
  'tracing',
];
const knownKeys = new Set([
  'archiveEnabled',
  'dependencies',
  'dependenciesMenuEnabled',
  'menu',
  'search',
  'traceIdDisplayLength',
  'topTagPrefixes',
  'linkPatterns',
  'monitor',
  'disableFileUploadControl',
  // Ours.
  'fileOrigins',
  'disableJsonView',
  'forbidNewPage',
  'deepDependencies',
  'themes',
  'storageCapabilities',
  'backendCapabilities',
  ...withoutUse,
]);

type Members = ReadonlyMap<string, unknown>;

/** Values of a configuration, each checked by itself: what is wrong is named, and the usual takes its place. */
class Reader {
  readonly faults: SiteFault[] = [];

  fault(key: string, reason: string): void {
    if (this.faults.length < 100) this.faults.push({ key, reason });
  }

  /** The members of an object; none, and a fault, for anything else that is not absent. */
  members(value: unknown, key: string): Members {
    if (value === undefined) return new Map();
    if (typeof value === 'object' && value !== null && !Array.isArray(value))
      return new Map(Object.entries(value));
    this.fault(key, 'is no object');
    return new Map();
  }

  /** A value that fits a schema; `usual` where it is absent or does not. */
  value<T>(members: Members, name: string, key: string, schema: v.GenericSchema<unknown, T>, usual: T): T {
    const value = members.get(name);
    if (value === undefined || value === null) return usual;
    const read = v.safeParse(schema, value);
    if (read.success) return read.output;
    this.fault(key, read.issues[0].message);
    return usual;
  }

  /** The entries of a list that can be read; each that cannot is a fault, and so is what a read one tells. */
  list<T>(value: unknown, key: string, read: (entry: unknown, tell: Tell) => T): readonly T[] {
    if (value === undefined || value === null) return [];
    if (!Array.isArray(value)) {
      this.fault(key, 'is no list');
      return [];
    }
    const entries: readonly unknown[] = value;
    return entries.slice(0, mostEntries).flatMap((entry, at) => {
      const tell = (reason: string) => {
        this.fault(`${key}[${String(at)}]`, reason);
      };
      try {
        return [read(entry, tell)];
      } catch (error) {
        tell(error instanceof Error ? error.message : String(error));
        return [];
      }
    });
  }
}

const mostEntries = 500;
const flag = v.boolean('is neither true nor false');
const count = (least: number, most: number) =>
  v.pipe(
    v.number('is no number'),
    v.integer('is no whole number'),
    v.minValue(least, `is less than ${String(least)}`),
    v.maxValue(most, `is more than ${String(most)}`),
  );
const short = (most: number) => v.pipe(v.string('is no text'), v.maxLength(most, 'is too long'));
const itemSchema = v.object(
  {
    label: short(200),
    url: v.optional(short(2048)),
    anchorTarget: v.optional(
      v.picklist(['_self', '_blank', '_parent', '_top'], 'has an unknown anchorTarget'),
    ),
  },
  'is no object',
);
const groupSchema = v.object({ label: short(200), items: v.array(v.unknown(), 'has no list of items') });
const lookbackSchema = v.pipe(
  v.union([v.string(), v.object({ value: v.string() })], 'is neither a look-back nor { label, value }'),
  v.transform((value) => (typeof value === 'string' ? value : value.value)),
  v.check((value) => lengthOf(value) !== undefined, 'is no look-back such as 2d or 12h'),
);

/** A look-back in milliseconds: minutes, hours, days or weeks; undefined for other texts. */
function lengthOf(lookback: string): number | undefined {
  const [, digits = '', unit = ''] = /^(\d{1,4})([smhdw])$/.exec(lookback) ?? [];
  const seconds = new Map([
    ['s', 1],
    ['m', 60],
    ['h', 3600],
    ['d', 86_400],
    ['w', 604_800],
  ]).get(unit);
  return seconds === undefined || Number(digits) === 0 ? undefined : Number(digits) * seconds * 1000;
}

const problem = (issues: readonly [{ readonly message: string }, ...unknown[]]) =>
  new TypeError(issues[0].message);

function readItem(entry: unknown): MenuLine {
  const read = v.safeParse(itemSchema, entry);
  if (!read.success) throw problem(read.issues);
  const { label, url, anchorTarget = '_blank' } = read.output;
  return { label, url, isNewTab: anchorTarget === '_blank' };
}

function readEntry(entry: unknown, reader: Reader): MenuLine | MenuGroup {
  const isGroup = typeof entry === 'object' && entry !== null && 'items' in entry;
  if (!isGroup) return readItem(entry);
  const read = v.safeParse(groupSchema, entry);
  if (!read.success) throw problem(read.issues);
  const { label, items } = read.output;
  return { label, items: reader.list(items, `menu “${label.slice(0, 40)}”`, readItem) };
}

/** JSON that a server wrote; a fault for what is none. */
function parse(text: string | undefined, key: string, reader: Reader): unknown {
  if (text === undefined) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    reader.fault(key, 'is no JSON');
    return undefined;
  }
}

/** What the function UIConfig of a configuration in JavaScript answers. */
function callScript(script: () => unknown, reader: Reader): unknown {
  const uiConfig = script();
  if (typeof uiConfig !== 'function') {
    reader.fault('UIConfig', 'the script that defines it could not be run: the browser’s console says why');
    return undefined;
  }
  try {
    return Reflect.apply(uiConfig, undefined, []);
  } catch (error) {
    reader.fault('UIConfig', `failed: ${error instanceof Error ? error.message.slice(0, 300) : 'it threw'}`);
    return undefined;
  }
}

/**
 * Reads Jaeger UI's configuration, as a server wrote it into the page, or as its script answers. Never throws: what is wrong with a
 * key costs that key, and is named in `faults`.
 *
 * @param script gives the function UIConfig, where the page has a script for it
 */
export function readSite(text: SiteText, script?: () => unknown): SiteConfig {
  const reader = new Reader();
  const config = script ? callScript(script, reader) : parse(text.config, 'the configuration', reader);
  const members = reader.members(config, 'the configuration');
  const within = (name: string) => reader.members(members.get(name), name);
  const flagOf = (from: Members, name: string, key: string, usual: boolean) =>
    reader.value(from, name, key, flag, usual);
  const search = within('search');
  const dependencies = within('dependencies');
  const told = new Map([
    ...within('storageCapabilities'),
    ...within('backendCapabilities'),
    // What the server says of itself wins.
    ...reader.members(
      parse(text.storage, 'the storage’s capabilities', reader),
      'the storage’s capabilities',
    ),
    ...reader.members(parse(text.backend, 'the server’s capabilities', reader), 'the server’s capabilities'),
  ]);
  const capability = (name: string) =>
    reader.value<boolean | undefined>(told, name, `backendCapabilities.${name}`, flag, undefined);
  const lookback = (name: string) =>
    reader.value<string | undefined>(search, name, `search.${name}`, lookbackSchema, undefined);
  const greatest = lookback('maxLookback');
  const usual = lookback('defaultLookback');
  const longest = greatest === undefined ? Infinity : (lengthOf(greatest) ?? Infinity);
  const fitting = [...lookbacks].filter(([, length]) => length <= longest).map(([name]) => name);
  const end = reader.value(search, 'adjustEndTime', 'search.adjustEndTime', short(40), '');
  const shift = end === '' ? undefined : parseDuration(end);
  if (end !== '' && (shift === undefined || shift < 0))
    reader.fault('search.adjustEndTime', 'is no duration such as 1m or 30s');
  const version = reader.members(parse(text.version, 'the server’s version', reader), 'the server’s version');
  const hasMenu = dependencies.has('menuEnabled') || !members.has('dependenciesMenuEnabled');
  for (const key of members.keys())
    if (!knownKeys.has(key)) reader.fault(key.slice(0, 60), 'is no key of Jaeger UI’s configuration');
  return {
    menu: reader.list(members.get('menu'), 'menu', (entry) => readEntry(entry, reader)),
    linkPatterns: reader.list<LinkPattern>(members.get('linkPatterns'), 'linkPatterns', readLinkPattern),
    archive:
      capability('archiveStorage') === true && flagOf(members, 'archiveEnabled', 'archiveEnabled', true),
    metrics: capability('metricsStorage'),
    searchWithoutService: capability('searchWithoutServiceName'),
    monitorMenu: flagOf(within('monitor'), 'menuEnabled', 'monitor.menuEnabled', true),
    systemMenu: hasMenu
      ? flagOf(dependencies, 'menuEnabled', 'dependencies.menuEnabled', true)
      : flagOf(members, 'dependenciesMenuEnabled', 'dependenciesMenuEnabled', true),
    pathsMenu: flagOf(within('deepDependencies'), 'menuEnabled', 'deepDependencies.menuEnabled', true),
    mostGraphServices: reader.value(
      dependencies,
      'dagMaxNumServices',
      'dependencies.dagMaxNumServices',
      count(0, 100_000),
      usualSite.mostGraphServices,
    ),
    longestLookback: Math.max(longest, lookbacks.get('5m') ?? 0),
    usualLookback:
      usual !== undefined && fitting.includes(usual)
        ? usual
        : fitting.includes(usualSite.usualLookback)
          ? usualSite.usualLookback
          : (fitting.at(-1) ?? '5m'),
    mostTraces: reader.value(
      search,
      'maxLimit',
      'search.maxLimit',
      count(1, 1_000_000),
      usualSite.mostTraces,
    ),
    endShift: shift === undefined ? 0 : Math.min(Math.max(0, shift / 1e6), 86_400_000),
    idLength: reader.value(
      members,
      'traceIdDisplayLength',
      'traceIdDisplayLength',
      count(1, 32),
      usualSite.idLength,
    ),
    topPrefixes: reader.list(members.get('topTagPrefixes'), 'topTagPrefixes', (prefix) => {
      if (typeof prefix !== 'string') throw new TypeError('is no text');
      return prefix;
    }),
    withFiles: !flagOf(members, 'disableFileUploadControl', 'disableFileUploadControl', false),
    fileOrigins: reader.list(members.get('fileOrigins'), 'fileOrigins', (entry) => {
      const origin = typeof entry === 'string' ? originOf(entry) : undefined;
      if (origin === undefined) throw new TypeError('is no origin such as https://files.example');
      return origin;
    }),
    withJson: !flagOf(members, 'disableJsonView', 'disableJsonView', false),
    newTabs: !flagOf(members, 'forbidNewPage', 'forbidNewPage', false),
    themeChoice: flagOf(within('themes'), 'enabled', 'themes.enabled', true),
    serverVersion: reader.value(version, 'gitVersion', 'the server’s version', short(100), ''),
    faults: reader.faults,
    unused: withoutUse.filter((key) => members.has(key)),
  };
}
