import type { ResultKeys } from '../../core';
import { facetLabel } from './facets/facetTerms';
import classes from './KeyChoice.module.css';

/** Most keys in the list: those of most traces. */
const mostKeys = 80;

/** A choice of one key of the loaded traces: first some fixed ones, then those that tell traces apart, then the rest. */
export function KeyChoice({
  label,
  value,
  fixed,
  about,
  onChange,
}: {
  readonly label: string;
  readonly value: string;
  readonly fixed: readonly { readonly key: string; readonly text: string }[];
  readonly about: ResultKeys | undefined;
  readonly onChange: (key: string) => void;
}) {
  const isFixed = (key: string) => fixed.some((one) => one.key === key);
  const telling = (about?.telling ?? []).filter((key) => !isFixed(key));
  const rest = (about?.keys ?? [])
    .map(({ key }) => key)
    .filter((key) => !isFixed(key) && !telling.includes(key))
    .slice(0, mostKeys);
  const isListed = isFixed(value) || telling.includes(value) || rest.includes(value);
  return (
    <label className={classes['choice']}>
      {label}
      <select
        value={value}
        onChange={(event) => {
          onChange(event.target.value);
        }}
      >
        {fixed.map(({ key, text }) => (
          <option key={key} value={key}>
            {text}
          </option>
        ))}
        {[...(isListed ? [] : [value]), ...telling, ...rest].map((key) => (
          <option key={key} value={key}>
            {facetLabel(key)}
          </option>
        ))}
      </select>
    </label>
  );
}
