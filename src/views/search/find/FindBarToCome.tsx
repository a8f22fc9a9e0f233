import type { Searched } from '../../../state/query/searchQueries';
import { onDemand } from '../../../state/session/onDemand';
import type { HistoryMode } from '../../../state/url/address';
import type { SearchAddress } from '../../../state/url/searchAddress';
import classes from './find.module.css';
import type { ResultsFind } from './useResultFind';

const ResultFindBar = onDemand(
  async () => (await import('./ResultFindBar')).ResultFindBar,
  () => <div className={classes['barToCome']} />,
);

/** The find over the results, loaded beside them; nothing where there is nothing to find in. */
export function FindBarToCome({
  answer,
  text,
  find,
  onChange,
}: {
  readonly answer: Searched;
  readonly text: string;
  readonly find: ResultsFind;
  readonly onChange: (part: Partial<SearchAddress>, mode: HistoryMode) => void;
}) {
  const { results, summaries } = answer;
  if (summaries.length === 0) return null;
  return (
    <ResultFindBar
      results={results}
      text={text}
      find={find}
      loaded={summaries.length}
      onText={(next) => {
        onChange({ find: next }, 'settle');
      }}
    />
  );
}
