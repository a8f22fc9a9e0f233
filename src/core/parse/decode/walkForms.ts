import type { TraceFormat } from '../TraceParser';
import { KeyTable } from '../scan/KeyTable';

/** What the members of spans, events and resources are to a walk over their texts. */
export const Role = {
  /** A list of {key, value}. */
  attributes: 1,
  /** A list of events (or logs). */
  events: 2,
  links: 3,
  /** A list of strings. */
  texts: 4,
  /** An object with a message. */
  status: 5,
  /** A text of its own. */
  text: 6,
  /** An object of keys and values. */
  map: 7,
  /** Zipkin's other side of a call. */
  peer: 8,
  /** Zipkin: where an annotation was made. */
  endpoint: 9,
  /** Zipkin, version 1: a list of {key, value, endpoint}. */
  binary: 10,
  /** A member that is a key and its value. */
  pair: 11,
} as const;
const MEMBERS = new KeyTable({
  tags: Role.attributes,
  attributes: Role.attributes,
  fields: Role.attributes,
  logs: Role.events,
  events: Role.events,
  links: Role.links,
  warnings: Role.texts,
  status: Role.status,
  traceState: Role.text,
  trace_state: Role.text,
});
const OWN = new KeyTable({ tags: Role.attributes, attributes: Role.attributes });
const EVENT = new KeyTable({ fields: Role.attributes, attributes: Role.attributes, name: Role.text });
const OWNER = new KeyTable({
  tags: Role.attributes,
  attributes: Role.attributes,
  name: Role.text,
  version: Role.text,
});
/** The tables that a format's texts are walked with. */
export interface WalkForm {
  readonly members: KeyTable;
  readonly own: KeyTable;
  readonly event: KeyTable;
  readonly owner: KeyTable;
}
const common: WalkForm = { members: MEMBERS, own: OWN, event: EVENT, owner: OWNER };
const zipkinOwn = { tags: Role.map, binaryAnnotations: Role.binary, remoteEndpoint: Role.peer };
export const walkForms: Readonly<Record<TraceFormat, WalkForm>> = {
  jaeger: common,
  otlp: common,
  zipkin: {
    members: new KeyTable({ ...zipkinOwn, annotations: Role.events }),
    own: new KeyTable(zipkinOwn),
    event: new KeyTable({ value: Role.text, endpoint: Role.endpoint }),
    owner: new KeyTable({ ipv4: Role.pair, ipv6: Role.pair, port: Role.pair }),
  },
};
