import {
  formatCount,
  formatSigned,
  nanos,
  type Change,
  type ChangeMeasure,
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
  failing: { word: 'More errors', sign: '!', tone: 'failed', meaning: 'It failed more often in B' },
  healed: { word: 'Fewer errors', sign: '✓', tone: 'down', meaning: 'It failed less often in B' },
  same: { word: 'Same', sign: '=', tone: 'none', meaning: 'No difference above 1 ms and 1 %' },
};

export const changeFace = (change: Change): ChangeFace => faces[change];

/** A difference with its sign: a duration, or a number. '0' where there is none. */
export function differenceText(by: number, measure: ChangeMeasure, durationText: WriteDuration): string {
  if (by === 0) return '0';
  if (measure === 'self' || measure === 'total')
    return by < 0 ? `−${durationText(nanos(-by))}` : formatSigned(nanos(by), durationText);
  return `${by < 0 ? '−' : '+'}${formatCount(Math.abs(by))}`;
}
