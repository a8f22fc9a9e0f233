import {
  isCountKey,
  isSameWish,
  resultBuiltins,
  structureKeys,
  visibleText,
  type ResultTerm,
} from '../../../core';

const labels = new Map<string, string>(
  [...resultBuiltins, ...structureKeys].map(({ key, label }) => [key, label]),
);

/** A key as people read it. */
export const facetLabel = (key: string): string => labels.get(key) ?? visibleText(key.slice(0, 80));

/** The terms with this one; where it was among them, without it. What includes a value and what excludes it take each other's place. */
export function toggledTerm(terms: readonly ResultTerm[], term: ResultTerm): readonly ResultTerm[] {
  const others = terms.filter((one) => !isSameWish(one, term));
  const before = terms.find((one) => isSameWish(one, term));
  return before?.isExcluded === term.isExcluded ? others : [...others, term];
}

/** The terms with this one, so that only what it leaves is left: included values of one key are alternatives, and make room for it. */
export const narrowedBy = (terms: readonly ResultTerm[], term: ResultTerm): readonly ResultTerm[] => [
  ...terms.filter(
    (one) => !isSameWish(one, term) && (one.key !== term.key || one.isExcluded || term.isExcluded),
  ),
  term,
];

/**
 * "region = eu-1", "region ≠ eu-1", "without region", "with region"; with a least number "Spans ≥ 30", "Spans < 30",
 * "no weight ≥ 30", "Call = A → B, at least 3 times", "Call = A → B, fewer than 3 times".
 */
export function termWords({ key, value, isExcluded, least }: ResultTerm): string {
  const label = facetLabel(key);
  if (value === undefined && least !== undefined) {
    if (!isExcluded) return `${label} ≥ ${String(least)}`;
    return isCountKey(key) ? `${label} < ${String(least)}` : `no ${label} ≥ ${String(least)}`;
  }
  if (value === undefined) return `${isExcluded ? 'with' : 'without'} ${label}`;
  if (least !== undefined)
    return `${label} = ${visibleText(value)}, ${isExcluded ? 'fewer than' : 'at least'} ${String(least)} times`;
  return `${label} ${isExcluded ? '≠' : '='} ${visibleText(value)}`;
}
