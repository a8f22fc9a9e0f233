import {
  attributeText,
  formatCount,
  formatSigned,
  serviceOf,
  visibleText,
  type WriteDuration,
} from '../../../core';
import { useDurationText } from '../../../pieces/times/TimesContext';
import type { TraceView } from '../useTraceView';
import classes from './health.module.css';
import { skewGroups, type SkewGroup } from './skewGroups';
import { useDetails } from './useDetails';

const firstGroups = 12;
/** Where a resource says what it ran on, the most telling first; Jaeger itself tells hosts apart by some of these. */
const hostKeys = ['host.name', 'hostname', 'host.ip', 'ip', 'host.id'];

const amount = ({ least, most }: SkewGroup, write: WriteDuration) =>
  least === most
    ? `by ${formatSigned(most, write)}`
    : `by ${formatSigned(least, write)} to ${formatSigned(most, write)}`;

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
  const durationText = useDurationText();
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
          {group.isMoved
            ? `moved ${amount(group, durationText)}`
            : `not moved; the server reckons ${amount(group, durationText)}`}
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
