import { readFileSync } from 'node:fs';
import { expect, it, vi } from 'vitest';
import { commands, get } from '../test/server/running';
import { upstream } from '../test/server/upstream';
import { indexPage } from './appFiles';
import { capabilitiesIn } from './capabilities';

const { start } = commands();
const recorded = (version: string) =>
  readFileSync(new URL(`../test/golden/jaeger-${version}-full/index.html`, import.meta.url), 'utf8');

it('reads what Jaeger writes into its page, as both generations do', () => {
  expect(capabilitiesIn(recorded('2.13'))).toEqual({ archiveStorage: true });
  expect(capabilitiesIn(recorded('2.20'))).toEqual({ archiveStorage: true, metricsStorage: true });
});

it('takes flags that it knows, and nothing else', () => {
  const page = (json: string) => capabilitiesIn(`<p>\nJAEGER_BACKEND_CAPABILITIES = ${json};\n`);
  expect(page('{"archiveStorage":"yes","metricsStorage":false,"x":true}')).toEqual({ metricsStorage: false });
  expect(page('{"a":')).toBeUndefined();
  expect(page('DEFAULT_BACKEND_CAPABILITIES')).toBeUndefined();
  expect(capabilitiesIn('<html></html>')).toBeUndefined();
});

it('stand in the page, as text that ends no element', () => {
  const html = readFileSync(new URL('../index.html', import.meta.url), 'utf8');
  const text = new TextDecoder().decode(
    indexPage(html, '', 'demo', { capabilities: { archiveStorage: true } }).bytes,
  );
  expect(text).toContain('JAEGER_BACKEND_CAPABILITIES = {"archiveStorage":true};');
  expect(text).toContain('JAEGER_CONFIG = DEFAULT_CONFIG;');
});

it('the page says it as soon as the Jaeger has, with the headers that it wants', async () => {
  const asked: (string | undefined)[] = [];
  const url = await upstream((incoming, outgoing) => {
    if (incoming.url === '/jaeger/') asked.push(incoming.headers['x-tenant']?.toString());
    outgoing.end(incoming.url === '/jaeger/' ? recorded('2.13') : '{}');
  });
  const { server } = await start('--jaeger', `${url}/jaeger`, '--header', 'x-tenant: acme');
  expect((await get(server, '/search')).status).toBe(200);
  await vi.waitFor(() => expect(asked).toEqual(['acme']));
});
