import {
  attributeText,
  formatCount,
  formatDuration,
  nanos,
  serviceOf,
  visibleText,
  type Nanos,
} from '../../../core';
import type { TraceView } from '../useTraceView';
import classes from './health.module.css';
import { skewGroups, type SkewGroup } from './skewGroups';
import { useDetails } from './useDetails';

const firstGroups = 12;
/** Where a resource says what it ran on, the most telling first; Jaeger itself tells hosts apart by some of these. */
const hostKeys = ['host.name', 'hostname', 'host.ip', 'ip', 'host.id'];

const signed = (by: Nanos) => `${by < 0 ? '−' : '+'}${formatDuration(nanos(Math.abs(by)))}`;
const amount = ({ least, most }: SkewGroup) =>
  least === most ? `by ${signed(most)}` : `by ${signed(least)} to ${signed(most)}`;

/** By how much the server moved, or would have moved, the spans of each service and host, as its warnings tell. */
export function Skew({
  view,
  spans,
  isWanted,
}: {
  readonly view: TraceView;
  readonly spans: Int32Array;
  readonly isWanted: boolean;
}) {
  const { open } = view;
  const { details, read, isReading } = useDetails(open, spans, isWanted);
  if (isReading) return <p className={classes['times']}>Reading …</p>;
  const groups = skewGroups(
    details.map(({ span, detail }) => {
      const host = hostKeys.map((key) => detail.resource.find((one) => one.key === key)).find((one) => one);
      return {
        service: serviceOf(open.trace, span),
        host: host ? attributeText(host.value).slice(0, 100) : '',
        warnings: detail.warnings,
      };
    }),
  );
  return (
    <ul className={classes['list']}>
      {groups.slice(0, firstGroups).map((group) => (
        <li key={JSON.stringify([group.service, group.host, group.isMoved])}>
          <bdi>{visibleText(group.service.slice(0, 100)) || 'unknown service'}</bdi>
          {group.host !== '' && (
            <>
              {' '}
              on <bdi>{visibleText(group.host)}</bdi>
            </>
          )}
          : {formatCount(group.count)} {group.count === 1 ? 'span' : 'spans'}{' '}
          {group.isMoved ? `moved ${amount(group)}` : `not moved; the server reckons ${amount(group)}`}
        </li>
      ))}
      {(groups.length > firstGroups || spans.length > read) && (
        <li className={classes['times']}>
          {groups.length > firstGroups && `and ${formatCount(groups.length - firstGroups)} more hosts. `}
          {spans.length > read &&
            `Read of the first ${formatCount(read)} of ${formatCount(spans.length)} spans.`}
        </li>
      )}
    </ul>
  );
}
