import { useState } from 'react';
import { lookbackWords } from '../../../pieces/lookbackWords';
import { useServices } from '../../../state/query/searchQueries';
import { windowOf } from '../../../state/query/searchQuery';
import { useLastSearch } from '../../../state/url/lastSearch';
import { lookbacks, maxLimit, type SearchWindow } from '../../../state/url/search/questionParts';
import { readSearchAddress, type SearchAddress } from '../../../state/url/searchAddress';
import { Button } from '../../../ui/Button';
import { Choice } from '../../../ui/Choice';
import { Combobox } from '../../../ui/Combobox';
import classes from '../system.module.css';

/** Which traces are to be loaded: a service's newest of a window. */
export interface TracesAsked {
  readonly service: string;
  readonly window: SearchWindow;
}

const limits = [50, 100, 200, 500, 1000, maxLimit].map(String);
const usualLimit = '200';

/** Asks for the traces that calls, paths or quality are to be computed from: one search, at a press. */
export function TracesForm({
  service,
  window: asked,
  onAsk,
  onLast,
}: {
  /** What was asked before. */
  readonly service: string;
  readonly window: SearchWindow;
  readonly onAsk: (asked: TracesAsked) => void;
  /** Takes the question of the search page, where there was one. */
  readonly onLast: (question: SearchAddress) => void;
}) {
  const services = useServices();
  const last = useLastSearch((search) => search.raw);
  const [draft, setDraft] = useState(service);
  const [lookback, setLookback] = useState(asked.lookback);
  const [limit, setLimit] = useState(asked.start === undefined ? usualLimit : String(asked.limit));
  const names = services.data ?? [];
  const [first] = names;
  const wanted = draft.trim() || (names.length > 0 ? (first ?? '') : '');
  const question = last === undefined ? undefined : readSearchAddress(new URLSearchParams(last)).address;
  const isUsable = question !== undefined && question.from === 'server' && question.start !== undefined;
  return (
    <form
      aria-label="Traces to load"
      className={classes['bar']}
      onSubmit={(event) => {
        event.preventDefault();
        if (wanted === '') return;
        const now = Date.now() * 1000;
        const isOld = lookback === 'custom';
        const { start, end } = windowOf(isOld ? asked : { lookback, start: undefined, end: undefined }, now);
        onAsk({ service: wanted, window: { lookback, start, end, limit: Number(limit) } });
      }}
    >
      <div className={classes['service']}>
        <Combobox
          label="Traces of"
          placeholder={first ?? 'Service'}
          replaces
          value={draft}
          onChange={setDraft}
          choices={(text, _, typed) =>
            names
              .filter((name) => !typed || name.toLowerCase().includes(text.trim().toLowerCase()))
              .map((value) => ({ value }))
          }
        />
      </div>
      <Choice
        label="In"
        value={lookback}
        options={[...lookbacks.keys(), ...(lookback === 'custom' ? ['custom'] : [])].map((value) => ({
          value,
          text: value === 'custom' ? 'the window of the link' : lookbackWords(value),
        }))}
        onChange={setLookback}
      />
      <Choice
        label="Newest"
        value={limit}
        options={(limits.includes(limit) ? limits : [...limits, limit]).map((value) => ({
          value,
          text: value,
        }))}
        onChange={setLimit}
      />
      <Button look="primary" type="submit" disabled={wanted === ''}>
        Load traces
      </Button>
      {isUsable && (
        <Button
          title="The traces that the search page of this tab has loaded"
          onClick={() => {
            onLast(question);
          }}
        >
          Take those of the last search
        </Button>
      )}
    </form>
  );
}
