import { parseGoDuration } from '../../src/sources/endpoint';
import { countOf, hostOf, portOf, Refused } from '../optionValues';
import type { StoreLimits } from './SpanStore';

/** How spans are taken in. */
export interface CollectorOptions {
  readonly host: string;
  /** 0 = any free one. */
  readonly port: number;
  /** Origins of web pages that may send spans, as browsers write them. */
  readonly allowOrigins: readonly string[];
  readonly limits: StoreLimits;
}

/** The port that OTLP over HTTP has by its specification. */
const OTLP_PORT = 4318;
const DEFAULTS = { memory: 256, traces: 10_000, age: '24h' } as const;
const MEGABYTE = 2 ** 20;

export const COLLECTOR_NAMES = {
  otlp: { type: 'boolean' },
  'otlp-port': { type: 'string' },
  'otlp-host': { type: 'string' },
  'otlp-allow-origin': { type: 'string', multiple: true },
  'otlp-memory': { type: 'string' },
  'otlp-traces': { type: 'string' },
  'otlp-age': { type: 'string' },
} as const;

export const COLLECTOR_HELP = `
A collector for development
  --otlp                    take in spans over OTLP/HTTP (JSON and protobuf) and show them; they are held in memory
  --otlp-port NUMBER        port for them; 0 = any free one (default ${OTLP_PORT})
  --otlp-host ADDRESS       address for them (default 127.0.0.1: programs on this machine only)
  --otlp-allow-origin URL   let web pages of this origin send spans too; may be repeated
  --otlp-memory MEGABYTES   hold no more than this (default ${DEFAULTS.memory}); the oldest traces go first
  --otlp-traces NUMBER      hold no more traces than this (default ${DEFAULTS.traces})
  --otlp-age DURATION       forget traces that got no span for so long, as 30m or 12h (default ${DEFAULTS.age})
`;

/** Values of COLLECTOR_NAMES as they were parsed. */
interface CollectorValues {
  readonly otlp?: boolean | undefined;
  readonly 'otlp-port'?: string | undefined;
  readonly 'otlp-host'?: string | undefined;
  readonly 'otlp-allow-origin'?: string[] | undefined;
  readonly 'otlp-memory'?: string | undefined;
  readonly 'otlp-traces'?: string | undefined;
  readonly 'otlp-age'?: string | undefined;
}

/** Reads the options of the collector; undefined where there is to be none. Throws Refused. */
export function readCollectorOptions(values: CollectorValues): CollectorOptions | undefined {
  if (values.otlp !== true) {
    for (const name of [
      'otlp-port',
      'otlp-host',
      'otlp-allow-origin',
      'otlp-memory',
      'otlp-traces',
      'otlp-age',
    ] as const)
      if (values[name] !== undefined) throw new Refused(`--${name} is for the collector: it needs --otlp`);
    return undefined;
  }
  const memory = countOf('--otlp-memory', values['otlp-memory'] ?? String(DEFAULTS.memory), 1_000_000);
  return {
    host: hostOf('--otlp-host', values['otlp-host'] ?? '127.0.0.1'),
    port: portOf('--otlp-port', values['otlp-port'] ?? String(OTLP_PORT)),
    allowOrigins: (values['otlp-allow-origin'] ?? []).map(originOf),
    limits: {
      bytes: memory * MEGABYTE,
      traces: countOf('--otlp-traces', values['otlp-traces'] ?? String(DEFAULTS.traces), 10_000_000),
      ageMs: ageOf(values['otlp-age'] ?? DEFAULTS.age),
    },
  };
}

function originOf(text: string): string {
  let origin = '';
  try {
    origin = new URL(text).origin;
  } catch {
    // Refused below.
  }
  if (!/^https?:/.test(origin) || origin !== text.replace(/\/$/, '').toLowerCase())
    throw new Refused(`--otlp-allow-origin takes an origin like http://localhost:3000, not '${text}'`);
  return origin;
}

function ageOf(text: string): number {
  const age = parseGoDuration(text);
  if (!age.ok || age.nanos < 1e9)
    throw new Refused(`--otlp-age takes a duration of at least 1s, like 30m or 12h, not '${text}'`);
  return age.nanos / 1e6;
}
