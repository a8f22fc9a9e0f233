import { useMemo, useState } from 'react';
import {
  attributeText,
  compareAttributes,
  criticalTime,
  formatCount,
  formatSigned,
  kindText,
  nameOf,
  nanos,
  serviceOf,
  spanIdOf,
  statusText,
  visibleText,
  type Attribute,
  type SpanDetail,
  type SpanIndex,
  type WriteDuration,
} from '../../../core';
import { useDurationText } from '../../../pieces/times/TimesContext';
import { AttributeValueText } from '../../../pieces/AttributeValueText';
import { ShowMore } from '../../../pieces/ShowMore';
import { useSpanDetail } from '../../../state/query/useSpanDetail';
import { Button, IconButton } from '../../../ui/Button';
import { EmptyState } from '../../../ui/EmptyState';
import { Waiting } from '../../../ui/Waiting';
import type { OpenTrace } from '../../../worker/TraceEngine';
import { referenceTo } from '../spanReference';
import type { TraceView } from '../useTraceView';
import classes from './pair.module.css';

const shownText = (text: string) => visibleText(text, 200);

interface Line {
  readonly label: string;
  readonly left: string;
  readonly right: string;
  /** How the right one differs; '' where a text says it all. */
  readonly by: string;
}

/** The numbers and words of two spans, and how the second differs. */
function factLines(
  { trace, facts }: OpenTrace,
  a: SpanIndex,
  b: SpanIndex,
  durationText: WriteDuration,
): readonly Line[] {
  const { spans } = trace;
  const time = (label: string, of: (span: SpanIndex) => number): Line => ({
    label,
    left: durationText(nanos(of(a))),
    right: durationText(nanos(of(b))),
    by: of(b) === of(a) ? 'same' : formatSigned(nanos(of(b) - of(a)), durationText),
  });
  const text = (label: string, of: (span: SpanIndex) => string): Line => ({
    label,
    left: shownText(of(a)),
    right: shownText(of(b)),
    by: of(a) === of(b) ? 'same' : '',
  });
  return [
    text('Service', (span) => serviceOf(trace, span)),
    text('Operation', (span) => nameOf(trace, span)),
    time('Duration', (span) => (spans.end[span] ?? 0) - (spans.start[span] ?? 0)),
    time('Self time', (span) => facts.selfTime[span] ?? 0),
    time('Critical path', (span) => criticalTime(facts, span)),
    time('Start', (span) => spans.start[span] ?? 0),
    text('Status', (span) => statusText(spans.status[span] ?? 0)),
    text('Kind', (span) => kindText(spans.kind[span] ?? 0) || 'not said'),
    text('Spans below', (span) => formatCount((spans.subtreeEnd[span] ?? span + 1) - span - 1)),
  ];
}

function Side({ attribute }: { readonly attribute: Attribute | undefined }) {
  return (
    <td className={classes['value']}>
      {attribute ? (
        <AttributeValueText value={attribute.value} />
      ) : (
        <span className={classes['none']}>absent</span>
      )}
    </td>
  );
}

function Attributes({
  title,
  left,
  right,
  onlyDifferent,
}: {
  readonly title: string;
  readonly left: readonly Attribute[];
  readonly right: readonly Attribute[];
  readonly onlyDifferent: boolean;
}) {
  const [limit, setLimit] = useState(100);
  const rows = useMemo(
    () => compareAttributes(left, right, (attribute) => attributeText(attribute.value)),
    [left, right],
  );
  const different = rows.filter((row) => !row.same);
  const found = onlyDifferent ? different : rows;
  const shown = found.slice(0, limit);
  return (
    <>
      <table className={classes['table']}>
        <caption className={classes['caption']}>
          {title}{' '}
          <span className={classes['count']}>
            {formatCount(different.length)} of {formatCount(rows.length)} differ
          </span>
        </caption>
        <tbody>
          {shown.map((row, at) => (
            <tr key={at} data-different={!row.same || undefined}>
              <th scope="row" className={classes['key']}>
                <span className={classes['mark']}>
                  {row.same ? '' : '≠'}
                  {!row.same && <span className="visually-hidden"> differs: </span>}
                </span>
                <bdi>{shownText(row.key) || '(no key)'}</bdi>
              </th>
              <Side attribute={row.left} />
              <Side attribute={row.right} />
            </tr>
          ))}
        </tbody>
      </table>
      <ShowMore shown={shown.length} total={found.length} step={500} what={title} onMore={setLimit} />
    </>
  );
}

function Compared({
  open,
  held,
  other,
  left,
  right,
}: {
  readonly open: OpenTrace;
  readonly held: SpanIndex;
  readonly other: SpanIndex;
  readonly left: SpanDetail;
  readonly right: SpanDetail;
}) {
  const [onlyDifferent, setOnlyDifferent] = useState(false);
  const durationText = useDurationText();
  const lines = useMemo(() => factLines(open, held, other, durationText), [open, held, other, durationText]);
  return (
    <>
      <label className={classes['only']}>
        <input
          type="checkbox"
          checked={onlyDifferent}
          onChange={(event) => {
            setOnlyDifferent(event.target.checked);
          }}
        />
        Only what differs
      </label>
      <table className={classes['table']}>
        <caption className={classes['caption']}>Times and facts</caption>
        <thead>
          <tr>
            <td />
            <th scope="col">Held</th>
            <th scope="col">Selected</th>
          </tr>
        </thead>
        <tbody>
          {lines
            .filter(({ by }) => !onlyDifferent || by !== 'same')
            .map(({ label, left: a, right: b, by }) => (
              <tr key={label} data-different={by !== 'same' || undefined}>
                <th scope="row" className={classes['key']}>
                  <span className={classes['mark']}>
                    {by === 'same' ? '' : '≠'}
                    {by !== 'same' && <span className="visually-hidden"> differs: </span>}
                  </span>
                  {label}
                </th>
                <td className={classes['value']}>
                  <bdi>{a}</bdi>
                </td>
                <td className={classes['value']}>
                  <bdi>{b}</bdi>
                  {by !== '' && by !== 'same' && <span className={classes['by']}> {by}</span>}
                </td>
              </tr>
            ))}
        </tbody>
      </table>
      <Attributes
        title="Tags"
        left={left.attributes}
        right={right.attributes}
        onlyDifferent={onlyDifferent}
      />
      <Attributes title="Process" left={left.resource} right={right.resource} onlyDifferent={onlyDifferent} />
      <p className={classes['count']}>
        Logs: {formatCount(left.events.length)} and {formatCount(right.events.length)}
      </p>
    </>
  );
}

/** Two spans side by side: the one that is held and the one that is selected, with what differs marked. */
export function PairPanel({ view, held }: { readonly view: TraceView; readonly held: SpanIndex }) {
  const { open, selected, change } = view;
  const { trace } = open;
  const other = selected === held ? undefined : selected;
  const left = useSpanDetail(open.handle, held);
  const right = useSpanDetail(open.handle, other ?? held);
  const nameFor = (span: SpanIndex) => `${serviceOf(trace, span)}: ${nameOf(trace, span)}`;
  return (
    <section className={classes['pair']} aria-label="Two spans side by side">
      <div className={classes['head']}>
        <h2 className={classes['title']}>
          <bdi title={spanIdOf(trace, held)}>{shownText(nameFor(held))}</bdi>
          {other !== undefined && (
            <>
              <span className={classes['and']}> and </span>
              <bdi title={spanIdOf(trace, other)}>{shownText(nameFor(other))}</bdi>
            </>
          )}
        </h2>
        {other !== undefined && (
          <IconButton
            icon="swap"
            label="Swap the two spans"
            onClick={() => {
              change({ pair: referenceTo(trace, other), selected: referenceTo(trace, held) }, 'push');
            }}
          />
        )}
        <Button
          look="quiet"
          onClick={() => {
            change({ pair: undefined }, 'push');
          }}
        >
          Stop comparing
        </Button>
      </div>
      {other === undefined ? (
        <EmptyState title="Select another span">
          <p>It will stand beside this one, with what differs marked.</p>
        </EmptyState>
      ) : left.data && right.data ? (
        <Compared open={open} held={held} other={other} left={left.data} right={right.data} />
      ) : left.error || right.error ? (
        <EmptyState title="The spans could not be read">
          <p>{(left.error ?? right.error)?.message}</p>
        </EmptyState>
      ) : (
        <Waiting text="Reading both spans" />
      )}
    </section>
  );
}
