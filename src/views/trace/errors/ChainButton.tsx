import { Fragment } from 'react';
import {
  chainSpans,
  formatCount,
  nameOf,
  serviceOf,
  type ErrorChain,
  type SpanIndex,
  type TraceErrors,
} from '../../../core';
import { Button } from '../../../ui/Button';
import { Popover } from '../../../ui/Popover';
import { addCut, cutReference } from '../cuts/changeCuts';
import { lineText } from '../timeline/rowName';
import type { TraceView } from '../useTraceView';
import classes from './errors.module.css';

const firstChains = 12;
/** Spans of a chain in words: its lower end, and its top. */
const firstSpans = 6;

const countOf = (count: number, one: string, many: string) =>
  `${formatCount(count)} ${count === 1 ? one : many}`;

/** "2 independent failures, 1 recovered" */
function summary({ chains, failureCount }: TraceErrors): string {
  const recovered = chains.length - failureCount;
  const parts: string[] = [];
  if (failureCount > 0)
    parts.push(failureCount === 1 ? '1 failure' : `${formatCount(failureCount)} independent failures`);
  if (recovered > 0) parts.push(`${formatCount(recovered)} recovered`);
  return parts.join(', ');
}

function ChainWords({
  view,
  chain,
  onSelect,
}: {
  readonly view: TraceView;
  readonly chain: ErrorChain;
  readonly onSelect: (span: SpanIndex) => void;
}) {
  const { trace } = view.open;
  const path = chainSpans(trace.spans, chain, firstSpans);
  const left = chain.length - path.length;
  const link = (span: SpanIndex, cause: boolean) => (
    <Button
      look="quiet"
      className={classes['link']}
      onClick={() => {
        onSelect(span);
      }}
    >
      <span>
        <bdi className={classes['service']}>{lineText(serviceOf(trace, span)) || 'unknown service'}</bdi>{' '}
        <bdi>{lineText(nameOf(trace, span)) || 'no name'}</bdi>
        {cause && ' failed'}
      </span>
    </Button>
  );
  return (
    <ol className={classes['path']}>
      {path.map((span, at) => (
        <Fragment key={span}>
          {at === path.length - 1 && left > 0 && (
            <li className={classes['more']}>{countOf(left, 'span', 'spans')} more</li>
          )}
          <li>{link(at === path.length - 1 && left > 0 ? chain.top : span, at === 0)}</li>
        </Fragment>
      ))}
    </ol>
  );
}

/** Cuts the tree to the way from the root to what failed first, in the timeline. */
function showOnly(view: TraceView, cause: SpanIndex): void {
  const cut = { cut: 'paths', spans: [cutReference(view, cause)] } as const;
  addCut(view, cut, view.address.beside === 'timeline' ? undefined : 'timeline');
  view.visit(cause);
}

/** What led to what: each failure from the span that it goes back to up to the highest one in error. */
export function ChainButton({ view, errors }: { readonly view: TraceView; readonly errors: TraceErrors }) {
  const { chains } = errors;
  return (
    <Popover label="What led to what" button={summary(errors)} buttonClass={classes['chains']}>
      {(close) => (
        <>
          <p className={classes['note']}>
            Each failure from the span that it goes back to, up to the last that it reached. “Recovered”: who
            called it ended well, or made the same call again with success.
          </p>
          <ul>
            {chains.slice(0, firstChains).map((chain) => (
              <li key={chain.top} className={classes['failure']}>
                <div className={classes['kind']}>
                  {chain.recovered ? 'Recovered' : 'Failure'}
                  <span> · {countOf(chain.errorCount, 'error', 'errors')}</span>
                  <Button
                    look="quiet"
                    className={classes['only']}
                    onClick={() => {
                      close();
                      const [cause] = chainSpans(view.open.trace.spans, chain, 1);
                      if (cause !== undefined) showOnly(view, cause);
                    }}
                  >
                    Only this path
                  </Button>
                </div>
                <ChainWords
                  view={view}
                  chain={chain}
                  onSelect={(span) => {
                    close();
                    view.select(span);
                  }}
                />
              </li>
            ))}
          </ul>
          {chains.length > firstChains && (
            <p className={classes['note']}>
              and {formatCount(chains.length - firstChains)} more; the key e goes through all errors.
            </p>
          )}
        </>
      )}
    </Popover>
  );
}
