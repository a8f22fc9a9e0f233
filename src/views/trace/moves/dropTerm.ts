import { listOf, parseFind, printFind } from '../../../core';

/** The terms of a find text that must hold all together, each as its own text. One that cannot be taken apart is one term. */
export function termsOf(text: string): readonly string[] {
  const parsed = parseFind(text);
  if (!parsed.ok || parsed.node === undefined) return text.trim() === '' ? [] : [text];
  return parsed.node.type === 'and' ? parsed.node.of.map(printFind) : [text];
}

/** A find text without one of its terms. */
export function dropTerm(text: string, term: string): string {
  const parsed = parseFind(text);
  if (!parsed.ok || parsed.node?.type !== 'and') return text === term ? '' : text;
  const left = listOf(
    'and',
    parsed.node.of.filter((node) => printFind(node) !== term),
  );
  return left === undefined ? '' : printFind(left);
}
