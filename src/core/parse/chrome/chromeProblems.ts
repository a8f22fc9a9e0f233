import type { Problem } from '../../model';
import { counted, ProblemList } from '../assemble/ProblemList';
import type { ChromeEvents } from './ChromeEvents';
import type { NestedEvents } from './nestChromeEvents';

const NAMES: ReadonlyMap<string, string> = new Map([
  ['C', 'counters'],
  ['s', 'flows'],
  ['t', 'flows'],
  ['f', 'flows'],
  ['P', 'samples'],
  ['N', 'objects'],
  ['O', 'objects'],
  ['D', 'objects'],
  ['v', 'memory dumps'],
  ['V', 'memory dumps'],
]);

/** What was left out of a document in the Trace Event Format, and what was made up. */
export function chromeProblems(events: ChromeEvents, nested: NestedEvents): readonly Problem[] {
  const list = new ProblemList();
  const byName = new Map<string, number>();
  let left = events.timeless + nested.strayEnds;
  for (const [phase, count] of events.others) {
    const name = NAMES.get(phase) ?? 'other kinds';
    byName.set(name, (byName.get(name) ?? 0) + count);
    left += count;
  }
  const parts = [...byName].map(([name, count]) => `${count} ${name}`);
  if (events.timeless > 0) parts.push(`${events.timeless} without a readable time`);
  if (nested.strayEnds > 0) parts.push(`${nested.strayEnds} ends of what never began`);
  list.add(
    'unreadable-span',
    [],
    left,
    `${counted(left, 'event is', 'events are')} no part of any span and left out: ${parts.join(', ')}.`,
  );
  list.add(
    'unreadable-value',
    [],
    nested.endless,
    `${counted(nested.endless, 'span begins and never ends', 'spans begin and never end')}; drawn to the last time of their thread.`,
  );
  return list.problems;
}
