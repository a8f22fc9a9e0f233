import { listOf, parseFind, printFind } from '../../core';

/** A find text with one more term, both of which must hold. A text that cannot be read is replaced: nothing can be put to it. */
export function joinTerms(text: string, term: string): string {
  const before = parseFind(text);
  const added = parseFind(term);
  if (!added.ok || added.node === undefined) return text;
  if (!before.ok || before.node === undefined) return printFind(added.node);
  const has = before.node.type === 'and' ? before.node.of : [before.node];
  const printed = printFind(added.node);
  if (has.some((node) => printFind(node) === printed)) return text;
  const joined = listOf('and', [before.node, added.node]);
  return joined === undefined ? text : printFind(joined);
}
