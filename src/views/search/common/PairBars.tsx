import { shareRange } from '../../../core';
import classes from './common.module.css';

const width = 88;
const height = 8;
const gap = 8;

/** Two shares as bars, the selected above the rest, each with the range that it may have by chance. Its words stand beside it. */
export function PairBars({
  sides,
}: {
  readonly sides: readonly { readonly count: number; readonly all: number }[];
}) {
  return (
    <svg className={classes['bars']} width={width} height={2 * height + gap} aria-hidden="true">
      {sides.map(({ count, all }, at) => {
        const y = at * (height + gap);
        const [from, to] = shareRange(count, all);
        return (
          <g key={at} className={classes[at === 0 ? 'selectedBar' : 'restBar']}>
            <rect className={classes['track']} y={y} width={width} height={height} />
            <rect y={y} width={(width * count) / Math.max(1, all)} height={height} />
            <line
              className={classes['range']}
              x1={width * from}
              x2={width * to}
              y1={y + height / 2}
              y2={y + height / 2}
            />
          </g>
        );
      })}
    </svg>
  );
}
