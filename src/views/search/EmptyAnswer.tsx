import { useState } from 'react';
import { visibleText, type TimeZoneChoice } from '../../core';
import type { HistoryMode } from '../../state/url/address';
import type { SearchAddress } from '../../state/url/searchAddress';
import { Button } from '../../ui/Button';
import { EmptyState } from '../../ui/EmptyState';
import { looserQuestions } from './loosen';
import classes from './Results.module.css';
import { windowWords } from './words';

/** A search that found nothing: each of its terms with a button that searches without it. */
export function EmptyAnswer({
  address,
  canSearchAll,
  zone,
  onChange,
}: {
  readonly address: SearchAddress;
  readonly canSearchAll: boolean;
  readonly zone: TimeZoneChoice;
  readonly onChange: (part: Partial<SearchAddress>, mode: HistoryMode) => void;
}) {
  const [now] = useState(() => Date.now() * 1000);
  const looser = looserQuestions(address, canSearchAll, now);
  return (
    <EmptyState title="No trace fits all of this">
      <p>Nothing in {windowWords(address, zone)} meets every term.</p>
      {address.tags.length > 0 && address.service !== undefined && (
        <p>
          All terms have to hold on one span of <bdi>{visibleText(address.service)}</bdi>: a tag that only
          other services set finds nothing.
        </p>
      )}
      {looser.length > 0 && <p>Try one of these:</p>}
      <ul className={classes['looser']}>
        {looser.map(({ words, change }) => (
          <li key={words}>
            <Button
              onClick={() => {
                onChange(change, 'push');
              }}
            >
              <bdi>{visibleText(words)}</bdi>
            </Button>
          </li>
        ))}
      </ul>
    </EmptyState>
  );
}
