import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readSite } from './readSite';
import type { SiteText } from './siteText';
import { usualSite } from './usualSite';

const nothing: SiteText = { config: undefined, backend: undefined, storage: undefined, version: undefined };
const fromJson = (config: unknown, more: Partial<SiteText> = {}) =>
  readSite({ ...nothing, ...more, config: JSON.stringify(config) });
const hostile = (name: string) =>
  readFileSync(new URL(`../../../test/hostile/${name}.json`, import.meta.url), 'utf8');

describe('readSite', () => {
  test('without a configuration all is as usual', () => {
    expect(readSite(nothing)).toEqual(usualSite);
    expect(fromJson({})).toEqual(usualSite);
  });

  test('reads the keys of Jaeger UI', () => {
    const site = fromJson({
      archiveEnabled: true,
      dependencies: { menuEnabled: false, dagMaxNumServices: 60 },
      menu: [
        { label: 'Logs', url: 'https://logs.example/' },
        {
          label: 'Help',
          items: [{ label: 'Wiki', url: 'https://wiki.example', anchorTarget: '_self' }, { label: 'A text' }],
        },
      ],
      search: {
        maxLookback: { label: '6 Hours', value: '6h' },
        maxLimit: 300,
        adjustEndTime: '1m',
        defaultLookback: '15m',
      },
      traceIdDisplayLength: 20,
      topTagPrefixes: ['http.', 'db.'],
      monitor: { menuEnabled: false },
      deepDependencies: { menuEnabled: false },
      disableFileUploadControl: true,
      fileOrigins: ['https://Files.example/', 'http://127.0.0.1:9000'],
      disableJsonView: true,
      forbidNewPage: true,
      themes: { enabled: false },
      storageCapabilities: { archiveStorage: true },
    });
    expect(site).toEqual({
      ...usualSite,
      archive: true,
      systemMenu: false,
      mostGraphServices: 60,
      menu: [
        { label: 'Logs', url: 'https://logs.example/', isNewTab: true },
        {
          label: 'Help',
          items: [
            { label: 'Wiki', url: 'https://wiki.example', isNewTab: false },
            { label: 'A text', url: undefined, isNewTab: true },
          ],
        },
      ],
      longestLookback: 6 * 3_600_000,
      usualLookback: '15m',
      mostTraces: 300,
      endShift: 60_000,
      idLength: 20,
      topPrefixes: ['http.', 'db.'],
      monitorMenu: false,
      pathsMenu: false,
      withFiles: false,
      fileOrigins: ['https://files.example', 'http://127.0.0.1:9000'],
      withJson: false,
      newTabs: false,
      themeChoice: false,
    });
  });

  test('what the server says of itself wins over the configuration', () => {
    const config = { storageCapabilities: { archiveStorage: true } };
    expect(fromJson(config, { storage: '{"archiveStorage":false}' }).archive).toBe(false);
    expect(fromJson({}, { backend: '{"archiveStorage":true,"metricsStorage":false}' })).toMatchObject({
      archive: true,
      metrics: false,
    });
    expect(fromJson({ archiveEnabled: false }, { storage: '{"archiveStorage":true}' }).archive).toBe(false);
    expect(fromJson({}, { version: '{"gitVersion":"v2.13.0"}' }).serverVersion).toBe('v2.13.0');
  });

  test('names what it has no use for, and what it does not know', () => {
    const site = fromJson({ scripts: [], tracking: { gaID: 'UA-1' }, linkPattern: [] });
    expect(site.unused).toEqual(['scripts', 'tracking']);
    expect(site.faults.map(({ key }) => key)).toEqual(['linkPattern']);
  });

  test('an origin of files has to be one', () => {
    const site = fromJson({
      fileOrigins: ['https://files.example', '*', 5, 'https://files.example/a', 'data:'],
    });
    expect(site.fileOrigins).toEqual(['https://files.example']);
    expect(site.faults.map(({ key }) => key)).toEqual([
      'fileOrigins[1]',
      'fileOrigins[2]',
      'fileOrigins[3]',
      'fileOrigins[4]',
    ]);
  });

  test('the usual look-back fits below the longest', () => {
    expect(fromJson({ search: { maxLookback: { label: '', value: '30m' } } }).usualLookback).toBe('30m');
    expect(
      fromJson({ search: { maxLookback: { label: '', value: '30m' }, defaultLookback: '2d' } }).usualLookback,
    ).toBe('30m');
  });

  test('C03: wrong types throughout cost their keys only, and are named', () => {
    const site = readSite({ ...nothing, config: hostile('C03-bad-shapes') });
    expect({ ...site, faults: [], unused: [] }).toEqual(usualSite);
    expect(site.faults.map(({ key, reason }) => `${key} ${reason}`)).toEqual([
      'search is no object',
      'dependencies is no object',
      'menu is no list',
      'linkPatterns is no list',
      'topTagPrefixes is no list',
    ]);
  });

  test('a bad entry of a list costs itself', () => {
    const site = fromJson({
      menu: [
        5,
        { label: 'Good' },
        { label: 'Group', items: [null, { label: 'Inside' }] },
        { url: 'https://x' },
      ],
      linkPatterns: [
        null,
        { url: 'https://x/#{a}', text: 'a' },
        { url: 1, text: '' },
        { url: '#{a | shout}', text: '' },
      ],
    });
    expect(site.menu.map(({ label }) => label)).toEqual(['Good', 'Group']);
    expect(site.menu[1]).toMatchObject({ items: [{ label: 'Inside' }] });
    expect(site.linkPatterns).toHaveLength(2);
    expect(site.faults.map(({ key }) => key)).toEqual([
      'menu[0]',
      'menu “Group”[0]',
      'menu[3]',
      'linkPatterns[0]',
      'linkPatterns[2]',
      'linkPatterns[3]',
    ]);
    expect(site.faults.at(-1)?.reason).toContain('“shout” is no formatter');
  });

  test('text that is no JSON is a fault', () => {
    expect(readSite({ ...nothing, config: '{"a":' })).toEqual({
      ...usualSite,
      faults: [{ key: 'the configuration', reason: 'is no JSON' }],
    });
  });

  test('a script answers by UIConfig(), functions and all', () => {
    const site = readSite(nothing, () => () => ({
      search: { maxLimit: 7 },
      linkPatterns: [{ type: /^tags$/, key: (key: string) => key === 'a', url: 'https://x/#{a}', text: 'a' }],
    }));
    expect(site.mostTraces).toBe(7);
    const [pattern] = site.linkPatterns;
    expect(pattern?.isFor('tags')).toBe(true);
    expect(pattern?.isFor('logs')).toBe(false);
    expect(pattern?.fits('a', 1)).toBe(true);
    expect(pattern?.fits('b', 1)).toBe(false);
  });

  test('a script that fails, or is none, costs the configuration and is named', () => {
    const thrown = readSite(nothing, () => () => {
      throw new Error('no such thing');
    });
    expect(thrown.faults).toEqual([{ key: 'UIConfig', reason: 'failed: no such thing' }]);
    expect(readSite(nothing, () => undefined).faults[0]?.key).toBe('UIConfig');
    expect({ ...readSite(nothing, () => () => 5), faults: [] }).toEqual(usualSite);
  });

  test('takes any JSON in any place without throwing', () => {
    fc.assert(
      fc.property(
        fc.dictionary(
          fc.constantFrom('menu', 'search', 'linkPatterns', 'dependencies', 'themes', 'topTagPrefixes', 'x'),
          fc.jsonValue(),
        ),
        (config) => {
          const site = fromJson(config);
          expect(site.mostTraces).toBeGreaterThan(0);
          expect(Array.isArray(site.menu)).toBe(true);
        },
      ),
      { numRuns: 300 },
    );
  });
});
