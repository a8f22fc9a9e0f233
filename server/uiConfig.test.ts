import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readSiteText } from '../src/state/site/siteText';
import { commands, get } from '../test/server/running';
import { indexPage, type ToldConfig } from './appFiles';
import { readUiConfig } from './uiConfig';

const { start, tryOut } = commands();
let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'spanlight-config-'));
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});
const file = (name: string, text: string): string => {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
};
const script = "function UIConfig() {\n  return { menu: [{ label: 'x' }] };\n}\n";

describe('readUiConfig', () => {
  it('takes JSON and scripts', () => {
    expect(readUiConfig(file('a.json', '\uFEFF{"menu":[]}'))).toEqual({ kind: 'json', value: { menu: [] } });
    expect(readUiConfig(file('a.js', script))).toEqual({ kind: 'script', text: script });
  });
  it.each([
    ['b.json', '{', 'is no JSON'],
    ['c.json', '[]', 'is no JSON object'],
    ['d.js', 'const config = {};', 'has no function UIConfig() {'],
    ['e.js', 'function UIConfig() { return {', 'is no script'],
    ['f.yaml', 'a: 1', 'ends neither in .json nor in .js'],
  ])('refuses %s in one line', (name, text, reason) => {
    const read = readUiConfig(file(name, text));
    expect(read).toMatchObject({ kind: 'refused' });
    expect('reason' in read ? read.reason : '').toContain(reason);
    expect('reason' in read ? read.reason : '').not.toContain('\n');
  });
  it('keeps the command from starting, with the reason', async () => {
    const { exitCode, complaints } = await tryOut('--port', '0', '--ui-config', join(folder, 'none.json'));
    expect(exitCode).toBe(1);
    expect(complaints.join()).toContain('none.json: cannot be read');
  });
});

describe('the page with a configuration', () => {
  const html = readFileSync(new URL('../index.html', import.meta.url), 'utf8');
  const page = (basePath: string, endpoint?: 'demo', config?: ToldConfig) =>
    new TextDecoder().decode(indexPage(html, basePath, endpoint, { config }).bytes);

  it('has no script inside, which its policy would refuse', () => {
    for (const text of [page('/x'), page('/x', 'demo', { kind: 'json', value: {} })])
      expect(text.match(/<script(?![^>]*(?:src=|type="text\/plain"))[^>]*>/g)).toBeNull();
    expect(page('/x')).toContain('<base href="/x/">');
  });

  it('holds JSON as text that ends no element, whatever is in it', () => {
    const value = { menu: [{ label: '</script><script>alert(1)//$&$1\u2028' }] };
    const text = page('/x', 'demo', { kind: 'json', value });
    expect(text).not.toContain('</script><script>alert');
    const block = /<script id="site" type="text\/plain">([^]*?)<\/script>/.exec(text)?.[1] ?? '';
    expect(JSON.parse(readSiteText(block).config ?? '')).toEqual(value);
    expect(readSiteText(block).version).toBeUndefined();
  });

  it('names a script by what is in it, before the app’s own', () => {
    const text = page('/x', 'demo', { kind: 'script', path: '/static/ui-config-0123abcd.js' });
    expect(text).toContain('<script id="site-script" src="./static/ui-config-0123abcd.js"></script>');
    expect(text.indexOf('site-script')).toBeLessThan(text.indexOf('type="module"'));
  });

  it('has its script beside it', async () => {
    const { server } = await start('--ui-config', file('g.js', script), '--base-path', '/x');
    const name = createHash('sha256').update(script).digest('hex').slice(0, 8);
    const answer = await get(server, `/x/static/ui-config-${name}.js`);
    expect([answer.status, answer.text]).toEqual([200, script]);
    expect(answer.headers).toMatchObject({
      'content-type': 'text/javascript; charset=utf-8',
      'cache-control': 'public, max-age=31536000, immutable',
    });
  });
});
