import { useServices } from '../../../state/query/searchQueries';
import { useZone } from '../../../state/session/readerTimes';
import { exampleSearches } from './exampleSearches';
import classes from './saved.module.css';
import { SavedLink } from './SavedLink';
import { searchWords } from './searchWords';

/** Searches to begin with, of the services present. */
export function ExampleList({ onGo }: { readonly onGo?: () => void }) {
  const services = useServices().data;
  const zone = useZone();
  return (
    <ul className={classes['list']} aria-label="Searches to begin with">
      {exampleSearches(services ?? []).map(({ name, search }) => (
        <li key={name} className={classes['line']}>
          <span className={classes['texts']}>
            <SavedLink search={search} text={name} className={classes['name']} onGo={onGo} />
            <bdi className={classes['words']}>{searchWords(search, zone)}</bdi>
          </span>
        </li>
      ))}
    </ul>
  );
}
