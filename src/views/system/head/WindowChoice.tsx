import { useState } from 'react';
import { lookbackWords } from '../../../pieces/lookbackWords';
import { lookbackLength } from '../../../state/url/system/windowParts';
import { Choice } from '../../../ui/Choice';
import classes from '../system.module.css';

const presets = ['15m', '1h', '6h', '24h', '2d', '7d', '2w', '4w'];
const other = 'other';

/** The field comes because it was asked for. */
const takeFocus = (field: HTMLInputElement | null) => {
  field?.focus();
};

/** How far back calls are counted: one of the usual lengths, or any. */
export function WindowChoice({
  lookback,
  onChange,
}: {
  readonly lookback: string;
  readonly onChange: (lookback: string) => void;
}) {
  const [draft, setDraft] = useState<string>();
  const isOther = draft !== undefined;
  const isFaulty = isOther && draft !== '' && lookbackLength(draft.trim()) === undefined;
  const options = presets.includes(lookback) ? presets : [...presets, lookback];
  return (
    <>
      <Choice
        label="Calls of"
        value={isOther ? other : lookback}
        options={[
          ...options.map((value) => ({ value, text: lookbackWords(value) })),
          { value: other, text: 'another length…' },
        ]}
        onChange={(chosen) => {
          setDraft(chosen === other ? lookback : undefined);
          if (chosen !== other) onChange(chosen);
        }}
      />
      {isOther && (
        <form
          className={classes['other']}
          onSubmit={(event) => {
            event.preventDefault();
            if (lookbackLength(draft.trim()) === undefined) return;
            onChange(draft.trim());
            setDraft(undefined);
          }}
        >
          <input
            ref={takeFocus}
            className={classes['otherField']}
            aria-label="Length, for example 90m, 24h, 7d or 2w"
            aria-invalid={isFaulty || undefined}
            title="A whole number with m, h, d or w; Enter asks"
            autoComplete="off"
            spellCheck={false}
            value={draft}
            onChange={(event) => {
              setDraft(event.target.value);
            }}
          />
          {isFaulty && <span role="status">write 90m, 24h, 7d or 2w</span>}
        </form>
      )}
    </>
  );
}
