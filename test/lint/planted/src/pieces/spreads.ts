export function spread(target: number[], many: number[]): number {
  target.push(...many); // breaks: no-restricted-syntax
  target.splice(0, 0, ...many); // breaks: no-restricted-syntax
  String.fromCharCode(...many); // breaks: no-restricted-syntax
  Math.max.apply(null, many); // breaks: no-restricted-syntax
  return Math.max(...many); // breaks: no-restricted-syntax
}
export function group(names: string[]): unknown {
  const counts: Record<string, number> = {}; // breaks: no-restricted-syntax
  for (const name of names) counts[name] = (counts[name] ?? 0) + 1;
  return counts;
}
