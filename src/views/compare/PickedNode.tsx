import { useMemo } from 'react';
import {
  attributeText,
  compareAttributes,
  formatCount,
  nanos,
  spanIdOf,
  spansOfNode,
  SpanStatus,
  visibleText,
  type Attribute,
  type SpanIndex,
} from '../../core';
import { useDurationText } from '../../pieces/times/TimesContext';
import { AttributeValueText } from '../../pieces/AttributeValueText';
import { useSpanDetail } from '../../state/query/useSpanDetail';
import { PageLink } from '../../state/url/PageLink';
import { tracePlace } from '../../state/url/place';
import { emptyTraceAddress, writeTraceAddress } from '../../state/url/traceAddress';
import { announce } from '../../ui/announce';
import { IconButton } from '../../ui/Button';
import { Waiting } from '../../ui/Waiting';
import type { OpenTrace } from '../../worker/TraceEngine';
import classes from './compare.module.css';
import own from './PickedNode.module.css';
import type { MadeComparison } from './useComparison';

const cut = (text: string): string => visibleText(text, 200);

/** Attributes that differ beyond this many are counted, not shown. */
const most = 200;

interface Matched {
  readonly open: OpenTrace;
  readonly span: SpanIndex;
}

function Value({ attribute }: { readonly attribute: Attribute | undefined }) {
  return (
    <td>
      {attribute ? (
        <AttributeValueText value={attribute.value} />
      ) : (
        <span className={classes['none']}>absent</span>
      )}
    </td>
  );
}

/** The attributes that two spans do not have in common. */
function DifferentAttributes({ left, right }: { readonly left: Matched; readonly right: Matched }) {
  const a = useSpanDetail(left.open.handle, left.span);
  const b = useSpanDetail(right.open.handle, right.span);
  const rows = useMemo(
    () =>
      a.data && b.data
        ? compareAttributes(a.data.attributes, b.data.attributes, ({ value }) => attributeText(value))
        : undefined,
    [a.data, b.data],
  );
  if (a.error || b.error)
    return <p className={classes['fault']}>The attributes of these spans could not be read.</p>;
  if (rows === undefined) return <Waiting text="Reading both spans" />;
  const different = rows.filter(({ same }) => !same);
  return (
    <table className={own['table']}>
      <caption>
        {formatCount(different.length)} of {formatCount(rows.length)} attributes of these two spans differ
        {different.length > most && `; the first ${formatCount(most)} are shown`}
      </caption>
      <thead>
        <tr>
          <th scope="col">Attribute</th>
          <th scope="col">A</th>
          <th scope="col">B</th>
        </tr>
      </thead>
      <tbody>
        {different.slice(0, most).map((row, at) => (
          <tr key={at}>
            <th scope="row">
              <bdi>{cut(row.key) || '(no key)'}</bdi>
            </th>
            <Value attribute={row.left} />
            <Value attribute={row.right} />
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** The place of the call that is looked at first: the first whose outcome is another one in B, else the first. */
function tellingCall(a: readonly Matched[], b: readonly Matched[]): number {
  const failed = (matched: Matched | undefined) =>
    matched !== undefined && matched.open.trace.spans.status[matched.span] === SpanStatus.error;
  const most = Math.max(a.length, b.length);
  for (let at = 0; at < most; at++) if (failed(a[at]) !== failed(b[at])) return at;
  return 0;
}

/** One of the calls that are set against each other, with its link. */
function CallLine({
  letter,
  calls,
  at,
  from,
}: {
  readonly letter: 'A' | 'B';
  readonly calls: readonly Matched[];
  readonly at: number;
  readonly from: 'server' | 'files';
}) {
  const durationText = useDurationText();
  const matched = calls[at];
  const place = `call ${formatCount(at + 1)}`;
  if (matched === undefined)
    return (
      <li className={classes['soft']}>
        {letter} has {calls.length === 0 ? 'no such call' : `no ${place}`}
      </li>
    );
  const { trace } = matched.open;
  const { spans } = trace;
  const raw = writeTraceAddress({ ...emptyTraceAddress, from, selected: spanIdOf(trace, matched.span) });
  return (
    <li>
      <PageLink to={tracePlace(trace.traceId, raw.toString())}>
        {calls.length === 1
          ? `The call in ${letter}`
          : `In ${letter}, ${place} of ${formatCount(calls.length)}`}
      </PageLink>
      <span>{durationText(nanos((spans.end[matched.span] ?? 0) - (spans.start[matched.span] ?? 0)))}</span>
      {spans.status[matched.span] === SpanStatus.error && <span className={classes['failed']}>in error</span>}
    </li>
  );
}

/** The picked node of a comparison: its calls on either side in turn, and what those say that their counterparts do not. */
export function PickedNode({
  made,
  node,
  call,
  from,
  onCall,
  onClose,
}: {
  readonly made: MadeComparison;
  readonly node: number;
  /** From 1 on; 0 = the most telling one. */
  readonly call: number;
  readonly from: 'server' | 'files';
  readonly onCall: (call: number) => void;
  readonly onClose: () => void;
}) {
  const { comparison } = made;
  const [a, b] = useMemo(
    () => [
      spansOfNode(comparison.left, node).map((span) => ({ open: made.left, span })),
      spansOfNode(comparison.right, node).map((span) => ({ open: made.right, span })),
    ],
    [comparison, made.left, made.right, node],
  );
  const count = Math.max(a.length, b.length);
  const at = call === 0 ? tellingCall(a, b) : Math.min(call, count) - 1;
  const left = a[at];
  const right = b[at];
  const go = (to: number) => {
    onCall(to + 1);
    announce(`Call ${formatCount(to + 1)} of ${formatCount(count)}`);
  };
  return (
    <aside className={own['panel']} aria-label="Picked node">
      <div className={own['panelHead']}>
        <h2 className={own['panelTitle']}>
          <bdi>{cut(comparison.services[comparison.service[node] ?? 0] ?? '')}</bdi>{' '}
          <bdi>{cut(comparison.names[comparison.name[node] ?? 0] ?? '') || '(no name)'}</bdi>
        </h2>
        <IconButton icon="close" label="Close" onClick={onClose} />
      </div>
      {count > 1 && (
        <>
          <div className={classes['tools']} role="group" aria-label="Calls">
            <IconButton
              icon="chevron-up"
              label="Previous call"
              disabled={at === 0}
              onClick={() => {
                go(at - 1);
              }}
            />
            <span>
              Call {formatCount(at + 1)} of {formatCount(count)}
            </span>
            <IconButton
              icon="chevron-down"
              label="Next call"
              disabled={at === count - 1}
              onClick={() => {
                go(at + 1);
              }}
            />
          </div>
          <p className={classes['soft']}>
            The calls are set against each other by their turn, the first of A with the first of B, beginning
            with the first pair of which only one failed.
          </p>
        </>
      )}
      <ul className={own['calls']}>
        <CallLine letter="A" calls={a} at={at} from={from} />
        <CallLine letter="B" calls={b} at={at} from={from} />
      </ul>
      {left && right ? (
        <DifferentAttributes left={left} right={right} />
      ) : (
        <p className={classes['soft']}>
          Only trace {left ? 'A' : 'B'} has this call, so that there is nothing to set against it.
        </p>
      )}
    </aside>
  );
}
