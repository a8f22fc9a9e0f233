import { useMemo, useState } from 'react';
import { formatCount, SpanStatus, visibleText } from '../../../core';
import { whileBusy } from '../../../state/session/busy';
import { Button } from '../../../ui/Button';
import { Icon } from '../../../ui/Icon';
import { findTerm } from '../findTerm';
import type { TraceView } from '../useTraceView';
import classes from './ColourLegend.module.css';
import type { SpanColours } from './SpanColours';

const firstEntries = 12;
const mostEntries = 200;

/** What each colour stands for, with its spans and errors, in place of the services. A press finds the spans of a value. */
export function ColourLegend({ view, colours }: { readonly view: TraceView; readonly colours: SpanColours }) {
  const { address, change, open } = view;
  const { spans } = open.trace;
  const [all, setAll] = useState(false);
  const isScale = colours.palette.some((colour) => colour.includes('--scale-'));
  const entries = useMemo(() => {
    const count = new Uint32Array(colours.palette.length);
    const errors = new Uint32Array(colours.palette.length);
    for (let i = 0; i < spans.count; i++) {
      const group = colours.classOf[i] ?? 0;
      count[group] = (count[group] ?? 0) + 1;
      if (spans.status[i] === SpanStatus.error) errors[group] = (errors[group] ?? 0) + 1;
    }
    const used = [...count.keys()].filter((group) => (count[group] ?? 0) > 0);
    // A scale stays in its order; values stand by how often they occur.
    if (!isScale) used.sort((a, b) => (count[b] ?? 0) - (count[a] ?? 0));
    return used.map((group) => ({ group, spans: count[group] ?? 0, errors: errors[group] ?? 0 }));
  }, [spans, colours, isScale]);
  const shown = entries.slice(0, all ? mostEntries : firstEntries);
  const hidden = entries.length - shown.length;
  return (
    <ul className={classes['legend']} aria-label={`Colours by ${colours.label}`}>
      {shown.map((entry) => {
        const label = colours.labels[entry.group] ?? '';
        const isAbsent = entry.group === colours.palette.length - 1;
        const content = (
          <>
            <span className={classes['dot']} style={{ background: colours.palette[entry.group] }} />
            <bdi className={classes['name']}>{label === '' ? 'empty' : visibleText(label.slice(0, 80))}</bdi>
            <span className={classes['count']}>{formatCount(entry.spans)}</span>
            {entry.errors > 0 && (
              <span className={classes['errors']}>
                <Icon name="error" size={11} />
                {formatCount(entry.errors)}
                <span className="visually-hidden"> in error</span>
              </span>
            )}
          </>
        );
        return (
          <li key={entry.group} className={classes['entry']}>
            {isScale || isAbsent || label === '' || label.length > 300 ? (
              <span className={classes['chip']}>{content}</span>
            ) : (
              <button
                type="button"
                className={classes['chip']}
                title={`Find the spans with ${visibleText(label.slice(0, 80))}`}
                onClick={() => {
                  const term = findTerm(colours.by, label);
                  const joining = import('../joinTerms').then(({ joinTerms }) => {
                    change({ find: joinTerms(address.find, term) }, 'push');
                  });
                  void whileBusy(joining);
                }}
              >
                {content}
              </button>
            )}
          </li>
        );
      })}
      {(hidden > 0 || all) && (
        <li>
          <Button
            look="quiet"
            className={classes['by']}
            aria-expanded={all}
            onClick={() => {
              setAll(!all);
            }}
          >
            {all ? 'Show fewer' : `${formatCount(hidden)} more`}
          </Button>
        </li>
      )}
    </ul>
  );
}
