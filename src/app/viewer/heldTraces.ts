import { create } from 'zustand';
import { bytesOfText, summariseTrace, type TraceSummary } from '../../core';
import { filesSource } from '../../sources/filesSource';
import { getEngine } from '../../state/query/connection';
import { useFiles } from '../../state/session/files';
import type { OpenTrace } from '../../worker';

/** The traces that the page itself holds; undefined until they are read. */
export const useHeldTraces = create<{ readonly summaries: readonly TraceSummary[] | undefined }>(() => ({
  summaries: undefined,
}));

/** The bytes that an element of the page holds (see core/write/html/textBytes). */
export function heldBytes(element: HTMLElement): Uint8Array<ArrayBuffer> {
  return bytesOfText(element.textContent, Number(element.dataset['bytes'] ?? 0));
}

const unpacked = (element: HTMLElement): Promise<Blob> =>
  new Response(new Blob([heldBytes(element)]).stream().pipeThrough(new DecompressionStream('gzip'))).blob();

/** Reads the traces that the page holds, and makes them the opened files. What cannot be read is said as a notice. */
export async function readHeldTraces(): Promise<void> {
  const traces = new Map<string, { readonly open: OpenTrace; readonly summary: TraceSummary }>();
  const notices: string[] = [];
  for (const element of document.querySelectorAll<HTMLElement>('script[data-spanlight="traces"]')) {
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
