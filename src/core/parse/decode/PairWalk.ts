import { CLOSE_BRACKET, COMMA, OPEN_BRACE, OPEN_BRACKET, QUOTE, skipSpace, skipValue } from '../scan/json';
import { KeyTable } from '../scan/KeyTable';
import { forEachEntry, forEachMember } from '../scan/visit';
import { ADDRESSES } from '../scan/zipkinV1';
import { peerNames } from './decodeZipkin';
import { readPlainPair, type PairRanges } from './plainPair';
import { Role, type WalkForm } from './walkForms';

/** Where a pair stands. The numbers are positions in attributeScopes. */
export const PairScope = { span: 0, resource: 1, event: 2, link: 3 } as const;

/**
 * Takes one key with one value as raw bytes: what stands between the quotes of a JSON string (with its escapes), or a bare
 * JSON value. Either range may be empty. The bytes are not to be kept. `scope` is a PairScope;
 * texts without a key (names of events, warnings, the status message, …) have that of what they belong to.
 */
export type PairVisitor = (
  bytes: Uint8Array,
  keyStart: number,
  keyEnd: number,
  valueStart: number,
  valueEnd: number,
  scope: number,
) => void;

// Not the ids of links: finding a span by its id must not hit the spans that point to it.
const LINK = new KeyTable({ attributes: Role.attributes });
const STATUS = new KeyTable({ message: Role.text });
const PAIR = new KeyTable({ key: 1, value: 2 });
const BINARY = new KeyTable({ key: 1, endpoint: 2 });
const PEER = new KeyTable(Object.fromEntries([...peerNames.keys()].map((name, at) => [name, at + 1])));
const encoder = new TextEncoder();
const peerKeys = [...peerNames.values()].map((name) => encoder.encode(name));

/** The first letter of null, which is no text. */
const LETTER_N = 0x6e;

/** Values deeper than this are taken whole, as their JSON text. */
const MAX_DEPTH = 48;

/** Walks over JSON and hands key and value ranges on. One object a walk: the recursion over nested values is bounded. */
export class PairWalk {
  private visited = 0;
  private scope: number;
  private readonly plain: PairRanges = { keyStart: 0, keyEnd: 0, valueStart: 0, valueEnd: 0 };

  constructor(
    private readonly bytes: Uint8Array,
    private readonly visit: PairVisitor,
    private readonly ownScope: number,
    private readonly form: WalkForm,
  ) {
    this.scope = ownScope;
  }

  private pair(keyStart: number, keyEnd: number, valueStart: number, valueEnd: number): void {
    this.visited++;
    this.visit(this.bytes, keyStart, keyEnd, valueStart, valueEnd, this.scope);
  }

  /** The members of the object in the range that `table` knows. */
  object(start: number, end: number, table: KeyTable): void {
    const { bytes } = this;
    forEachMember(bytes, start, end, (keyStart, keyEnd, from, to) => {
      switch (table.codeOf(bytes, keyStart, keyEnd)) {
        case Role.attributes:
          this.attributes(from, to);
          break;
        case Role.events:
          this.scope = PairScope.event;
          forEachEntry(bytes, from, to, (a, b) => this.object(a, b, this.form.event));
          this.scope = this.ownScope;
          break;
        case Role.links:
          this.scope = PairScope.link;
          forEachEntry(bytes, from, to, (a, b) => this.object(a, b, LINK));
          this.scope = this.ownScope;
          break;
        case Role.texts:
          forEachEntry(bytes, from, to, (a, b) => this.value(0, 0, a, b, 0));
          break;
        case Role.status:
          this.object(from, to, STATUS);
          break;
        case Role.text:
          this.value(0, 0, from, to, 0);
          break;
        case Role.map:
          forEachMember(bytes, from, to, (a, b, c, d) => this.member(a, b, c, d));
          break;
        case Role.pair:
          this.member(keyStart, keyEnd, from, to);
          break;
        case Role.peer:
          this.peer(from, to);
          break;
        case Role.endpoint:
          forEachMember(bytes, from, to, (a, b, c, d) => {
            if (PEER.codeOf(bytes, a, b) === 1) this.value(keyStart, keyEnd, c, d, 0);
          });
          break;
        case Role.binary:
          forEachEntry(bytes, from, to, (a, b) => this.binary(a, b));
          break;
      }
    });
  }

  private member(keyStart: number, keyEnd: number, from: number, to: number): void {
    const before = this.visited;
    this.value(keyStart, keyEnd, from, to, 0);
    if (this.visited === before) this.pair(keyStart, keyEnd, 0, 0);
  }

  /** An endpoint as attributes whose keys stand in no text: they are put before copies of the values. */
  private peer(start: number, end: number): void {
    const { bytes } = this;
    forEachMember(bytes, start, end, (keyStart, keyEnd, from, to) => {
      const key = peerKeys[PEER.codeOf(bytes, keyStart, keyEnd) - 1];
      if (key === undefined) return;
      const text = new Uint8Array(key.length + to - from);
      text.set(key);
      text.set(bytes.subarray(from, to), key.length);
      const walk = new PairWalk(text, this.visit, this.scope, this.form);
      walk.member(0, key.length, key.length, text.length);
      this.visited++;
    });
  }

  /** A tag, or the address of the other side: as decoding has it. */
  private binary(start: number, end: number): void {
    const { bytes } = this;
    let address = 0;
    let from = -1;
    let to = -1;
    forEachMember(bytes, start, end, (keyStart, keyEnd, a, b) => {
      const member = BINARY.codeOf(bytes, keyStart, keyEnd);
      if (member === 1) address = bytes[a] === QUOTE ? ADDRESSES.codeOf(bytes, a + 1, b - 1) : 0;
      else if (member === 2) {
        from = a;
        to = b;
      }
    });
    const before = this.visited;
    if (address !== 0 && from >= 0) this.peer(from, to);
    if (this.visited === before) this.attribute(start, end, 0);
  }

  private attributes(start: number, end: number): void {
    const { bytes, plain } = this;
    if (bytes[start] !== OPEN_BRACKET) return;
    for (let p = start + 1; ;) {
      p = skipSpace(bytes, p);
      if (bytes[p] === COMMA) p = skipSpace(bytes, p + 1);
      if (p >= end || bytes[p] === CLOSE_BRACKET) return;
      let next = readPlainPair(bytes, p, end, plain);
      if (next >= 0) this.pair(plain.keyStart, plain.keyEnd, plain.valueStart, plain.valueEnd);
      else {
        next = skipValue(bytes, p, end);
        if (next < 0 || next >= end) return;
        this.attribute(p, next, 0);
      }
      p = next;
    }
  }

  private attribute(start: number, end: number, depth: number): void {
    const { bytes } = this;
    let keyFrom = 0;
    let keyTo = 0;
    let from = -1;
    let to = -1;
    forEachMember(bytes, start, end, (nameStart, nameEnd, a, b) => {
      const member = PAIR.codeOf(bytes, nameStart, nameEnd);
      if (member === 1) {
        const isString = bytes[a] === QUOTE;
        keyFrom = isString ? a + 1 : a;
        keyTo = isString ? b - 1 : bytes[a] === LETTER_N ? a : b;
      } else if (member === 2) {
        from = a;
        to = b;
      }
    });
    const before = this.visited;
    if (from >= 0) this.value(keyFrom, keyTo, from, to, depth);
    // Without a value, or with an empty array or object for one, there is still the key.
    if (this.visited === before) this.pair(keyFrom, keyTo, 0, 0);
  }

  /** A plain value is one pair; of an object or an array every plain value in it is one, under the same key. */
  private value(keyFrom: number, keyTo: number, from: number, to: number, depth: number): void {
    const { bytes } = this;
    const c = bytes[from];
    if (c === QUOTE) this.pair(keyFrom, keyTo, from + 1, to - 1);
    else if (depth < MAX_DEPTH && c === OPEN_BRACKET) {
      forEachEntry(bytes, from, to, (a, b) => {
        if (bytes[a] === OPEN_BRACE && this.isPair(a, b)) {
          this.pair(keyFrom, keyTo, 0, 0);
          this.attribute(a, b, depth + 1);
        } else this.value(keyFrom, keyTo, a, b, depth + 1);
      });
    } else if (depth < MAX_DEPTH && c === OPEN_BRACE) {
      forEachMember(bytes, from, to, (_keyStart, _keyEnd, a, b) => {
        this.value(keyFrom, keyTo, a, b, depth + 1);
      });
    } else if (c === LETTER_N) this.pair(keyFrom, keyTo, 0, 0);
    else this.pair(keyFrom, keyTo, from, to);
  }

  private isPair(start: number, end: number): boolean {
    let isPair = false;
    forEachMember(this.bytes, start, end, (keyStart, keyEnd) => {
      if (PAIR.codeOf(this.bytes, keyStart, keyEnd) === 1) isPair = true;
    });
    return isPair;
  }
}
