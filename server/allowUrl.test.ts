import { expect, it } from 'vitest';
import { commands, get } from '../test/server/running';
import { SCRIPT } from '../test/server/appFolder';

const { start } = commands();
const connecting = (policy: unknown): string | undefined =>
  String(policy)
    .split('; ')
    .find((line) => line.startsWith('connect-src'));

it('files of other origins may be fetched where the command allows them, and the page is told which', async () => {
  const { server } = await start(
    '--allow-url',
    'https://files.example',
    '--allow-url',
    'http://127.0.0.1:9000',
  );
  const page = await get(server, '/');
  const script = await get(server, SCRIPT);
  const wanted = "connect-src 'self' https://files.example http://127.0.0.1:9000";
  expect(connecting(page.headers['content-security-policy'])).toBe(wanted);
  // The worker fetches, by a policy of its own.
  expect(connecting(script.headers['content-security-policy'])).toBe(wanted);
  expect(page.text).toContain(
    '<meta name="spanlight-allow-url" content="https://files.example http://127.0.0.1:9000">',
  );
});

it('nothing but this server may be asked otherwise', async () => {
  const { server } = await start();
  for (const path of ['/', SCRIPT])
    expect(connecting((await get(server, path)).headers['content-security-policy'])).toBe(
      "connect-src 'self'",
    );
  expect((await get(server, '/')).text).not.toContain('allow-url');
});
