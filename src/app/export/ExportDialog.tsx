import { useMemo, useState } from 'react';
import { fileFormats } from '../../core';
import { FailurePanel } from '../../pieces/FailurePanel';
import type { ExportKind, ExportRequest, ExportSource } from '../../state/session/exportRequest';
import { Button } from '../../ui/Button';
import { Choice } from '../../ui/Choice';
import { Dialog } from '../../ui/Dialog';
import { Waiting } from '../../ui/Waiting';
import classes from './export.module.css';
import { htmlKinds } from './htmlKind';
import { PreviewTable } from './PreviewTable';
import { RedactionFields } from './RedactionFields';
import { patternFault, useRedactionDraft } from './redactionDraft';
import { useExport, usePreview } from './useExport';
import { writeFile } from './writeFile';

/** Kinds that a trace can be written as whatever is on screen. */
const plainKinds = (source: ExportSource): readonly ExportKind[] =>
  fileFormats.map(({ format, label, hint, ending, mediaType }) => ({
    kind: format,
    label,
    hint,
    ending,
    mediaType,
    isCopied: format === 'markdown',
    isWhole: format === 'markdown',
    make: (job) => writeFile(source, format, job),
  }));

/** What comes below the end of a dialog that scrolls is not overlooked. */
const bringIntoView = (element: HTMLElement | null): void => {
  element?.scrollIntoView({ block: 'nearest' });
};

/** Chooses what of some traces is written as which kind of file, shows what is left out of it, and saves it. */
export function ExportDialog({
  source,
  extra,
  first,
  onClose,
}: ExportRequest & { readonly onClose: () => void }) {
  const kinds = useMemo(() => [...htmlKinds(source), ...extra, ...plainKinds(source)], [source, extra]);
  const [chosen, setChosen] = useState(first);
  const [scopeName, setScopeName] = useState('');
  const { scopes } = source;
  const scope = scopes.find(({ value }) => value === scopeName) ?? scopes[0];
  if (scope === undefined) throw new Error('an export without a scope');
  const { redaction, answer } = usePreview(source, scope);
  const { run, cancel, forget, save, copy } = useExport(source);
  const isFaulty = useRedactionDraft(({ pattern }) => patternFault(pattern) !== undefined);
  const kind = kinds.find((one) => one.kind === chosen) ?? kinds[0];
  const isRunning = run.state === 'running';
  // What will be left out has to be seen first.
  const isReady = answer?.ok === true && !isFaulty && !isRunning;
  return (
    <Dialog title={`Export ${source.what}`} open onClose={onClose}>
      <div className={classes['form']}>
        {scopes.length > 1 && (
          <Choice
            label="Spans"
            value={scope.value}
            options={scopes}
            onChange={(value) => {
              setScopeName(value);
              forget();
            }}
          />
        )}
        <fieldset className={classes['part']}>
          <legend>As</legend>
          <div className={classes['options']}>
            {kinds.map((one) => (
              <label key={one.kind} className={classes['option']}>
                <input
                  type="radio"
                  name="export-kind"
                  checked={one === kind}
                  onChange={() => {
                    setChosen(one.kind);
                    forget();
                  }}
                />
                <span>
                  {one.label}
                  <span className={classes['hint']}>{one.hint}</span>
                </span>
              </label>
            ))}
          </div>
        </fieldset>
        <RedactionFields />
        <section className={classes['preview']} aria-label="Preview" aria-busy={answer === undefined}>
          {answer === undefined ? (
            <p className={classes['none']}>Looking for what is to be left out …</p>
          ) : answer.ok ? (
            <PreviewTable preview={answer.value} />
          ) : (
            <FailurePanel failure={answer.failure} />
          )}
        </section>
        {run.state === 'failed' && (
          <div ref={bringIntoView}>
            <FailurePanel failure={run.failure} />
          </div>
        )}
        {isRunning && (
          <Waiting
            text={source.traces > 1 ? `${String(run.done)} of ${String(source.traces)} traces` : 'Writing'}
            share={source.traces > 1 ? run.done / source.traces : undefined}
            onCancel={cancel}
          />
        )}
        <div className={classes['actions']}>
          <Button
            look="primary"
            disabled={!isReady}
            onClick={() => {
              if (kind) void save(kind, scope.spans, redaction);
            }}
          >
            Save file
          </Button>
          {kind?.isCopied === true && (
            <Button
              disabled={!isReady}
              onClick={() => {
                void copy(kind, scope.spans, redaction);
              }}
            >
              Copy
            </Button>
          )}
          <span role="status">{run.state === 'done' ? `${run.said}.` : ''}</span>
        </div>
      </div>
    </Dialog>
  );
}
