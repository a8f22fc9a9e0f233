import type { Problem, ProblemCode } from '../../model';

/** "1 span", "3 spans", "12 000 spans". */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${String(count).replace(/\B(?=(\d{3})+$)/g, '\u202f')} ${count === 1 ? one : many}`;
}

/** Text out of the data for use inside a sentence: one line, not endless. */
export function quoted(text: string): string {
  const line = text.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ').trim();
  return `“${line.length > 120 ? `${line.slice(0, 120)}…` : line}”`;
}

/** Collects problems; keeps at most one a code. */
export class ProblemList {
  readonly problems: Problem[] = [];

  /** Adds nothing when there is no case. `spans` need not be sorted. */
  add(code: ProblemCode, spans: readonly number[] | Int32Array, count: number, detail: string): void {
    if (count === 0) return;
    this.problems.push({ code, spans: Int32Array.from(spans).sort(), count, detail });
  }
}
