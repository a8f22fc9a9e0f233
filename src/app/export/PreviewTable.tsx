import { formatCount, visibleText, type RedactionPreview } from '../../core';
import classes from './export.module.css';

const places = {
  tag: 'tag',
  process: 'process tag',
  log: 'log',
  name: 'name',
  service: 'service',
  link: 'link',
  scope: 'scope',
  status: 'status',
  warning: 'warning',
} as const;

const shown = (text: string) => <bdi>{visibleText(text)}</bdi>;

/** What is replaced, as it was and as it is written, with how often. */
export function PreviewTable({ preview }: { readonly preview: RedactionPreview }) {
  const { values, more, hits, touchedSpans, spans } = preview;
  if (hits === 0)
    return (
      <p className={classes['none']}>
        Nothing in {formatCount(spans)} {spans === 1 ? 'span' : 'spans'} is hit: the file says all that came.
      </p>
    );
  return (
    <>
      <p>
        {formatCount(hits)} {hits === 1 ? 'value is' : 'values are'} replaced, in {formatCount(touchedSpans)}{' '}
        of {formatCount(spans)} {spans === 1 ? 'span' : 'spans'}.
      </p>
      {/* A scroller has to be reachable by keyboard. */}
      <div className={classes['scroller']} role="region" aria-label="What is replaced" tabIndex={0}>
        <table className={classes['table']}>
          <thead>
            <tr>
              <th scope="col">Where</th>
              <th scope="col">Key</th>
              <th scope="col">Now</th>
              <th scope="col">In the file</th>
              <th scope="col" className={classes['count']}>
                Times
              </th>
            </tr>
          </thead>
          <tbody>
            {values.map(({ place, key, before, after, count }, at) => (
              <tr key={at}>
                <td>{places[place]}</td>
                <td>{shown(key.slice(0, 200))}</td>
                <td className={classes['text']}>{shown(before)}</td>
                <td className={classes['text']}>{after === undefined ? <em>left out</em> : shown(after)}</td>
                <td className={classes['count']}>{formatCount(count)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {more > 0 && <p>… and {formatCount(more)} more values.</p>}
    </>
  );
}
