import { nanos, type Nanos } from '../model';
import { parseDuration } from './goDuration';

/** What a warning of the server says about the clock of a span. */
export interface SkewWarning {
  /** The server moved the span's times; false: it would have, but does not. */
  readonly isMoved: boolean;
  /** By how much; negative = to an earlier time. */
  readonly by: Nanos;
}

const texts = [
  [/timestamps were adjusted by (-?)([^\s;,]+)/, true],
  [/not applying calculated delta of (-?)([^\s;,]+)/, false],
] as const;

/** Reads what Jaeger writes about clock skew; undefined for any other text. */
export function readSkewWarning(text: string): SkewWarning | undefined {
  for (const [pattern, isMoved] of texts) {
    const [, sign, amount = ''] = pattern.exec(text) ?? [];
    const by = parseDuration(amount);
    if (by !== undefined) return { isMoved, by: sign === '-' ? nanos(-by) : by };
  }
  return undefined;
}
