// index.html in the place of Jaeger UI's: filled by the rules of each version, and run as far as a browser would.
import { readFileSync } from 'node:fs';
import { runInNewContext } from 'node:vm';
import { describe, expect, test } from 'vitest';
import { readSiteText } from '../src/state/site/siteText';
import { fillIndex, type IndexFacts } from './support/jaegerIndex';

const read = (path: string) => readFileSync(new URL(path, import.meta.url), 'utf8');
const html = read('../index.html');
const facts: IndexFacts = {
  basePath: '/jaeger/ui',
  capabilities: { archiveStorage: true },
  version: { gitCommit: 'c', gitVersion: 'v2.13.0', buildDate: '' },
};
const versions = ['2.13', '2.20', 'main'] as const;

const scripts = (page: string) => [...page.matchAll(/<script([^>]*)>([^]*?)<\/script>/g)];
const siteOf = (page: string) =>
  scripts(page).find(([, attributes = '']) => attributes.includes('"site"'))?.[2] ?? '';

/** Runs the script that finds the mount point; gives the href of the base element that it adds. */
function mountOf(page: string, pathname: string): string | undefined {
  const [, , script = ''] = scripts(page).find(([, attributes]) => attributes === '') ?? [];
  const added: { href?: string }[] = [];
  runInNewContext(script, {
    location: { pathname },
    document: {
      getElementById: () => ({ textContent: siteOf(page) }),
      createElement: () => ({}),
      head: { appendChild: (element: { href?: string }) => added.push(element) },
    },
  });
  expect(added.length).toBeLessThan(2);
  return added[0]?.href;
}

describe.each(versions)('index.html as Jaeger %s fills it', (version) => {
  test('holds each placeholder once, and what is put there is read', () => {
    for (const name of ['CONFIG', 'STORAGE_CAPABILITIES', 'BACKEND_CAPABILITIES', 'VERSION'])
      expect(html.split(new RegExp(`JAEGER_${name} *= *DEFAULT_${name};`))).toHaveLength(2);
    const page = fillIndex(html, version, { ...facts, config: { menu: [{ label: '</script><b>&"' }] } });
    const text = readSiteText(siteOf(page));
    expect(JSON.parse(text.config ?? '')).toEqual({ menu: [{ label: '</script><b>&"' }] });
    expect(JSON.parse((version === '2.13' ? text.storage : text.backend) ?? '')).toEqual(facts.capabilities);
    expect(version === '2.13' ? text.backend : text.storage).toBeUndefined();
    expect(JSON.parse(text.version ?? '')).toEqual(facts.version);
  });

  test('takes a script in the place of its two lines, and nothing else goes', () => {
    const config = 'function UIConfig() {\n  return { search: { maxLimit: 7 } };\n}';
    const page = fillIndex(html, version, { ...facts, config });
    const [, , script = ''] =
      scripts(page).find(([, attributes = '']) => attributes.includes('site-script')) ?? [];
    expect(script.trim()).toBe(config);
    expect(runInNewContext(`${script}; UIConfig()`)).toEqual({ search: { maxLimit: 7 } });
    expect(readSiteText(siteOf(page)).config).toBeUndefined();
  });

  test.each([
    ['/jaeger/ui/', '/jaeger/ui/'],
    ['/jaeger/ui/search', '/jaeger/ui/'],
    ['/jaeger/ui/trace/5b8aa5a2', '/jaeger/ui/'],
    ['/jaeger/ui/trace/5b8aa5a2...5b8aa5a3', '/jaeger/ui/'],
    ['/jaeger/ui/dependencies/', '/jaeger/ui/'],
    ['/jaeger/ui/deep-dependencies', '/jaeger/ui/'],
    ['/jaeger/ui/monitor', '/jaeger/ui/'],
    ['/search-team/jaeger/search', '/search-team/jaeger/'],
    ['/trace/jaeger/trace/1', '/trace/jaeger/'],
  ])('is mounted from %s', (path, mount) => {
    const basePath = mount.slice(0, -1);
    expect(mountOf(fillIndex(html, version, { ...facts, basePath }), path)).toBe(mount);
  });

  test('is mounted at the root, and never on another host', () => {
    const page = fillIndex(html, version, { ...facts, basePath: '/' });
    for (const path of ['/', '/search', '/trace/1', '/nothing', '//evil.example/search', '//evil.example/'])
      expect(mountOf(page, path), path).toBe('/');
  });
});

test('Jaeger up to 2.17 says its path, which holds without the slash that others redirect to', () => {
  expect(mountOf(fillIndex(html, '2.13', facts), '/jaeger/ui')).toBe('/jaeger/ui/');
});

test('plain files have no mount point; a server that answers for a page has', () => {
  for (const path of ['/', '/tools/', '/tools/index.html', '/search/', '/monitor/'])
    expect(mountOf(html, path), path).toBeUndefined();
  expect(mountOf(html, '/tools/search')).toBe('/tools/');
});

test('the forms are those of the pages that were recorded', () => {
  const of213 = readSiteText(read('golden/jaeger-2.13-full/index.html'));
  expect(of213).toMatchObject({ config: undefined, storage: '{"archiveStorage":true}', backend: undefined });
  const of220 = readSiteText(read('golden/jaeger-2.20-full/index.html'));
  expect(of220).toMatchObject({
    config: undefined,
    storage: undefined,
    backend: '{"archiveStorage":true,"metricsStorage":true,"aiAssistant":false}',
  });
  for (const { version } of [of213, of220]) expect(JSON.parse(version ?? '')).toHaveProperty('gitVersion');
});
