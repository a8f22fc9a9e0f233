import { EngineCore } from './EngineCore';
import { packTrace } from './packTrace';
import type { FromWorker, Limits, ToWorker } from './protocol';
import type { AskOptions } from './TraceEngine';

/** How the worker's side speaks to the page. */
export type PostToPage = (message: FromWorker, transfer: Transferable[]) => void;

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
        if (!answer.ok) return post({ type: 'answer', id, call: 'open-trace', answer }, []);
        const { open, transfer } = packTrace(answer.value);
        return post({ type: 'answer', id, call: 'open-trace', answer: { ok: true, value: open } }, transfer);
      }
      case 'open-all': {
        const answer = await core.openAll(message.args.origin, options(message.args.limits));
        if (!answer.ok) return post({ type: 'answer', id, call: 'open-all', answer }, []);
        const packed = answer.value.opened.map(packTrace);
        const value = { opened: packed.map(({ open }) => open), notices: answer.value.notices };
        const transfer = packed.flatMap((one) => one.transfer);
        return post({ type: 'answer', id, call: 'open-all', answer: { ok: true, value } }, transfer);
      }
      case 'summarise': {
        const answer = await core.summarise(message.args.origin, options(message.args.limits));
        return post({ type: 'answer', id, call: 'summarise', answer }, []);
      }
      case 'detail': {
        const answer = await core.detail(message.args.handle, message.args.span);
        return post({ type: 'answer', id, call: 'detail', answer }, []);
      }
      case 'event-times': {
        const answer = await core.eventTimes(message.args.handle, message.args.spans);
        return post({ type: 'answer', id, call: 'event-times', answer }, []);
      }
      case 'find': {
        const answer = await core.find(message.args.handle, message.args.text, signal);
        const hits =
          answer.ok && answer.value.byteLength === answer.value.buffer.byteLength
            ? answer.value.buffer
            : undefined;
        return post({ type: 'answer', id, call: 'find', answer }, hits instanceof ArrayBuffer ? [hits] : []);
      }
    }
  };

  return (message) => {
    switch (message.type) {
      case 'start':
        core = new EngineCore(message.firstHandle);
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
