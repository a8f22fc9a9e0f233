import { useMemo } from 'react';
import { formatCount, NO_SPAN, possibleParent, visibleText, type SpanIndex } from '../../../core';
import type { TraceView } from '../useTraceView';
import classes from './health.module.css';
import { SpanButton } from './SpanButton';
import { useDetails, type ReadDetails } from './useDetails';

const firstParents = 5;
const firstSpans = 3;

/** Spans by the missing parent that they name, in the order of the first of them. */
function byParent(details: ReadDetails['details']): [parent: string, spans: SpanIndex[]][] {
  const groups = new Map<string, SpanIndex[]>();
  for (const { span, detail } of details) {
    const group = groups.get(detail.parentSpanId);
    if (group) group.push(span);
    else groups.set(detail.parentSpanId, [span]);
  }
  return [...groups];
}

/** Each missing parent by its id: who names it, and where it may belong. */
export function Orphans({
  view,
  spans,
  isWanted,
  onPress,
}: {
  readonly view: TraceView;
  readonly spans: Int32Array;
  readonly isWanted: boolean;
  readonly onPress: () => void;
}) {
  const { open } = view;
  const read = useDetails(open, spans, isWanted);
  const { details, isReading } = read;
  const groups = useMemo(() => byParent(details), [details]);
  const parents = useMemo(
    () =>
      (isReading ? [] : groups.slice(0, firstParents)).map(([id, named]) => ({
        id,
        named,
        guess: possibleParent(open.trace.spans, named),
      })),
    [open, groups, isReading],
  );
  if (isReading) return <p className={classes['times']}>Reading …</p>;
  const left = groups.length - parents.length;
  return (
    <ul className={classes['list']}>
      {parents.map(({ id, named, guess }) => (
        <li key={id}>
          Parent <code className={classes['id']}>{visibleText(id.slice(0, 64)) || '(no id)'}</code> is not in
          this trace (not sampled, lost or late). Named by{' '}
          {named.slice(0, firstSpans).map((span) => (
            <SpanButton key={span} view={view} span={span} onPress={onPress} />
          ))}
          {named.length > firstSpans && ` and ${formatCount(named.length - firstSpans)} more`}
          {guess !== NO_SPAN && (
            <>
              {' '}
              In time it fits under <SpanButton view={view} span={guess} onPress={onPress} />
            </>
          )}
        </li>
      ))}
      {(left > 0 || spans.length > read.read) && (
        <li className={classes['times']}>
          {left > 0 && `${formatCount(left)} more parents are missing. `}
          {spans.length > read.read &&
            `Read of the first ${formatCount(read.read)} of ${formatCount(spans.length)} spans.`}
        </li>
      )}
    </ul>
  );
}
