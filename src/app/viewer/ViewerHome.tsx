import { formatCount, visibleText } from '../../core';
import { DurationText } from '../../pieces/DurationText';
import { TimestampText } from '../../pieces/TimestampText';
import { PageLink } from '../../state/url/PageLink';
import { tracePlace } from '../../state/url/place';
import { EmptyState } from '../../ui/EmptyState';
import { usePageTitle } from '../../ui/usePageTitle';
import { useHeldTraces } from './heldTraces';
import classes from './viewer.module.css';

const counted = (count: number | undefined, one: string, many: string): string =>
  `${formatCount(count ?? 0)} ${count === 1 ? one : many}`;

/** The traces that the file holds. */
export function ViewerHome() {
  usePageTitle('Traces in this file');
  const traces = useHeldTraces(({ summaries }) => summaries);
  if (traces?.length === 0)
    return (
      <EmptyState title="There is no trace in this file">
        <p>It was cut or changed on its way: ask for it once more.</p>
      </EmptyState>
    );
  return (
    <section className={classes['home']}>
      <h1>Traces in this file</h1>
      <ul className={classes['list']}>
        {traces?.map(({ traceId, rootService, rootName, start, duration, spanCount, errorCount }) => (
          <li key={traceId}>
            <PageLink to={tracePlace(traceId, 'xfrom=files')}>
              <bdi>{visibleText(`${rootService ?? 'unknown'}: ${rootName ?? traceId}`.slice(0, 300))}</bdi>
            </PageLink>{' '}
            <TimestampText epoch={start} precision="seconds" />, <DurationText value={duration} />,{' '}
            {counted(spanCount, 'span', 'spans')}
            {(errorCount ?? 0) > 0 && `, ${counted(errorCount, 'error', 'errors')}`}
          </li>
        ))}
      </ul>
    </section>
  );
}
