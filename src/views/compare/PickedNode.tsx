import { useMemo } from 'react';
import {
  attributeText,
  compareAttributes,
  formatCount,
  spanIdOf,
  spanIndex,
  visibleText,
  type Attribute,
  type SpanIndex,
} from '../../core';
import { AttributeValueText } from '../../pieces/AttributeValueText';
import { useSpanDetail } from '../../state/query/useSpanDetail';
import { PageLink } from '../../state/url/PageLink';
import { tracePlace } from '../../state/url/place';
import { emptyTraceAddress, writeTraceAddress } from '../../state/url/traceAddress';
import { IconButton } from '../../ui/Button';
import { Waiting } from '../../ui/Waiting';
import type { OpenTrace } from '../../worker/TraceEngine';
import classes from './compare.module.css';
import type { MadeComparison } from './useComparison';

const cut = (text: string): string => visibleText(text.length > 200 ? `${text.slice(0, 200)}…` : text);

/** Attributes that differ beyond this many are counted, not shown. */
const most = 200;

interface Matched {
  readonly open: OpenTrace;
  readonly span: SpanIndex;
}

function Value({ attribute }: { readonly attribute: Attribute | undefined }) {
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
    <table className={classes['table']}>
      <caption>
        {formatCount(different.length)} of {formatCount(rows.length)} attributes of the first spans differ
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

/** The picked node of a comparison: its first span on either side, and what those say that the other does not. */
export function PickedNode({
  made,
  node,
  from,
  onClose,
}: {
  readonly made: MadeComparison;
  readonly node: number;
  readonly from: 'server' | 'files';
  readonly onClose: () => void;
}) {
  const { comparison } = made;
  const firstOf = (open: OpenTrace, span: number): Matched | undefined =>
    span < 0 ? undefined : { open, span: spanIndex(span) };
  const left = firstOf(made.left, comparison.left.firstSpan[node] ?? -1);
  const right = firstOf(made.right, comparison.right.firstSpan[node] ?? -1);
  const link = (letter: string, matched: Matched | undefined) => {
    if (matched === undefined) return null;
    const { trace } = matched.open;
    const raw = writeTraceAddress({ ...emptyTraceAddress, from, selected: spanIdOf(trace, matched.span) });
    return <PageLink to={tracePlace(trace.traceId, raw.toString())}>First span in {letter}</PageLink>;
  };
  return (
    <aside className={classes['panel']} aria-label="Picked node">
      <div className={classes['panelHead']}>
        <h2 className={classes['panelTitle']}>
          <bdi>{cut(comparison.services[comparison.service[node] ?? 0] ?? '')}</bdi>{' '}
          <bdi>{cut(comparison.names[comparison.name[node] ?? 0] ?? '') || '(no name)'}</bdi>
        </h2>
        <IconButton icon="close" label="Close" onClick={onClose} />
      </div>
      <p className={classes['tools']}>
        {link('A', left)}
        {link('B', right)}
      </p>
      {left && right ? (
        <DifferentAttributes left={left} right={right} />
      ) : (
        <p className={classes['soft']}>
          Only trace {left ? 'A' : 'B'} has it, so that there is nothing to set against it.
        </p>
      )}
    </aside>
  );
}
