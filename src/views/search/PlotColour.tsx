import { formatCount, visibleText, type ResultKeys } from '../../core';
import { KeyChoice } from './KeyChoice';
import classes from './Plot.module.css';
import type { MarkClass } from './plotColours';

const fixed = [
  { key: '', text: 'Errors' },
  { key: 'service', text: 'Service' },
];

/** What the marks are coloured by, and what the colours mean. */
export function PlotColour({
  colour,
  about,
  legend,
  onColour,
}: {
  readonly colour: string;
  readonly about: ResultKeys | undefined;
  readonly legend: readonly MarkClass[];
  readonly onColour: (key: string) => void;
}) {
  return (
    <>
      {legend.length > 0 && (
        <ul className={classes['legend']} aria-label="Colours">
          {legend.map(({ text, isRest, traces, colour: own }) => {
            const name = text === undefined ? (isRest ? 'others' : 'none') : visibleText(text);
            return (
              <li key={`${String(isRest)} ${text ?? ''}`} title={`${name}: ${formatCount(traces)}`}>
                <span className={classes['legendDot']} style={{ background: own }} />
                <bdi className={classes['legendText']}>{name.slice(0, 80)}</bdi>
              </li>
            );
          })}
        </ul>
      )}
      <KeyChoice label="Colour" value={colour} fixed={fixed} about={about} onChange={onColour} />
    </>
  );
}
