import { useEffect, useRef } from 'react';
import { formatCount, visibleText } from '../../../core';
import { announce } from '../../../ui/announce';
import { Button, IconButton } from '../../../ui/Button';
import { useShortcuts } from '../../../ui/shortcuts';
import { tracesWord } from '../words';
import classes from './find.module.css';
import { FindText } from './FindText';
import { MistakeText } from './MistakeText';
import type { ResultsFind } from './useResultFind';

interface ResultFindBarProps {
  readonly results: number | undefined;
  readonly text: string;
  readonly find: ResultsFind;
  /** Traces that the search loaded. */
  readonly loaded: number;
  readonly onText: (text: string) => void;
}

/** Finds among the loaded traces: what the text hits narrows the list, the plot, the facets and the groups. */
export function ResultFindBar({ results, text, find, loaded, onText }: ResultFindBarProps) {
  const field = useRef<HTMLInputElement>(null);
  useShortcuts([
    {
      keys: 'f',
      does: 'Find in the loaded traces',
      group: 'Search',
      run: () => {
        field.current?.focus();
        field.current?.select();
      },
    },
  ]);
  const { answer } = find;
  const said = answer?.mistake?.message ?? (answer && `${tracesWord(answer.traces)} found`);
  useEffect(() => {
    if (said !== undefined) announce(said);
  }, [said]);
  const hint =
    answer && !answer.mistake ? `${formatCount(answer.traces)} of ${tracesWord(answer.lookedAt)}` : '';
  return (
    <div role="search" aria-label="Find in these traces" className={classes['bar']}>
      <div className={classes['field']}>
        <FindText
          label="Find in these traces"
          hint={hint}
          placeholder="text, key=value, {service=A} > {error?}"
          results={results}
          value={text}
          fault={undefined}
          inputRef={field}
          onChange={onText}
        />
      </div>
      {text !== '' && (
        <IconButton
          icon="close"
          label="Clear the find text"
          onClick={() => {
            onText('');
            field.current?.focus();
          }}
        />
      )}
      <div className={classes['note']}>
        <FindNote text={text} find={find} loaded={loaded} onText={onText} />
      </div>
    </div>
  );
}

function FindNote({ text, find, loaded, onText }: Omit<ResultFindBarProps, 'results'>) {
  const { answer, error, applied } = find;
  if (text.trim() === '') return null;
  if (error) return <>The traces could not be looked at. Search again.</>;
  if (!answer) return <>Looking…</>;
  const { mistake, nearest, echo, lookedAt, spans } = answer;
  if (mistake)
    return (
      <>
        <MistakeText text={text} mistake={mistake} />
        {applied !== '' && ' What was found before stays.'}
      </>
    );
  if (nearest)
    return (
      <>
        Nothing. Did you mean{' '}
        <Button
          onClick={() => {
            onText(text.replace(nearest.wanted, nearest.key));
          }}
        >
          {visibleText(nearest.key)}
        </Button>
        ?
      </>
    );
  const words = `${echo.slice(0, 1).toLowerCase()}${echo.slice(1)}`;
  return (
    <>
      <bdi>Traces with {visibleText(words)}</bdi>
      {spans > 0 && ` · ${formatCount(spans)} ${spans === 1 ? 'span' : 'spans'}`}
      {lookedAt < loaded &&
        ` · looked at the ${formatCount(lookedAt)} newest of ${formatCount(loaded)} loaded`}
      {text.trim().startsWith('-') && !text.includes('{') && (
        <>
          {' · '}
          <Button
            onClick={() => {
              onText(`-{${text.trim().slice(1)}}`);
            }}
          >
            traces without such a span
          </Button>
        </>
      )}
    </>
  );
}
