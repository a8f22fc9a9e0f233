import type { MonitorPoint, TimeZoneChoice } from '../../core';
import { boundsWords, figureLabels, figureNames, figureWords, stateWords } from './figureWords';
import { stepTime } from './MonitorCharts';
import classes from './PointTable.module.css';

/** The charts as a table: each step with its numbers, and how they are known. */
export function PointTable({
  points,
  zone,
  picked,
  onPick,
}: {
  readonly points: readonly MonitorPoint[];
  readonly zone: TimeZoneChoice;
  readonly picked: number;
  readonly onPick: (step: number) => void;
}) {
  return (
    <div className={classes['tableBox']}>
      <table className={classes['table']} aria-label="Numbers of each step">
        <thead>
          <tr>
            <th scope="col">From</th>
            {figureNames.map((name) => (
              <th key={name} scope="col" className={classes['number']}>
                {figureLabels.get(name)}
              </th>
            ))}
            <th scope="col">How it is known</th>
          </tr>
        </thead>
        <tbody>
          {points.map((point, step) => (
            <tr key={point.from} aria-current={step === picked || undefined}>
              <th scope="row">
                <button
                  type="button"
                  className={classes['step']}
                  onClick={() => {
                    onPick(step === picked ? -1 : step);
                  }}
                >
                  {stepTime(point.from, point.to - point.from, zone, 'both')}
                </button>
              </th>
              {figureNames.map((name) => (
                <td key={name} className={classes['number']} title={boundsWords(point, name)}>
                  {figureWords(point, name)}
                </td>
              ))}
              <td>{stateWords(point)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
