import { nanos, type Nanos, type Trace } from '../../model';
import { readDecimalTime, type SplitTime } from '../scan/decimal';
import { QUOTE } from '../scan/json';

const time: SplitTime = { seconds: 0, nanos: 0 };

/** Turns the times of one trace's texts into nanoseconds since the trace's start. */
export class RelativeTime {
  private readonly seconds: number;
  private readonly rest: number;

  /** `fractionDigits`: 6 where times are microseconds, 9 where they are nanoseconds. */
  constructor(
    trace: Trace,
    private readonly fractionDigits: number,
  ) {
    const second = 1_000_000_000n;
    const rest = ((trace.startEpoch % second) + second) % second;
    this.seconds = Number((trace.startEpoch - rest) / second);
    this.rest = Number(rest);
  }

  /** The JSON value in the range (number, or a string that holds one); undefined when it is no time. */
  read(bytes: Uint8Array, start: number, end: number): Nanos | undefined {
    const isString = bytes[start] === QUOTE;
    const from = isString ? start + 1 : start;
    const to = isString ? end - 1 : end;
    if (!readDecimalTime(bytes, from, to, this.fractionDigits, time) || !Number.isFinite(time.seconds))
      return undefined;
    return nanos((time.seconds - this.seconds) * 1e9 + (time.nanos - this.rest));
  }
}
