import { SpanFlag, type Trace } from '../model';
import type { ParsedTrace } from '../parse';
import type { ByteSink } from './ByteSink';
import { assignLanes } from './lanes';
import { chosenSpans, isWhole, STEP } from './spansToWrite';
import { Redactor } from './redact/Redactor';
import type { WriteJob } from './WriteJob';

/** Numbers of frames, and their texts for the list that all profiles of a file share. */
class Frames {
  readonly #numbers = new Map<number, number>();
  readonly #first: number;
  readonly #names: number;
  readonly texts: string[] = [];

  constructor(first: number, names: number) {
    this.#first = first;
    this.#names = names;
  }

  numberOf(service: number, name: number, text: () => string): number {
    const key = service * this.#names + name;
    let number = this.#numbers.get(key);
    if (number === undefined) {
      number = this.#first + this.texts.length;
      this.#numbers.set(key, number);
      this.texts.push(`{"name":${JSON.stringify(text())}}`);
    }
    return number;
  }
}

const onScale =
  ({ spans }: Trace) =>
  (span: number) =>
    ((spans.flags[span] ?? 0) & SpanFlag.offScale) === 0;

/**
 * The spans as `profiles` of speedscope's file, one for each track (see assignLanes), in nanoseconds since the trace's start. Spans
 * off scale are left out: one of them would make all others invisible. What the profiles share is written beside them. @returns the
 * first frame number that is free. https://github.com/jlfwong/speedscope/wiki/Importing-from-custom-sources
 */
export function* speedscopeProfiles(
  parsed: ParsedTrace,
  job: WriteJob,
  sink: ByteSink,
  shared: ByteSink,
): Generator<undefined, number> {
  const { trace } = parsed;
  const { spans, services, names } = trace;
  const redactor =
    job.redaction === undefined || isWhole(job.redaction) ? undefined : new Redactor(job.redaction);
  const service = (text: string) => redactor?.service(text) ?? text;
  const name = (text: string) => redactor?.name(text) ?? text;
  const chosen = chosenSpans(parsed, job.spans).filter(onScale(trace));
  const { order, lane, counts } = assignLanes(trace, chosen, () => 0);
  const byLane = Array.from({ length: counts.get(0) ?? 0 }, (): number[] => []);
  for (const place of order) byLane[lane[place] ?? 0]?.push(chosen[place] ?? 0);
  yield;
  const frames = new Frames(job.firstNumber, names.length);
  const frameOf = (span: number) =>
    frames.numberOf(
      spans.service[span] ?? 0,
      spans.name[span] ?? 0,
      () =>
        `${service(services[spans.service[span] ?? 0] ?? '')}: ${name(names[spans.name[span] ?? 0] ?? '')}`,
    );
  const end = (span: number) => spans.end[span] ?? 0;
  let written = 0;
  for (const [number, run] of byLane.entries()) {
    const label = `${trace.traceId.slice(-8)}, track ${String(number + 1)} of ${String(byLane.length)}`;
    sink.text(
      `${number > 0 ? ',\n' : ''}{"type":"evented","name":${JSON.stringify(label)},"unit":"nanoseconds","startValue":0,"endValue":${String(trace.duration)},"events":[`,
    );
    let comma = '';
    const event = (type: 'O' | 'C', span: number, time: number) => {
      sink.text(`${comma}{"type":"${type}","frame":${String(frameOf(span))},"at":${String(time)}}`);
      comma = ',';
    };
    const open: number[] = [];
    const closeUntil = (time: number) => {
      for (let top = open.at(-1); top !== undefined && end(top) <= time; top = open.at(-1)) {
        open.pop();
        event('C', top, end(top));
      }
    };
    for (const span of run) {
      closeUntil(spans.start[span] ?? 0);
      event('O', span, spans.start[span] ?? 0);
      open.push(span);
      if (++written % STEP === 0) yield;
    }
    closeUntil(Infinity);
    sink.text(']}');
  }
  shared.text(frames.texts.join(','));
  return job.firstNumber + frames.texts.length;
}
