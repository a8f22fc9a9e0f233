import { checkout, health, viewOrders, viewProduct } from './edge';
import { isIncident } from './incident';
import { wireTraceText, type WireTrace } from '../endpoint/JaegerWire';
import type { TracePlan, TraceWorld, WireOperation } from '../endpoint/TraceWorld';
import { operationsOf, SERVICE_NAMES } from './operations';
import { hex32, Random } from './Random';
import { TraceDraft } from './TraceDraft';
import { TRIP } from './tripTraces';

/** A trace that exists in the demo; `services` holds the letters of those that it may touch. */
interface DemoPlan extends TracePlan {
  readonly build: () => WireTrace;
}

const MINUTE = 60_000_000;
const HOUR = 60 * MINUTE;
const STEP_MS = 5 * 60_000;
const DAY_MICROS = 24 * HOUR;
/** No trace of the demo lasts longer (microseconds). */
const LONGEST = 2 * MINUTE;
const TRACES_A_DAY = 2_000;
const QUIET_END = 30_000_000;
const CACHE_SIZE = 4_096;
const SEED = 0x5ba11;

/** A checkout at any time of the day: in the incident C's bank hardly answers. */
const buy = (draft: TraceDraft, at: number): void => {
  checkout(draft, at, isIncident(at) ? 'incident' : 'by-chance');
};

const KINDS: readonly {
  readonly below: number;
  readonly services: string;
  readonly write: (draft: TraceDraft, at: number) => void;
}[] = [
  { below: 0.45, services: 'ABCDE', write: buy },
  { below: 0.75, services: 'ABDE', write: viewProduct },
  { below: 0.9, services: 'ABD', write: viewOrders },
  { below: 1, services: 'A', write: health },
];

/**
 * The traces of the demo. Every hour of the calendar has its own seeded traffic, so that a trace keeps its id and its
 * content for ever and a link to it opens at any later time; "now" only decides which hours are listed. Spans are
 * written when they are first asked for.
 */
export class DemoWorld implements TraceWorld<DemoPlan> {
  readonly #hours = new Map<number, readonly DemoPlan[]>();
  readonly #built = new Map<string, { readonly trace: WireTrace; json?: string }>();

  /** The demo's own now: the last full five minutes, in microseconds, so that a reload finds the same traces. */
  now(realMs: number): number {
    return Math.floor((realMs - 1_000) / STEP_MS) * STEP_MS * 1_000;
  }

  /** Traces of the 24 hours before now that may have spans between the two times (microseconds), newest first. */
  plans(from: number, to: number, now: number): DemoPlan[] {
    const first = Math.max(from - LONGEST, now - DAY_MICROS);
    const last = Math.min(to, now - QUIET_END);
    const found = this.#trip(now).filter((plan) => plan.start >= from - LONGEST && plan.start <= to);
    for (let hour = Math.floor(first / HOUR); hour <= Math.floor(last / HOUR); hour += 1) {
      for (const plan of this.#hour(hour)) if (plan.start >= first && plan.start <= last) found.push(plan);
    }
    return found.sort((left, right) => right.start - left.start);
  }

  /** The trace of that id (32 lower-case digits), be it older than a day; undefined when there is none yet. */
  plan(traceId: string, now: number): DemoPlan | undefined {
    const onTrip = this.#trip(now).find((plan) => plan.traceId === traceId);
    if (onTrip !== undefined) return onTrip;
    const place = placeOf(traceId);
    if (place === undefined || place.hour > now / HOUR) return undefined;
    const plan = this.#hour(place.hour)[place.index];
    return plan !== undefined && plan.traceId === traceId && plan.start <= now - QUIET_END ? plan : undefined;
  }

  services(): readonly string[] {
    return SERVICE_NAMES;
  }

  operations(service: string): readonly WireOperation[] {
    return operationsOf(service);
  }

  trace(plan: DemoPlan): WireTrace {
    return this.#build(plan).trace;
  }

  /** The trace as JSON text. */
  json(plan: DemoPlan): string {
    const built = this.#build(plan);
    built.json ??= wireTraceText(built.trace);
    return built.json;
  }

  #build(plan: DemoPlan): { readonly trace: WireTrace; json?: string } {
    const key = `${plan.traceId} ${plan.start}`;
    let built = this.#built.get(key);
    if (built === undefined) {
      built = { trace: plan.build() };
      if (this.#built.size >= CACHE_SIZE) {
        const oldest = this.#built.keys().next();
        if (oldest.done !== true) this.#built.delete(oldest.value);
      }
      this.#built.set(key, built);
    }
    return built;
  }

  #trip(now: number): DemoPlan[] {
    return TRIP.map(({ traceId, secondsAgo, build }) => {
      const start = now - secondsAgo * 1_000_000;
      return { traceId, start, services: 'ABCDE', build: () => build(start) };
    });
  }

  #hour(hour: number): readonly DemoPlan[] {
    let plans = this.#hours.get(hour);
    if (plans === undefined) {
      plans = planHour(hour);
      if (this.#hours.size > 100) this.#hours.clear();
      this.#hours.set(hour, plans);
    }
    return plans;
  }
}

function planHour(hour: number): DemoPlan[] {
  const random = new Random(mix(hour ^ SEED));
  // More traffic by day than by night; over 24 hours the swing adds up to nothing.
  const share = (1 + 0.4 * Math.sin(((hour % 24) - 9) * (Math.PI / 12))) / 24;
  const count = Math.round(TRACES_A_DAY * share);
  const plans: DemoPlan[] = [];
  for (let index = 0; index < count; index += 1) {
    const traceId = idOf(hour, index);
    // Whole numbers below 2^53: microseconds since 1970 fit.
    const start = hour * HOUR + Math.floor(((index + random.fraction()) / count) * HOUR);
    const roll = random.fraction();
    const seed = random.bits();
    const kind = KINDS.find(({ below }) => roll < below);
    if (kind === undefined) continue;
    plans.push({
      traceId,
      start,
      services: kind.services,
      build: () => {
        const draft = new TraceDraft(traceId, seed);
        kind.write(draft, start);
        return draft.finish();
      },
    });
  }
  return plans;
}

// Trace ids look random and yet say which trace of which hour they are: the first two words are a reversible mix.
const mix = (word: number): number => {
  let mixed = word >>> 0;
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
};

const unmix = (word: number): number => {
  let mixed = word >>> 0;
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x7ed1b41d);
  mixed = Math.imul(mixed ^ (mixed >>> 13) ^ (mixed >>> 26), 0xa5cb9243);
  return (mixed ^ (mixed >>> 16)) >>> 0;
};

function idOf(hour: number, index: number): string {
  const first = mix(hour ^ SEED);
  const second = mix((index + first) >>> 0);
  const third = mix(second ^ 0x9e3779b9);
  return hex32(first) + hex32(second) + hex32(third) + hex32(mix(third ^ first));
}

/** The reverse of idOf; undefined for ids that it never gave out. */
function placeOf(traceId: string): { readonly hour: number; readonly index: number } | undefined {
  const first = Number.parseInt(traceId.slice(0, 8), 16);
  const second = Number.parseInt(traceId.slice(8, 16), 16);
  const hour = (unmix(first) ^ SEED) >>> 0;
  const index = (unmix(second) - first) >>> 0;
  return idOf(hour, index) === traceId ? { hour, index } : undefined;
}
