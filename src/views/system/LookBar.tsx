import type { ReactNode } from 'react';
import type { Measure } from '../../state/url/system/tracedParts';
import { MeasureChoices } from './head/MeasureChoices';
import { cellShares, levelWords, toneColour } from './measures';
import classes from './system.module.css';

/** Below the picture: what its sizes and colours tell, to be chosen there, and what each of them means. */
export function LookBar({
  form,
  size,
  colour,
  isTraced,
  onChange,
}: {
  readonly form: 'graph' | 'matrix';
  /** undefined: sizes tell nothing. */
  readonly size: Measure | undefined;
  readonly colour: Measure;
  readonly isTraced: boolean;
  readonly onChange: (part: { readonly size?: Measure; readonly colour?: Measure }) => void;
}) {
  const shown = !isTraced && colour !== 'calls' ? 'none' : colour;
  return (
    <div role="group" aria-label="What size and colour tell" className={classes['looks']}>
      <MeasureChoices form={form} size={size} colour={colour} isTraced={isTraced} onChange={onChange}>
        {[
          size === undefined || size === 'none' ? null : (
            <span className={classes['keys']}>
              <span className={classes['thin']} /> little <span className={classes['thick']} /> much
            </span>
          ),
          <ColourKeys key="colour" form={form} colour={shown} />,
        ]}
      </MeasureChoices>
    </div>
  );
}

function ColourKeys({
  form,
  colour,
}: {
  readonly form: 'graph' | 'matrix';
  readonly colour: Measure;
}): ReactNode {
  if (form === 'matrix' && (colour === 'none' || colour === 'calls'))
    return <span className={classes['keys']}>the darker, the more</span>;
  if (colour === 'none') return null;
  const token = colour === 'errors' ? '--error' : '--ink';
  return (
    <span className={classes['keys']}>
      {levelWords(colour).map((words, level) => (
        <span key={words} className={classes['key']}>
          <span
            className={classes['swatch']}
            style={{
              background:
                form === 'matrix'
                  ? `color-mix(in srgb, var(${token}) ${String((cellShares[level] ?? 0) * 100)}%, transparent)`
                  : toneColour(colour, level),
            }}
          />
          {words}
        </span>
      ))}
    </span>
  );
}
