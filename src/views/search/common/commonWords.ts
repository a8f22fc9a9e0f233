import {
  FALSE_ALARMS,
  FEWEST_TRACES,
  formatCount,
  formatPercent,
  type CommonChoice,
  type CommonFact,
  type CommonFacts,
  type WriteDuration,
} from '../../../core';
import { termWords } from '../facets/facetTerms';
import { tracesWord } from '../words';

/** How the selected traces are called at the head of a column, and within a sentence. */
export function choiceWords(choice: CommonChoice): { readonly head: string; readonly those: string } {
  switch (choice.of) {
    case 'slow':
      return { head: 'Slow', those: 'the slowest tenth' };
    case 'errors':
      return { head: 'Errors', those: 'those with errors' };
    case 'box':
      return { head: 'In the box', those: 'those in the box' };
    case 'left':
      return { head: 'Narrowed', those: 'what facets and box leave' };
    case 'value':
      return { head: 'Group', those: `those ${termWords({ ...choice, isExcluded: false })}` };
  }
}

/** "20 traces from 412 ms on against the other 180". */
export function sidesWords(
  { selected, rest, slowFrom, unknown }: CommonFacts,
  durationText: WriteDuration,
): string {
  const from = slowFrom === undefined ? '' : ` from ${durationText(slowFrom)} on`;
  const left =
    unknown === 0
      ? ''
      : `; ${tracesWord(unknown)} that cannot be told ${unknown === 1 ? 'is' : 'are'} left out`;
  return `${tracesWord(selected)}${from} against the other ${formatCount(rest)}${left}`;
}

/** The size of both sides, as "n = 20 / 180". */
const sizeWords = ({ selected, rest }: CommonFacts): string =>
  `n = ${formatCount(selected)} / ${formatCount(rest)}`;

/** What comes of the comparison, in a sentence or two. */
export function verdictWords(answer: CommonFacts): string {
  const { selected, rest, facts, tried, byTime } = answer;
  if (selected < FEWEST_TRACES || rest < FEWEST_TRACES)
    return `Too few traces to tell (${sizeWords(answer)}): each side needs at least ${String(FEWEST_TRACES)}.`;
  const [first] = facts;
  if (first === undefined)
    return `Nothing separates them (${sizeWords(answer)}). ${formatCount(tried)} facts were compared; none differs more than chance may make it.`;
  const share = formatPercent((byTime ? first.explainsTime : first.explains) ?? 0);
  const what = byTime ? 'of the difference in duration' : 'of what tells them apart';
  return `${termWords(first.term)} explains ${share} ${what}: ${formatCount(first.selected)} of ${formatCount(selected)} have it, and ${formatCount(first.rest)} of the other ${formatCount(rest)}.`;
}

/** A chance as "1 in 300", "1 in 10⁶", "< 1 in 10¹⁵". */
export function chanceWords(chance: number): string {
  const odds = 1 / chance;
  if (odds < 9_500) return `1 in ${formatCount(odds < 100 ? odds : Number(odds.toPrecision(2)))}`;
  const power = Math.min(15, Math.floor(Math.log10(odds)));
  const digits = String(power).replace(/\d/g, (digit) => '⁰¹²³⁴⁵⁶⁷⁸⁹'[Number(digit)] ?? '');
  return `${odds > 1e15 ? '< ' : ''}1 in 10${digits}`;
}

/** What the chances mean, and how many facts there are beyond those that are shown. */
export function footWords({ facts, found, tried }: CommonFacts): string {
  const shown =
    found > facts.length ? `The first ${formatCount(facts.length)} of ${formatCount(found)}. ` : '';
  return `${shown}${formatCount(tried)} facts were compared, those about the same traces as one. “Chance” is that of so uneven a fact turning up among all of them by accident; above ${formatPercent(FALSE_ALARMS)} nothing is named. What goes together need not be the cause.`;
}

/** Other facts about the same traces, and a better one about nearly the same; '' for none. */
export function sameWords(
  { others, otherNames, nearly }: CommonFact,
  facts: readonly CommonFact[],
  most: number,
): string {
  const parts: string[] = [];
  if (otherNames > 0) {
    const named = others.slice(0, most).map((term) => termWords(term).slice(0, 100));
    const rest = otherNames - named.length;
    parts.push(`same traces as ${named.join(' · ')}${rest > 0 ? ` and ${formatCount(rest)} more` : ''}`);
  }
  const like = nearly === undefined ? undefined : facts[nearly];
  if (like) parts.push(`nearly the traces of ${termWords(like.term).slice(0, 100)}`);
  return parts.join('; ');
}
