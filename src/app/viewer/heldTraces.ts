import { create } from 'zustand';
import { summariseTrace, type TraceSummary } from '../../core';
import { filesSource } from '../../sources/filesSource';
import { getEngine } from '../../state/query/connection';
import { useFiles } from '../../state/session/files';
import type { OpenTrace } from '../../worker';

/** The traces that the page itself holds; undefined until they are read. */
export const useHeldTraces = create<{ readonly summaries: readonly TraceSummary[] | undefined }>(() => ({
  summaries: undefined,
}));

/** Bytes that are decoded at once; a multiple of the four characters that make three bytes. */
const SLICE = 1 << 20;

/** What an element of the page holds in base64, unpacked. */
async function unpacked(element: Element): Promise<Blob> {
  const text = element.textContent.trim();
  const parts: Blob[] = [];
  for (let from = 0; from < text.length; from += SLICE) {
    const bytes = Uint8Array.from(atob(text.slice(from, from + SLICE)), (sign) => sign.charCodeAt(0));
    parts.push(new Blob([bytes]));
  }
  return new Response(new Blob(parts).stream().pipeThrough(new DecompressionStream('gzip'))).blob();
}

/** Reads the traces that the page holds, and makes them the opened files. What cannot be read is said as a notice. */
export async function readHeldTraces(): Promise<void> {
  const traces = new Map<string, { readonly open: OpenTrace; readonly summary: TraceSummary }>();
  const notices: string[] = [];
  for (const element of document.querySelectorAll('script[data-spanlight="traces"]')) {
    try {
      const file = new File([await unpacked(element)], 'traces.json');
      const answer = await getEngine().openAll({ from: 'file', file });
      if (!answer.ok) notices.push(`${answer.failure.message} ${answer.failure.advice}`);
      else {
        for (const notice of answer.value.notices) notices.push(notice);
        for (const open of answer.value.opened)
          traces.set(open.trace.traceId, { open, summary: summariseTrace(open.trace) });
      }
    } catch {
      notices.push('A part of this file is damaged: its traces cannot be read.');
    }
  }
  const source = filesSource(getEngine(), () => traces, 'this file');
  useFiles.setState({ source, generation: 1, restored: 'done', notices });
  useHeldTraces.setState({ summaries: [...traces.values()].map(({ summary }) => summary) });
}
