import { useTrail } from '../../../state/session/trail';
import { PageLink } from '../../../state/url/PageLink';
import { Icon } from '../../../ui/Icon';
import type { OpenTrace } from '../../../worker/TraceEngine';
import { traceWords } from './traceWords';
import classes from './moves.module.css';

/** The traces that links led through, each with the way back to it as it was left. */
export function Trail({ open }: { readonly open: OpenTrace }) {
  const { steps, at } = useTrail();
  return (
    <nav aria-label="Trail of linked traces" className={classes['trail']}>
      <Icon name="link" size={13} />
      <ol>
        {steps.slice(0, at).map((step, place) => (
          <li key={place}>
            <PageLink to={step.place} title="Back to this trace, as it was left">
              <bdi>{step.words}</bdi>
            </PageLink>
            <Icon name="chevron-right" size={12} />
          </li>
        ))}
        <li aria-current="page">
          <bdi className={classes['here']}>{traceWords(open)}</bdi>
        </li>
      </ol>
    </nav>
  );
}
