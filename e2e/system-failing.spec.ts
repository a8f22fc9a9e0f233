// The pages that are made out of traces, over a server that does not answer.
import { startServer } from './support/startServer';
import { expect, test } from './support/test';

for (const [name, address] of [
  ['paths', 'deep-dependencies?service=C'],
  ['the system out of traces', 'dependencies?xcalls=traces&service=A'],
] as const)
  test(`${name}: a server that does not answer is said, and can be tried again`, async ({ page, guard }) => {
    guard.allow(/status of 502 /);
    // The port of "discard": nothing listens.
    const app = await startServer(['--jaeger', 'http://127.0.0.1:9']);
    try {
      await page.goto(`${app.url}/${address}`);
      const failure = page.getByRole('alert');
      await expect(failure).toContainText('the connection was refused');
      await failure.getByRole('button', { name: 'Try again' }).click();
      await expect(failure).toContainText('the connection was refused');
    } finally {
      await app.stop();
    }
  });
