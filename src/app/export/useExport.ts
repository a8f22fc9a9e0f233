import { useEffect, useMemo, useRef, useState } from 'react';
import { formatBytes, type Answer, type Failure, type Redaction, type RedactionPreview } from '../../core';
import { whileBusy } from '../../state/session/busy';
import type { ExportKind, ExportScope, ExportSource } from '../../state/session/exportRequest';
import { announce } from '../../ui/announce';
import { copyText } from '../../ui/copyText';
import { saveFile } from '../../ui/saveFile';
import { previewOf } from './previewOf';
import { redactionOf, useRedactionDraft } from './redactionDraft';

type Run =
  | { readonly state: 'idle' }
  | { readonly state: 'running'; readonly done: number }
  | { readonly state: 'failed'; readonly failure: Failure }
  | { readonly state: 'done'; readonly said: string };

/** Letters that come one after the other are one question. */
const settleMs = 250;

/** What a redaction would do, tried again whenever it changes; undefined while that is not known. */
export function usePreview(source: ExportSource, scope: ExportScope) {
  const draft = useRedactionDraft();
  const redaction = useMemo(() => redactionOf(draft), [draft]);
  const [known, setKnown] = useState<{ readonly of: unknown; readonly answer: Answer<RedactionPreview> }>();
  const question = useMemo(() => ({ source, redaction, scope }), [source, redaction, scope]);
  useEffect(() => {
    const control = new AbortController();
    const { signal } = control;
    const isGone = () => signal.aborted;
    const waits = new Promise((resolve) => setTimeout(resolve, settleMs));
    const ask = async () => {
      await waits;
      if (isGone()) return;
      const answer = await previewOf(question.source, question.redaction, question.scope.spans, signal);
      if (!isGone()) setKnown({ of: question, answer });
    };
    void whileBusy(ask());
    return () => {
      control.abort();
    };
  }, [question]);
  return { redaction, answer: known?.of === question ? known.answer : undefined };
}

/** Makes the file and saves it, or copies it. One at a time; a new choice forgets what came of the last. */
export function useExport(source: ExportSource) {
  const [run, setRun] = useState<Run>({ state: 'idle' });
  const control = useRef<AbortController>(undefined);
  useEffect(
    () => () => {
      control.current?.abort();
    },
    [],
  );
  const start = async (
    kind: ExportKind,
    spans: Uint32Array | undefined,
    redaction: Redaction,
    finish: (blob: Blob) => Promise<string>,
  ) => {
    const own = new AbortController();
    control.current?.abort();
    control.current = own;
    setRun({ state: 'running', done: 0 });
    const answer = await kind.make({
      spans: kind.isWhole === true ? undefined : spans,
      redaction,
      signal: own.signal,
      onTrace: (done) => {
        if (!own.signal.aborted) setRun({ state: 'running', done });
      },
    });
    if (own.signal.aborted) return;
    if (!answer.ok) {
      setRun({ state: 'failed', failure: answer.failure });
      return;
    }
    const said = await finish(answer.value);
    announce(said);
    setRun({ state: 'done', said });
  };
  return {
    run,
    cancel: () => {
      control.current?.abort();
      setRun({ state: 'idle' });
    },
    forget: () => {
      setRun({ state: 'idle' });
    },
    save: (kind: ExportKind, spans: Uint32Array | undefined, redaction: Redaction) =>
      start(kind, spans, redaction, (blob) => {
        const name = `${source.fileName}.${kind.ending}`;
        saveFile(name, [blob], kind.mediaType);
        return Promise.resolve(`Saved ${name}, ${formatBytes(blob.size)}`);
      }),
    copy: (kind: ExportKind, spans: Uint32Array | undefined, redaction: Redaction) =>
      start(kind, spans, redaction, async (blob) =>
        (await copyText(await blob.text()))
          ? 'Copied'
          : 'The browser did not allow copying: save the file instead',
      ),
  };
}
