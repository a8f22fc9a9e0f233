import { createTraceParser, type ParsedDocument } from '../../src/core';
import { warmUp } from '../../src/worker/warmUp';
import type { MeasureAnswer, MeasureQuestion } from './measures';

/** As large as the pieces in which a browser hands over a fast response. */
const CHUNK_BYTES = 1 << 20;

function spansOf(document: ParsedDocument): number {
  return document.traces.reduce((sum, { trace }) => sum + trace.spans.count, 0);
}

function readColumns(bytes: Uint8Array): number {
  const parser = createTraceParser();
  for (let offset = 0; offset < bytes.length; offset += CHUNK_BYTES) {
    parser.push(bytes.subarray(offset, offset + CHUNK_BYTES));
  }
  return spansOf(parser.end());
}

function readJson(bytes: Uint8Array): number {
  const json = JSON.parse(new TextDecoder().decode(bytes)) as { data: { spans: unknown[] }[] };
  return json.data.reduce((sum, { spans }) => sum + spans.length, 0);
}

async function readStream(url: string): Promise<number> {
  const parser = createTraceParser();
  const response = await fetch(url, { cache: 'no-store' });
  if (response.body === null) throw new Error('no body');
  const reader = response.body.getReader();
  for (let read = await reader.read(); !read.done; read = await reader.read()) parser.push(read.value);
  return spansOf(parser.end());
}

async function timed(run: () => number | Promise<number>): Promise<{ ms: number; spans: number }> {
  const started = performance.now();
  const spans = await run();
  return { ms: performance.now() - started, spans };
}

async function measure({ measure: kind, url }: MeasureQuestion): Promise<MeasureAnswer> {
  if (kind === 'engine-streamed' || kind === 'engine-streamed-fresh') {
    if (kind === 'engine-streamed') await warmUp(() => true);
    const { ms, spans } = await timed(() => readStream(url));
    return { first: ms, second: undefined, spans };
  }
  const bytes = new Uint8Array(await (await fetch(url, { cache: 'no-store' })).arrayBuffer());
  // As in the app, whose worker rehearses from its start to the first bytes. JSON.parse is compiled already.
  if (kind === 'engine') await warmUp(() => true);
  const read = kind === 'engine' ? readColumns : readJson;
  const first = await timed(() => read(bytes));
  const second = await timed(() => read(bytes));
  return { first: first.ms, second: second.ms, spans: first.spans };
}

self.addEventListener('message', (event: MessageEvent<MeasureQuestion>) => {
  measure(event.data).then(
    (answer) => self.postMessage(answer),
    (error: unknown) => {
      // heard by the page as an error of the worker
      setTimeout(() => {
        throw error;
      });
    },
  );
});
