// Large traces as text, for measuring: Jaeger's v1 JSON, 40 services, 8 to 12 tags a span, about 1.1 kB a span, the same
// bytes in every run. Written piece by piece, since the largest is longer than a string can be.
const SERVICES = 40;
const OPERATIONS = 12;
const START_MICROS = 1_700_000_000_000_000;
const ROOT_MICROS = 60_000_000;
const PIECE_SPANS = 500;
const END = '],"total":0,"limit":0,"offset":0,"errors":null}';

/** Trace id of the trace with so many spans. */
export const traceIdOf = (spans) => `be2c${spans.toString(16).padStart(28, '0')}`;

/** Small, seeded, good enough to vary tags (mulberry32). */
function randomFrom(seed) {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

const spanIdOf = (index) => (0x5000000000000000n + BigInt(index)).toString(16);

const processesText = () =>
  Array.from({ length: SERVICES }, (_, service) => `"p${service}":${processText(service)}`).join(',');

/** Yields the JSON of a trace of `spans` spans in pieces of about half a megabyte. */
export function* traceText(spans) {
  yield '{"data":[';
  yield* traceEntry({ traceId: traceIdOf(spans), spans, seed: spans });
  yield END;
}

/** Yields the answer of a search with `traces` traces of `spans` spans each, the newest first, a second apart. */
export function* searchText(traces, spans) {
  yield '{"data":[';
  for (let at = 0; at < traces; at++) {
    if (at > 0) yield ',';
    const traceId = `5ea4c4${at.toString(16).padStart(26, '0')}`;
    // From 10 ms to 2 s.
    const rootMicros = 10_000 + ((at * 7919) % 200) * 10_000;
    yield* traceEntry({
      traceId,
      spans,
      seed: at + 1,
      startMicros: START_MICROS - at * 1_000_000,
      rootMicros,
    });
  }
  yield END;
}

/** Pieces of one entry of `data`. */
function* traceEntry({ traceId, spans, seed, startMicros = START_MICROS, rootMicros = ROOT_MICROS }) {
  const random = randomFrom(seed);
  const times = treeTimes(spans, random, startMicros, rootMicros);
  yield `{"traceID":"${traceId}","spans":[`;
  for (let first = 0; first < spans; first += PIECE_SPANS) {
    let piece = '';
    for (let index = first; index < Math.min(spans, first + PIECE_SPANS); index++) {
      piece += (index === 0 ? '' : ',') + spanText(traceId, index, times, random);
    }
    yield piece;
  }
  yield `],"processes":{${processesText()}},"warnings":null}`;
}

function processText(service) {
  const tags = [
    textTag('host.name', `node-${service % 9}.cluster.example`),
    textTag('ip', `10.20.${service}.7`),
    textTag('service.version', `1.${service}.3`),
  ];
  return `{"serviceName":"service-${service}","tags":[${tags.join(',')}]}`;
}

/** Times of a tree of eight children a span: span i hangs below (i − 1) / 8 and lies inside its parent's time. */
function treeTimes(spans, random, startMicros, rootMicros) {
  const start = new Float64Array(spans);
  const duration = new Float64Array(spans);
  duration[0] = rootMicros;
  for (let index = 1; index < spans; index++) {
    const parent = parentOf(index);
    const offset = Math.floor((duration[parent] * ((index - 1) % 8)) / 10);
    start[index] = start[parent] + offset;
    duration[index] = Math.min(Math.floor(duration[parent] / (3 + random(6))), duration[parent] - offset);
  }
  return { start, duration, startMicros };
}

const parentOf = (index) => (index - 1) >> 3;

function spanText(traceId, index, times, random) {
  const start = times.startMicros + times.start[index];
  const parent = index === 0 ? '' : spanIdOf(parentOf(index));
  const reference = parent && `{"refType":"CHILD_OF","traceID":"${traceId}","spanID":"${parent}"}`;
  const logs = index % 5 === 0 ? `{"timestamp":${start},"fields":[${textTag('event', 'cache miss')}]}` : '';
  return (
    `{"traceID":"${traceId}","spanID":"${spanIdOf(index)}","flags":1,"operationName":"${operationName(random)}",` +
    `"references":[${reference}],"startTime":${start},"duration":${times.duration[index]},` +
    `"tags":[${tagsText(index, random)}],"logs":[${logs}],"processID":"p${random(SERVICES)}","warnings":null}`
  );
}

const operationName = (random) => `GET /api/v1/things/{thing}/parts-${random(OPERATIONS)}`;

function tagsText(index, random) {
  const tags = [
    textTag('span.kind', index % 2 === 0 ? 'server' : 'client'),
    textTag('http.request.method', 'GET'),
    textTag(
      'url.full',
      `https://shop.example/api/v1/things/${random(1_000_000)}?page=${random(50)}&locale=en`,
    ),
    numberTag('http.response.status_code', index % 97 === 0 ? 503 : 200),
    textTag('user_agent.original', 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko)'),
    textTag('enduser.id', `user-${random(50_000)}`),
    numberTag('thread.id', random(64)),
    textTag('otel.scope.name', 'io.example.http-server'),
  ];
  const more = random(5);
  for (let extra = 0; extra < more; extra++)
    tags.push(textTag(`app.key.${extra}`, `value ${random(1000)} of many`));
  if (index % 97 === 0) tags.push('{"key":"error","type":"bool","value":true}');
  return tags.join(',');
}

const textTag = (key, value) => `{"key":"${key}","type":"string","value":"${value}"}`;
const numberTag = (key, value) => `{"key":"${key}","type":"int64","value":${value}}`;
