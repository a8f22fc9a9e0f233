import { formatCount } from '../../../core';
import type { SearchPart } from '../../../sources/wide/WideQuestion';

/** "5 of 7 requests answered, 1 failed, 1 not asked". */
export function partsWords(parts: readonly SearchPart[]): string {
  const count = (...states: readonly SearchPart['state'][]) =>
    parts.filter(({ state }) => states.includes(state)).length;
  const answered = count('answered');
  const failed = count('failed');
  const open = count('left', 'stopped', 'waiting', 'asked');
  const requests = `${formatCount(parts.length)} ${parts.length === 1 ? 'request' : 'requests'}`;
  return [
    answered === parts.length
      ? `${requests}, all answered`
      : `${formatCount(answered)} of ${requests} answered`,
    failed > 0 ? `${formatCount(failed)} failed` : '',
    open > 0 ? `${formatCount(open)} not asked` : '',
  ]
    .filter((part) => part !== '')
    .join(', ');
}
