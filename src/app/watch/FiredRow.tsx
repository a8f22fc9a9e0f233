import { formatDuration, nanos, visibleText } from '../../core';
import { useDurationText } from '../../pieces/times/TimesContext';
import { TimestampText } from '../../pieces/TimestampText';
import { PageLink } from '../../state/url/PageLink';
import { tracePlace } from '../../state/url/place';
import type { WatchEvent } from '../../state/watch/watchLog';
import { Icon } from '../../ui/Icon';
import classes from './watch.module.css';

/** One firing: what it was about, since when or until when, and traces to look at. */
export function FiredRow({ event }: { readonly event: WatchEvent }) {
  const durationText = useDurationText();
  const { name, words, firedAt, quietAt, examples } = event;
  return (
    <li className={classes['item']}>
      <div className={classes['line']}>
        {quietAt === undefined ? (
          <span className={classes['fires']}>
            <Icon name="error" size={13} /> Firing
          </span>
        ) : (
          <span className={classes['over']}>
            <Icon name="check" size={13} /> Quiet again after{' '}
            {formatDuration(nanos(Math.max(0, quietAt - firedAt) * 1e6))}
          </span>
        )}
        <strong className={classes['name']}>
          <bdi>{visibleText(name)}</bdi>
        </strong>
        <span className={classes['soft']}>
          <TimestampText epoch={BigInt(Math.round(firedAt)) * 1_000_000n} precision="seconds" />
        </span>
      </div>
      <p>
        <bdi>{visibleText(words)}</bdi>
      </p>
      <ul className={classes['examples']} aria-label="Example traces">
        {examples.map((example) => (
          <li key={example.traceId}>
            <PageLink to={tracePlace(example.traceId)}>
              <bdi>
                {visibleText(`${example.service} ${example.name}`.trim().slice(0, 120)) ||
                  'Trace without a root'}
              </bdi>
            </PageLink>{' '}
            <span className={classes['soft']}>
              {durationText(example.duration)}
              {example.isFailed && ', with errors'}
            </span>
          </li>
        ))}
      </ul>
    </li>
  );
}
