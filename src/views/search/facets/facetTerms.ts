import { resultBuiltins, visibleText, type ResultTerm } from '../../../core';

const labels = new Map<string, string>(resultBuiltins.map(({ key, label }) => [key, label]));

/** A key as people read it. */
export const facetLabel = (key: string): string => labels.get(key) ?? visibleText(key.slice(0, 80));

const isSame = (a: ResultTerm, b: ResultTerm): boolean => a.key === b.key && a.value === b.value;

/** The terms with this one; where it was among them, without it. What includes a value and what excludes it take each other's place. */
export function toggledTerm(terms: readonly ResultTerm[], term: ResultTerm): readonly ResultTerm[] {
  const others = terms.filter((one) => !isSame(one, term));
  const before = terms.find((one) => isSame(one, term));
  return before?.isExcluded === term.isExcluded ? others : [...others, term];
}

/** "region = eu-1", "region ≠ eu-1", "without region", "with region". */
export function termWords({ key, value, isExcluded }: ResultTerm): string {
  if (value === undefined) return `${isExcluded ? 'with' : 'without'} ${facetLabel(key)}`;
  return `${facetLabel(key)} ${isExcluded ? '≠' : '='} ${visibleText(value)}`;
}
