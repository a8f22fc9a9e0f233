import type { Problem } from '../../model';
import type { Collected } from '../scan/Collected';
import { counted, ProblemList } from './ProblemList';

/** Oddities that belong to no single trace. */
export function documentProblems(
  collected: Collected,
  traceCount: number,
  truncated: boolean,
): readonly Problem[] {
  const list = new ProblemList();
  const parts: string[] = [];
  const { unreadable, brokenDocuments, overridden, otherSignals } = collected;
  // With exactly one trace its own problems tell about entries of its lists.
  const loose = traceCount === 1 ? 0 : unreadable;
  if (loose > 0) parts.push(`${counted(loose, 'entry', 'entries')} could not be read as a trace or a span`);
  if (brokenDocuments > 0)
    parts.push(
      `${counted(brokenDocuments, 'line or part', 'lines or parts')} of the text broke off or is no JSON`,
    );
  if (overridden > 0)
    parts.push(`${counted(overridden, 'span')} stood under a key that came again (the last one counts)`);
  if (otherSignals > 0) parts.push(`${counted(otherSignals, 'entry', 'entries')} held logs or metrics`);
  if (parts.length > 0) {
    list.add(
      'unreadable-span',
      [],
      loose + brokenDocuments + overridden + otherSignals,
      `Left out: ${parts.join('; ')}.`,
    );
  }
  if (truncated) {
    list.add('truncated', [], 1, 'The text ends in the middle; what came before the cut is shown.');
  }
  return list.problems;
}
