import {
  changesOf,
  formatCount,
  formatSigned,
  nanos,
  type Change,
  type ChangeMeasure,
  type TraceComparison,
  type WriteDuration,
} from '../../core';

/** A change in a word, its sign, and whether it is for the worse ('costs more') or the better. */
interface ChangeFace {
  readonly word: string;
  readonly sign: string;
  readonly tone: 'up' | 'down' | 'failed' | 'none';
  readonly meaning: string;
}

const faces: Readonly<Record<Change, ChangeFace>> = {
  added: { word: 'Added', sign: '+', tone: 'up', meaning: 'Only B has it' },
  removed: { word: 'Removed', sign: '−', tone: 'down', meaning: 'Only A has it' },
  more: { word: 'More calls', sign: '▲', tone: 'up', meaning: 'B called it more often' },
  fewer: { word: 'Fewer calls', sign: '▼', tone: 'down', meaning: 'B called it less often' },
  slower: { word: 'Slower', sign: '▲', tone: 'up', meaning: 'It took longer in B' },
  faster: { word: 'Faster', sign: '▼', tone: 'down', meaning: 'It took less long in B' },
  failing: { word: 'Fails now', sign: '!', tone: 'failed', meaning: 'It failed in B, and not in A' },
  failingMore: { word: 'More errors', sign: '!', tone: 'failed', meaning: 'It failed more often in B' },
  failingLess: { word: 'Fewer errors', sign: '✓', tone: 'down', meaning: 'It failed less often in B' },
  healed: { word: 'Fails no more', sign: '✓', tone: 'down', meaning: 'It failed in A, and not in B' },
};

const same: ChangeFace = {
  word: 'Same',
  sign: '=',
  tone: 'none',
  meaning: 'No difference above 1 ms and 1 %',
};

/** What changed at a node, the strongest first; at least one face. */
export function changeFaces(comparison: TraceComparison, node: number): readonly ChangeFace[] {
  const changes = changesOf(comparison, node);
  return changes.length === 0 ? [same] : changes.map((change) => faces[change]);
}

/** A difference with its sign: a duration, or a number. '0' where there is none. */
export function differenceText(by: number, measure: ChangeMeasure, durationText: WriteDuration): string {
  if (by === 0) return '0';
  if (measure === 'self' || measure === 'total')
    return by < 0 ? `−${durationText(nanos(-by))}` : formatSigned(nanos(by), durationText);
  return `${by < 0 ? '−' : '+'}${formatCount(Math.abs(by))}`;
}
