import { describe, expect, it } from 'vitest';
import { buildTrace } from '../../testing/buildTrace';
import { SpanFlag, type Trace } from '../model';
import { mayStillGrow } from './mayStillGrow';

const second = 1_000_000_000n;
const whole = buildTrace([{ parent: -1, service: 'A', name: 'root', start: 0, end: 5e9 }]);
const orphan = buildTrace(
  [{ parent: -1, service: 'A', name: 'part', start: 0, end: 5e9, flags: SpanFlag.orphan }],
  [{ code: 'missing-parent', spans: Int32Array.of(0), count: 1, detail: 'gone' }],
);
const after = (trace: Trace, seconds: bigint) =>
  mayStillGrow(trace, trace.startEpoch + 5n * second + seconds * second);

describe('a trace that may still be arriving', () => {
  it('has ended within a minute', () => {
    expect(after(whole, 3n)).toEqual({ isRecent: true, lacksRoot: false, orphans: 0 });
    expect(after(whole, 59n)?.isRecent).toBe(true);
    expect(after(whole, 61n)).toBeUndefined();
  });

  it('lacks its root or parents, for an hour', () => {
    expect(after(orphan, 600n)).toEqual({ isRecent: false, lacksRoot: true, orphans: 1 });
    expect(after(orphan, 3601n)).toBeUndefined();
  });

  it('is none that lies far ahead, and none without spans', () => {
    expect(after(whole, -4000n)).toBeUndefined();
    expect(after(buildTrace([]), 0n)).toBeUndefined();
  });
});
