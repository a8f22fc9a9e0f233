import { useState } from 'react';
import { formatCount, visibleText, type Failure } from '../../../core';
import { FailurePanel } from '../../../pieces/FailurePanel';
import type { SearchPart, WideAnswer } from '../../../sources/wide/WideQuestion';
import { useWideProgress } from '../../../state/query/wideSearch';
import { announce } from '../../../ui/announce';
import { Button } from '../../../ui/Button';
import { cx } from '../../../ui/cx';
import { Icon } from '../../../ui/Icon';
import { tracesWord } from '../words';
import { partsWords } from './partsWords';
import classes from './wide.module.css';
import { WideMeter } from './WideMeter';

/** Parts of one kind that are named one by one; the rest is counted. */
const mostNamed = 8;

interface WideSummaryProps {
  readonly wide: WideAnswer['wide'];
  /** Asks some parts again; the failure where that came to nothing. */
  readonly onAskAgain: (which: (part: SearchPart) => boolean) => Promise<Failure | undefined>;
}

/** How a wide question was answered: who saw to which term, and which requests brought nothing, each with a way to ask it again. */
export function WideSummary({ wide, onAskAgain }: WideSummaryProps) {
  const { plan, parts, loaded, lookedAt } = wide;
  const [isListed, setListed] = useState(false);
  const [failure, setFailure] = useState<Failure>();
  const isAsking = useWideProgress(({ progress }) => progress !== undefined);
  const open = parts.filter(({ state }) => state !== 'answered');
  const ask = (which: (part: SearchPart) => boolean) => {
    setFailure(undefined);
    void onAskAgain(which).then((failed) => {
      setFailure(failed);
      if (!failed) announce('The results were brought up to date');
    });
  };
  const over = lookedAt < loaded ? `${formatCount(lookedAt)} of ${tracesWord(loaded)}` : tracesWord(loaded);
  return (
    <section className={classes['summary']} aria-label="How this was searched">
      {plan.terms.length > 0 && (
        <ul className={classes['terms']} aria-label="Terms">
          {plan.terms.map(({ words, by }, at) => (
            <li
              key={`${String(at)} ${words}`}
              className={cx(classes['mark'], by === 'browser' && classes['inBrowser'])}
            >
              <code title={visibleText(words)}>
                <bdi>{visibleText(words.slice(0, 200))}</bdi>
              </code>
              <span className={classes['by']}>
                {by === 'server' ? 'by the server' : `in the browser over ${over} loaded`}
              </span>
            </li>
          ))}
        </ul>
      )}
      <div className={classes['line']}>
        <span>{partsWords(parts)}</span>
        {parts.length > 1 && (
          <Button
            look="quiet"
            className={classes['narrow']}
            aria-expanded={isListed}
            onClick={() => {
              setListed(!isListed);
            }}
          >
            {isListed ? 'Hide the requests' : 'Show the requests'}
          </Button>
        )}
        {open.length > 1 && (
          <Button
            className={classes['term']}
            aria-disabled={isAsking}
            onClick={() => {
              if (!isAsking) ask(({ state }) => state !== 'answered');
            }}
          >
            Ask all {formatCount(open.length)} of these
          </Button>
        )}
      </div>
      {isAsking && <WideMeter />}
      {failure && <FailurePanel failure={failure} />}
      <Parts
        parts={isListed ? parts : open.slice(0, mostNamed)}
        isAsking={isAsking}
        onAsk={(key) => {
          ask((part) => part.key === key);
        }}
      />
      {!isListed && open.length > mostNamed && (
        <p className={classes['note']}>and {formatCount(open.length - mostNamed)} more</p>
      )}
    </section>
  );
}

function Parts({
  parts,
  isAsking,
  onAsk,
}: {
  readonly parts: readonly SearchPart[];
  readonly isAsking: boolean;
  readonly onAsk: (key: string) => void;
}) {
  if (parts.length === 0) return null;
  return (
    <ul className={classes['parts']} aria-label="Requests">
      {parts.map((part) => (
        <li key={part.key} className={classes['part']}>
          <bdi>{visibleText(part.words.slice(0, 200))}:</bdi>
          <PartState part={part} />
          {part.state !== 'answered' && (
            <Button
              className={classes['term']}
              aria-disabled={isAsking}
              aria-label={`${part.state === 'failed' ? 'Retry' : 'Ask'} ${visibleText(part.words.slice(0, 80))}`}
              onClick={() => {
                if (!isAsking) onAsk(part.key);
              }}
            >
              {part.state === 'failed' ? 'Retry' : 'Ask'}
            </Button>
          )}
        </li>
      ))}
    </ul>
  );
}

function PartState({ part: { state, traces, failure, limitReached } }: { readonly part: SearchPart }) {
  if (state === 'answered')
    return (
      <span>
        {tracesWord(traces ?? 0)}
        {limitReached && ', there may be more'}
      </span>
    );
  if (state === 'failed')
    return (
      <span className={classes['failed']} title={visibleText(failure?.serverSaid ?? '')}>
        <Icon name="error" size={12} />
        <bdi>{visibleText(failure?.message ?? '')}</bdi>
      </span>
    );
  return <span>{state === 'left' ? 'not asked: more than the requests allowed' : 'not asked: stopped'}</span>;
}
