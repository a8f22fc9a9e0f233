import type { CallNumbers } from '../../../core';
import { PageLink } from '../../../state/url/PageLink';
import { tracePlace } from '../../../state/url/place';
import { numbersWords } from '../measures';
import classes from './panel.module.css';

/** What traces tell of calls, with the slowest and a failed one to look at. Nothing where they tell nothing. */
export function TracedNumbers({
  numbers,
  at,
  what,
  from,
}: {
  readonly numbers: CallNumbers | undefined;
  readonly at: number;
  readonly what: string;
  readonly from: 'server' | 'files';
}) {
  const words = numbersWords(numbers, at);
  if (numbers === undefined || words === '') return null;
  const [slowest = '', failing = ''] = [numbers.slowest[at], numbers.failing[at]];
  const raw = from === 'files' ? 'xfrom=files' : '';
  return (
    <>
      <p>
        {words} <span className={classes['soft']}>in {what}</span>
      </p>
      <p className={classes['examples']}>
        {slowest !== '' && <PageLink to={tracePlace(slowest, raw)}>Slowest trace</PageLink>}
        {failing !== '' && <PageLink to={tracePlace(failing, raw)}>Failed trace</PageLink>}
      </p>
    </>
  );
}
