import type { SpanPill, SpanRole } from '../model';

type Texts = ReadonlyMap<string, string>;

/** Keys that say the same, today's first; what such a text is; the role of a span that has one. */
interface PillSource {
  readonly keys: readonly string[];
  readonly means: string;
  readonly role: SpanRole;
}

const httpStatus: PillSource = {
  keys: ['http.response.status_code', 'http.status_code'],
  means: 'HTTP status code',
  role: 'http',
};
const rpcStatus: PillSource = {
  keys: ['rpc.grpc.status_code', 'rpc.response.status_code'],
  means: 'gRPC status',
  role: 'rpc',
};

/** In the order in which pills stand. A role is that of the first source with a text: a model or a database over HTTP is what it is. */
const sources: readonly PillSource[] = [
  { keys: ['gen_ai.request.model', 'gen_ai.response.model'], means: 'Model', role: 'gen-ai' },
  { keys: ['db.system.name', 'db.system', 'db.type'], means: 'Database system', role: 'database' },
  { keys: ['messaging.system'], means: 'Messaging system', role: 'messaging' },
  { keys: ['rpc.system.name', 'rpc.system'], means: 'RPC system', role: 'rpc' },
  { keys: ['http.request.method', 'http.method'], means: 'HTTP method', role: 'http' },
];
/** Keys that tell a role and make no pill. */
const roleOnly: readonly (readonly [key: string, role: SpanRole])[] = [
  ['gen_ai.provider.name', 'gen-ai'],
  ['gen_ai.system', 'gen-ai'],
  ['gen_ai.operation.name', 'gen-ai'],
];

/** Keys of all attributes that pills and roles are made of. */
export const pillKeys: readonly string[] = [
  ...[...sources, httpStatus, rpcStatus].flatMap(({ keys }) => keys),
  ...roleOnly.map(([key]) => key),
];

/** gRPC's own names of its codes. */
const grpcNames = [
  'OK',
  'CANCELLED',
  'UNKNOWN',
  'INVALID_ARGUMENT',
  'DEADLINE_EXCEEDED',
  'NOT_FOUND',
  'ALREADY_EXISTS',
  'PERMISSION_DENIED',
  'RESOURCE_EXHAUSTED',
  'FAILED_PRECONDITION',
  'ABORTED',
  'OUT_OF_RANGE',
  'UNIMPLEMENTED',
  'INTERNAL',
  'UNAVAILABLE',
  'DATA_LOSS',
  'UNAUTHENTICATED',
];
/** The codes that are the server's fault by the conventions for spans. */
const grpcFaults = new Set([
  'UNKNOWN',
  'DEADLINE_EXCEEDED',
  'UNIMPLEMENTED',
  'INTERNAL',
  'UNAVAILABLE',
  'DATA_LOSS',
]);

/** Longest text of a pill. */
const longest = 40;
const short = (text: string): string => (text.length > longest ? `${text.slice(0, longest)}…` : text);

function textOf(attributes: Texts, { keys }: PillSource): string {
  for (const key of keys) {
    const text = attributes.get(key)?.trim() ?? '';
    if (text !== '') return text;
  }
  return '';
}

/** The pills that a span's attributes make: model, database, messaging and RPC system, method, status. */
export function spanPills(attributes: Texts): SpanPill[] {
  const pills: SpanPill[] = [];
  const put = (text: string, means: string, tone: SpanPill['tone'] = 'plain') => {
    if (text !== '') pills.push({ text: short(text), means, tone });
  };
  for (const source of sources) put(textOf(attributes, source), source.means);
  const grpc = textOf(attributes, rpcStatus);
  const named = /^\d+$/.test(grpc) ? (grpcNames[Number(grpc)] ?? grpc) : grpc;
  // Every call that went well says OK.
  if (named !== 'OK') put(named, rpcStatus.means, grpcFaults.has(named) ? 'error' : 'plain');
  const status = textOf(attributes, httpStatus);
  put(status, httpStatus.means, /^5\d\d$/.test(status) ? 'error' : 'plain');
  return pills;
}

/** What kind of system a span speaks to or is. */
export function roleOf(attributes: Texts): SpanRole {
  for (const [key, role] of roleOnly) if (attributes.has(key)) return role;
  return [...sources, httpStatus, rpcStatus].find((source) => textOf(attributes, source) !== '')?.role ?? '';
}
