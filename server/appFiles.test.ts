import { expect, it } from 'vitest';
import { indexPage } from './appFiles';

const page = (endpoint?: 'demo' | URL): string =>
  new TextDecoder().decode(indexPage('<html><head><title>x</title></head></html>', '/base', endpoint).bytes);

it('tells the page which Jaeger is asked: its host and port, never its path, name or password', () => {
  const text = page(new URL('http://reader:secret@tracing.example:16686/private/jaeger'));
  expect(text).toContain(
    '<head><base href="/base/"><meta name="spanlight-jaeger" content="tracing.example:16686"><title>',
  );
  expect(text).not.toMatch(/secret|reader|private/);
});

it('writes a host as text, whatever it is', () => {
  // Hosts of other schemes are hardly checked by URL: quotes get through.
  const text = page(new URL('odd://a"b&c/'));
  expect(text).toContain('content="a&quot;b&amp;c"');
});

it('says “demo” for the demo, and nothing where nothing is known', () => {
  expect(page('demo')).toContain('<meta name="spanlight-endpoint" content="demo">');
  expect(page()).not.toContain('<meta');
});
