import { readFileSync } from 'node:fs';
import { faceOf, fileParts } from '../../src/core';
import { EngineCore } from '../../src/worker/EngineCore';
import { must } from './suiteAnswers';

const file = new URL('../golden/otlp-requests.json', import.meta.url);

const member = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null ? new Map(Object.entries(value)).get(name) : undefined;

/** The traces of test/golden/send-traces.mjs, each as JSON of a format: what a server that was sent them would give. */
export async function goldenTraces(format: 'otlp' | 'zipkin'): Promise<readonly unknown[]> {
  const requests: unknown = JSON.parse(readFileSync(file, 'utf8'));
  if (!Array.isArray(requests)) throw new Error('no list of requests');
  const resourceSpans = requests.flatMap((one: unknown) => member(member(one, 'request'), 'resourceSpans'));
  const bytes = new TextEncoder().encode(JSON.stringify({ resourceSpans }));
  const engine = new EngineCore();
  const { opened } = must(await engine.openAll({ from: 'bytes', bytes, label: 'golden' }));
  const written: unknown[] = [];
  for (const { handle } of opened) {
    const job = { format, spans: undefined, redaction: undefined, firstNumber: 0, link: '' };
    const { body, shared } = must(await engine.write(handle, job));
    written.push(JSON.parse(await new Blob([...fileParts(faceOf(format), [body], [shared])]).text()));
    engine.close(handle);
  }
  return written;
}
