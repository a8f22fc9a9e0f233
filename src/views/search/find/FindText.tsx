import { useEffect, useState, type ReactNode, type Ref } from 'react';
import { formatCount, visibleText, type Completion } from '../../../core';
import { getEngine } from '../../../state/query/connection';
import { whileBusy } from '../../../state/session/busy';
import { Combobox, type Choice } from '../../../ui/Combobox';

type Suggested = Choice & { readonly completion: Completion };

interface Wanted {
  readonly text: string;
  readonly caret: number;
}

const detailOf = ({ detail, spans }: Completion): string =>
  [detail, spans === undefined ? '' : `${formatCount(spans)} ${spans === 1 ? 'span' : 'spans'}`]
    .filter((part) => part !== '')
    .join(' · ');

/** A field for a text of the find language, with suggestions out of the traces that are loaded. */
export function FindText({
  results,
  ...field
}: {
  readonly label: string;
  readonly hint?: ReactNode;
  readonly fault?: string | undefined;
  readonly placeholder?: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly inputRef?: Ref<HTMLInputElement>;
  /** The engine's name for the table of the loaded traces. */
  readonly results: number | undefined;
}) {
  const [wanted, setWanted] = useState<Wanted>();
  const [suggested, setSuggested] = useState<Wanted & { readonly choices: readonly Suggested[] }>();
  useEffect(() => {
    if (!wanted || results === undefined) return;
    const { text, caret } = wanted;
    const abort = new AbortController();
    void whileBusy(getEngine().completeResults(results, text, caret, abort.signal)).then((answer) => {
      if (abort.signal.aborted || !answer.ok) return;
      const choices = answer.value.map((completion): Suggested => ({
        value: `${completion.type} ${completion.label}`,
        label: visibleText(completion.label),
        detail: visibleText(detailOf(completion)),
        completion,
      }));
      setSuggested({ text, caret, choices });
    });
    return () => {
      abort.abort();
    };
  }, [results, wanted]);
  return (
    <Combobox<Suggested>
      {...field}
      choices={(text, caret) =>
        suggested?.text === text && suggested.caret === caret ? suggested.choices : []
      }
      onAsk={(text, caret) => {
        setWanted({ text, caret });
      }}
      pick={({ completion: { type, insert, start, end } }, text) => ({
        text: text.slice(0, start) + insert + text.slice(end),
        caret: start + insert.length,
        more: type !== 'value',
      })}
    />
  );
}
