import { answered } from '../core';
import { breathe } from './breathe';
import { EngineCore } from './EngineCore';
import { packDetail } from './packDetail';
import { packTrace, packTraces } from './packTrace';
import type { FromWorker, Limits, ToWorker } from './protocol';
import type { AskOptions } from './TraceEngine';

/** How the worker's side speaks to the page. */
export type PostToPage = (message: FromWorker, transfer: Transferable[]) => void;

/** Browsers look up each buffer that a message hands over among all others of the message. */
const TRACES_A_MESSAGE = 128;

/** Answers the page's messages with an EngineCore. Returns what is to be called for each message. */
export function serveEngine(post: PostToPage): (message: ToWorker) => void {
  let core = new EngineCore();
  const asking = new Map<number, AbortController>();

  const answerQuestion = async (
    message: Extract<ToWorker, { type: 'ask' }>,
    signal: AbortSignal,
  ): Promise<void> => {
    const { id } = message;
    const options = (limits: Limits): AskOptions => ({
      signal,
      ...(limits.idleTimeoutMs !== undefined && { idleTimeoutMs: limits.idleTimeoutMs }),
      ...(limits.totalTimeoutMs !== undefined && { totalTimeoutMs: limits.totalTimeoutMs }),
      ...(limits.progress && {
        onProgress: (progress) => {
          post({ type: 'progress', id, progress }, []);
        },
      }),
    });
    switch (message.call) {
      case 'open-trace': {
        const { origin, traceId, limits } = message.args;
        const answer = await core.openTrace(origin, traceId, options(limits));
        if (!answer.ok) {
          post({ type: 'answer', id, call: 'open-trace', answer }, []);
          break;
        }
        const { open, transfer } = packTrace(answer.value);
        post({ type: 'answer', id, call: 'open-trace', answer: answered(open) }, transfer);
        break;
      }
      case 'open-all': {
        const answer = await core.openAll(message.args.origin, options(message.args.limits));
        if (!answer.ok) {
          post({ type: 'answer', id, call: 'open-all', answer }, []);
          break;
        }
        const { opened: all, notices } = answer.value;
        let at = 0;
        for (; at + TRACES_A_MESSAGE < all.length && !signal.aborted; at += TRACES_A_MESSAGE) {
          const { opened, transfer } = packTraces(all.slice(at, at + TRACES_A_MESSAGE));
          post({ type: 'opened', id, opened }, transfer);
          await breathe();
        }
        const last = all.slice(at);
        if (signal.aborted) for (const { handle } of last) core.close(handle);
        const { opened, transfer } = packTraces(signal.aborted ? [] : last);
        post({ type: 'answer', id, call: 'open-all', answer: answered({ opened, notices }) }, transfer);
        break;
      }
      case 'summarise': {
        const answer = await core.summarise(
          message.args.origin,
          options(message.args.limits),
          message.args.part,
        );
        post({ type: 'answer', id, call: 'summarise', answer }, []);
        break;
      }
      case 'sample-calls': {
        const { origin, wanted, limits } = message.args;
        const answer = await core.sampleCalls(origin, wanted, options(limits));
        post({ type: 'answer', id, call: 'sample-calls', answer }, []);
        break;
      }
      case 'tabulate': {
        const answer = await core.tabulate(message.args.traces, message.args.part);
        post({ type: 'answer', id, call: 'tabulate', answer }, []);
        break;
      }
      case 'results': {
        const answer = await core.results(message.args.handle, message.args.question, signal);
        post({ type: 'answer', id, call: 'results', answer }, []);
        break;
      }
      case 'combine': {
        const answer = await core.combine(message.args.parts, message.args.find, signal);
        post({ type: 'answer', id, call: 'combine', answer }, []);
        break;
      }
      case 'find-results': {
        const answer = await core.findResults(message.args.handle, message.args.text, signal);
        post({ type: 'answer', id, call: 'find-results', answer }, []);
        break;
      }
      case 'complete-results': {
        const { handle, text, caret } = message.args;
        const answer = await core.completeResults(handle, text, caret, signal);
        post({ type: 'answer', id, call: 'complete-results', answer }, []);
        break;
      }
      case 'detail': {
        const known = await core.detail(message.args.handle, message.args.span);
        const answer = known.ok ? answered(packDetail(known.value)) : known;
        post({ type: 'answer', id, call: 'detail', answer }, []);
        break;
      }
      case 'event-times': {
        const answer = await core.eventTimes(message.args.handle, message.args.spans);
        post({ type: 'answer', id, call: 'event-times', answer }, []);
        break;
      }
      case 'event-table': {
        const answer = await core.eventTable(message.args.handle, options(message.args.limits));
        const { time, span, place, isError } = answer.ok ? answer.value : {};
        const transfer = [time, span, place, isError].flatMap((column) =>
          column === undefined ? [] : ownBuffer(column),
        );
        post({ type: 'answer', id, call: 'event-table', answer }, transfer);
        break;
      }
      case 'events': {
        const { handle, named, longest } = message.args;
        const answer = await core.events(handle, named, longest);
        post({ type: 'answer', id, call: 'events', answer }, []);
        break;
      }
      case 'span-hints': {
        const answer = await core.spanHints(message.args.handle, message.args.spans);
        post({ type: 'answer', id, call: 'span-hints', answer }, []);
        break;
      }
      case 'links': {
        const answer = await core.links(message.args.handle);
        const columns = answer.ok ? [answer.value.from, answer.value.to, answer.value.kind] : [];
        post({ type: 'answer', id, call: 'links', answer }, columns.flatMap(ownBuffer));
        break;
      }
      case 'find': {
        const { handle, text } = message.args;
        const answer = await core.find(handle, text, signal, (part) => {
          post({ type: 'part', id, part }, ownBuffer(part.matches));
        });
        post({ type: 'answer', id, call: 'find', answer }, answer.ok ? ownBuffer(answer.value.matches) : []);
        break;
      }
      case 'complete': {
        const { handle, text, caret } = message.args;
        const answer = await core.complete(handle, text, caret, signal);
        post({ type: 'answer', id, call: 'complete', answer }, []);
        break;
      }
      case 'write': {
        const answer = await core.write(message.args.handle, message.args.job, signal);
        post({ type: 'answer', id, call: 'write', answer }, []);
        break;
      }
      case 'preview-redaction': {
        const { handle, redaction, spans } = message.args;
        const answer = await core.previewRedaction(handle, redaction, spans, signal);
        post({ type: 'answer', id, call: 'preview-redaction', answer }, []);
        break;
      }
      case 'attribute-keys': {
        const answer = await core.attributeKeys(message.args.handle);
        post({ type: 'answer', id, call: 'attribute-keys', answer }, []);
        break;
      }
      case 'column': {
        const answer = await core.column(message.args.handle, message.args.key);
        const { of, numbers } = answer.ok ? answer.value : {};
        const transfer = [of, numbers].flatMap((column) => (column === undefined ? [] : ownBuffer(column)));
        post({ type: 'answer', id, call: 'column', answer }, transfer);
      }
    }
  };

  return (message) => {
    switch (message.type) {
      case 'start':
        core = new EngineCore(message.firstHandle);
        post({ type: 'started' }, []);
        return;
      case 'cancel':
        asking.get(message.id)?.abort();
        return;
      case 'close':
        core.close(message.handle);
        return;
      case 'ask': {
        const control = new AbortController();
        asking.set(message.id, control);
        // A fault here (an answer that cannot be cloned) is left to become the worker's error event.
        void answerQuestion(message, control.signal).finally(() => asking.delete(message.id));
      }
    }
  };
}

/** The buffer of an array, where it holds nothing else. */
function ownBuffer({ buffer, byteLength }: ArrayBufferView): ArrayBuffer[] {
  return byteLength > 0 && byteLength === buffer.byteLength && buffer instanceof ArrayBuffer ? [buffer] : [];
}
