import { useEffect, useMemo, useRef, type KeyboardEvent } from 'react';
import { NO_SPAN, formatCount, nanos, whySlow, type SlowKey, type SlowPart, type Trace } from '../../../core';
import { useDurationText } from '../../../pieces/times/TimesContext';
import { Button, IconButton } from '../../../ui/Button';
import { serviceColours } from '../colours/SpanColours';
import type { TraceView } from '../useTraceView';
import type { Find } from '../useFind';
import { findTerm } from './findTerm';
import classes from './why.module.css';
import { takeFocusWish } from './whyFocus';
import { leftOutSentences, partName, partSentence, shareOf } from './words';

/** Parts with a place of their own; the rest stands as one. */
const mostParts = 9;

/** How an address names a part: its kind, service and operation. */
const pickOf = (trace: Trace, { kind, service, name }: SlowPart): readonly string[] => [
  kind,
  ...(service < 0 ? [] : [trace.services[service] ?? '']),
  ...(name < 0 ? [] : [trace.names[name] ?? '']),
];
const samePick = (a: readonly string[], b: readonly string[]) =>
  a.length === b.length && a.every((text, at) => text === b[at]);

/** Where the time of the trace went: a bar of who held its critical path, each part with its spans, and what is not known. */
export function WhyStrip({
  view,
  find,
  by,
}: {
  readonly view: TraceView;
  readonly find: Find;
  readonly by: SlowKey;
}) {
  const durationText = useDurationText();
  const { open, address, change } = view;
  const { trace, facts } = open;
  const why = useMemo(() => whySlow(trace, facts, by), [trace, facts, by]);
  const hues = useMemo(() => serviceColours(trace).palette, [trace]);
  const picked = why.parts.find((part) => samePick(pickOf(trace, part), address.whyPick));
  const held = why.parts.filter(({ kind }) => kind === 'held');
  const rest = held.length > mostParts ? held.slice(mostParts - 1) : [];
  // A picked part is always there to be seen.
  const shown = why.parts.filter((part) => part === picked || !rest.includes(part));
  const restTime = rest.reduce((sum, part) => (part === picked ? sum : sum + part.time), 0);

  const strip = useRef<HTMLElement>(null);
  useEffect(() => {
    if (takeFocusWish()) strip.current?.querySelector<HTMLElement>('[data-part]')?.focus();
  }, []);

  const pick = (part: SlowPart) => {
    change({ whyPick: part === picked ? [] : pickOf(trace, part) }, 'replace');
  };
  const move = (event: KeyboardEvent<HTMLElement>) => {
    const by = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    if (by === 0) return;
    const parts = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-part]')];
    const at = parts.findIndex((part) => part === document.activeElement);
    event.preventDefault();
    event.stopPropagation();
    parts[(at + by + parts.length) % parts.length]?.focus();
  };
  const colourOf = ({ kind, service }: SlowPart) => (kind === 'held' ? hues[service] : undefined);
  const width = (time: number) => `${String((100 * time) / Math.max(1, why.total))}%`;

  const told = picked ?? held[0] ?? why.parts[0];
  const term = told === undefined ? undefined : findTerm(trace, told);
  const notes = leftOutSentences(trace, why, durationText);
  const single = trace.spans.count === 1;
  const first = picked ?? shown[0];
  return (
    <section ref={strip} className={classes['strip']} aria-label="Why is this slow?">
      <div className={classes['bar']} aria-hidden="true">
        {shown.map((part) => (
          <button
            type="button"
            tabIndex={-1}
            key={pickOf(trace, part).join('\n')}
            className={classes['segment']}
            data-kind={part.kind}
            data-picked={part === picked || undefined}
            style={{ width: width(part.time), background: colourOf(part) }}
            title={`${partName(trace, part)}: ${durationText(part.time)}, ${shareOf(part, why.total)}`}
            onClick={() => {
              pick(part);
            }}
          />
        ))}
        {restTime > 0 && (
          <div className={classes['segment']} data-kind="rest" style={{ width: width(restTime) }} />
        )}
      </div>
      <div className={classes['line']}>
        <div
          role="toolbar"
          aria-label="Parts of the time"
          tabIndex={-1}
          className={classes['parts']}
          onKeyDown={move}
        >
          {shown.map((part) => (
            <Button
              key={pickOf(trace, part).join('\n')}
              data-part
              className={classes['part']}
              aria-pressed={part === picked}
              tabIndex={part === first ? 0 : -1}
              title={`${durationText(part.time)} of ${durationText(why.total)}`}
              onClick={() => {
                pick(part);
              }}
            >
              <span className={classes['dot']} data-kind={part.kind} style={{ background: colourOf(part) }} />
              <bdi className={classes['name']}>{partName(trace, part)}</bdi>
              <span className={classes['share']}>{shareOf(part, why.total)}</span>
            </Button>
          ))}
          {restTime > 0 && (
            <span className={classes['rest']}>
              {formatCount(rest.length)} smaller: {durationText(nanos(restTime))}
            </span>
          )}
        </div>
        <div className={classes['keys']} role="group" aria-label="Add up by">
          {(['operation', 'service'] as const).map((key) => (
            <Button
              key={key}
              className={classes['key']}
              aria-pressed={by === key}
              onClick={() => {
                if (by !== key) change({ why: key, whyPick: [] }, 'replace');
              }}
            >
              {key === 'operation' ? 'By operation' : 'By service'}
            </Button>
          ))}
          <IconButton
            icon="close"
            label="Close “Why is this slow?” (y)"
            className={classes['small']}
            onClick={() => {
              change({ why: 'off', whyPick: [] }, 'replace');
            }}
          />
        </div>
      </div>
      <div className={classes['told']}>
        {single ? (
          <p>
            One span: {durationText(nanos(facts.selfTime[0] ?? 0))} of its own, and nothing to compare it
            with.
          </p>
        ) : told === undefined ? (
          <p>No span of this trace has a length: there is no critical path.</p>
        ) : (
          <>
            <p role="status">{partSentence(trace, told, why, durationText)}</p>
            {told.largest !== NO_SPAN && (
              <Button
                className={classes['act']}
                onClick={() => {
                  view.select(told.largest);
                }}
              >
                {told.spanCount === 1 ? 'Show the span' : 'Show the largest span'}
              </Button>
            )}
            {term !== undefined && (
              <Button
                className={classes['act']}
                onClick={() => {
                  find.setText(term);
                }}
              >
                Find its spans
              </Button>
            )}
          </>
        )}
      </div>
      {notes.length > 0 && <p className={classes['notes']}>{notes.join(' ')}</p>}
    </section>
  );
}
