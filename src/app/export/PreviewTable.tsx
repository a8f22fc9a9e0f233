import { useState } from 'react';
import { formatCount, visibleText, type RedactionPreview } from '../../core';
import { Button } from '../../ui/Button';
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
  const [limit, setLimit] = useState(10);
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
      <table className={classes['table']} aria-label="What is replaced">
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
          {values.slice(0, limit).map(({ place, key, before, after, count }, at) => (
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
      {limit < values.length && (
        <Button
          onClick={() => {
            setLimit(values.length);
          }}
        >
          Show {formatCount(values.length - limit)} more
        </Button>
      )}
      {more > 0 && <p>… and {formatCount(more)} more values.</p>}
    </>
  );
}
