import type { Problem } from '../../model';
import type { Collected } from '../scan/Collected';
import { faultPlaces } from '../scan/faults';
import { counted, ProblemList } from './ProblemList';

/** More places than this are not named. */
const NAMED_PLACES = 5;

/** Where in the text the faults stand: " (line 3, column 7, at “tags”; line 9 …)". */
export function placesOf({ faults, state }: Collected): string {
  if (faults.length === 0) return '';
  const places = faultPlaces(faults.slice(0, NAMED_PLACES), state.bytes);
  return ` (${places.join('; ')}${faults.length > NAMED_PLACES ? '; and others' : ''})`;
}

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
  const events = collected.state.raw.count > 0 ? collected.chrome.count : 0;
  if (events > 0) parts.push(`${counted(events, 'Chrome trace event')} stood beside spans`);
  if (otherSignals > 0) parts.push(`${counted(otherSignals, 'entry', 'entries')} held logs or metrics`);
  if (parts.length > 0) {
    list.add(
      'unreadable-span',
      [],
      loose + brokenDocuments + overridden + events + otherSignals,
      `Left out: ${parts.join('; ')}${traceCount === 1 && brokenDocuments === 0 ? '' : placesOf(collected)}.`,
    );
  }
  if (truncated) {
    const { index, limit } = collected.state.bytes;
    const [place] = faultPlaces([{ block: index, position: limit }], collected.state.bytes);
    list.add(
      'truncated',
      [],
      1,
      `The text ends in the middle (${place ?? ''}); what came before the cut is shown.`,
    );
  }
  return list.problems;
}
