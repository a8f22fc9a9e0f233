import { visibleText } from '../../core';
import type { AddressFault } from '../../state/url/searchAddress';
import { Notice } from '../../ui/Notice';
import classes from './SearchPage.module.css';

/** What of the address could not be used, name by name. */
export function AddressFaults({
  faults,
  isAsked,
}: {
  readonly faults: readonly AddressFault[];
  readonly isAsked: boolean;
}) {
  if (faults.length === 0) return null;
  return (
    <div className={classes['notice']}>
      <Notice tone="warn">
        <p>
          {isAsked
            ? 'Parts of the address could not be read and were left out of this search:'
            : 'Parts of the address could not be read. Check the form, then press “Find traces”.'}
        </p>
        <ul>
          {faults.map(({ parameter, reason }) => (
            <li key={parameter + reason}>
              <code>{visibleText(parameter)}</code>: <bdi>{visibleText(reason)}</bdi>
            </li>
          ))}
        </ul>
      </Notice>
    </div>
  );
}
