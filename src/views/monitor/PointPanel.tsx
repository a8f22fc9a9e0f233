import type { CallFigures, MonitorPoint, TimeZoneChoice } from '../../core';
import { PageLink } from '../../state/url/PageLink';
import { searchPlace } from '../../state/url/place';
import { Button } from '../../ui/Button';
import { Icon } from '../../ui/Icon';
import type { Example } from './exampleLinks';
import {
  boundsText,
  boundsWords,
  changeWords,
  figureLabels,
  figureNames,
  figureWords,
  stateWords,
} from './figureWords';
import classes from './monitor.module.css';
import { stepTimes } from './MonitorCharts';

/** The numbers of one step, or of the whole window, with their bounds, and the way to traces behind them. */
export function PointPanel({
  figures,
  point,
  before,
  zone,
  examples,
  onClose,
}: {
  readonly figures: CallFigures;
  /** The step that is looked at; undefined = the whole window. */
  readonly point: MonitorPoint | undefined;
  readonly before: CallFigures | undefined;
  readonly zone: TimeZoneChoice;
  readonly examples: readonly Example[];
  readonly onClose: () => void;
}) {
  return (
    <aside className={classes['panel']} aria-label="Numbers">
      <div className={classes['panelHead']}>
        <h2 className={classes['panelTitle']}>{point ? stepTimes(point, zone) : 'Whole window'}</h2>
        {point && (
          <Button look="quiet" onClick={onClose}>
            Whole window
          </Button>
        )}
      </div>
      <dl className={classes['figures']}>
        {figureNames.map((name) => {
          const change = before && changeWords(figures, before, name);
          return (
            <div key={name} className={classes['figure']}>
              <dt>{figureLabels.get(name)}</dt>
              <dd title={boundsWords(figures, name)}>
                <span className={classes['figureValue']}>{figureWords(figures, name)}</span>
                <span className={classes['bounds']}>{boundsText(figures, name)}</span>
                {before && (
                  <span className={classes['change']}>
                    {change === '' ? 'no comparison' : `${change ?? ''} against ${figureWords(before, name)}`}
                  </span>
                )}
              </dd>
            </div>
          );
        })}
      </dl>
      <p className={classes['soft']}>{stateWords(figures)}</p>
      <ul className={classes['examples']} aria-label="Traces">
        {examples.map(({ text, query }) => (
          <li key={text}>
            <PageLink to={searchPlace(query)} className={classes['example']}>
              <Icon name="search" size={14} /> {text}
            </PageLink>
          </li>
        ))}
      </ul>
    </aside>
  );
}
