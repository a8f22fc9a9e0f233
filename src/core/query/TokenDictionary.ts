import { ByteTable, type TextChunk } from './ByteTable';

/** Marks the numbers of tokens that are kept as decoded strings and not in the text chunks. */
const DECODED = 0x8000_0000;

const BACKSLASH = 0x5c;

/** Which tokens a search hits: one mark a token. */
export class TokenMarks {
  constructor(
    private readonly plain: Uint8Array,
    private readonly decoded: Uint8Array,
  ) {}

  has(token: number): boolean {
    return (token >= DECODED ? this.decoded[token - DECODED] : this.plain[token]) === 1;
  }

  set(token: number): void {
    if (token >= DECODED) this.decoded[token - DECODED] = 1;
    else this.plain[token] = 1;
  }
}

/**
 * The distinct texts of a trace in their own case, each once; searches take no notice of case. Plain ASCII texts (nearly all)
 * stand in large strings, where the engine's own indexOf finds a text at memory speed; texts with escapes or other scripts
 * are decoded, one string each.
 * Fill it with `place`, then call `finish`; search afterwards.
 */
export class TokenDictionary {
  private plainTable: ByteTable | undefined = new ByteTable();
  private rawTable: ByteTable | undefined = new ByteTable();
  private chunks: readonly TextChunk[] = [];
  private decoded: readonly string[] = [];
  private decodedLower: readonly string[] = [];
  private plainCount = 0;

  /** `decode` makes text of the raw bytes of a JSON string (between its quotes) or of a bare JSON value. */
  constructor(private readonly decode: (bytes: Uint8Array, start: number, end: number) => string) {}

  /** The number of the token whose raw JSON bytes these are. */
  place(bytes: Uint8Array, start: number, end: number): number {
    const { plainTable, rawTable } = this;
    if (plainTable === undefined || rawTable === undefined) throw new Error('the dictionary is finished');
    let hash = 0x811c9dc5;
    let escaped = false;
    for (let k = start; k < end; k++) {
      const byte = bytes[k] ?? 0;
      if (byte === BACKSLASH || byte >= 0x80) {
        escaped = true;
        break;
      }
      hash = Math.imul(hash ^ byte, 0x01000193);
    }
    if (!escaped) return plainTable.place(bytes, start, end, hash >>> 0);
    hash = 0x811c9dc5;
    for (let k = start; k < end; k++) hash = Math.imul(hash ^ (bytes[k] ?? 0), 0x01000193);
    return DECODED + rawTable.place(bytes, start, end, hash >>> 0);
  }

  /** No more tokens come: lets go of what only filling needs. */
  finish(): void {
    const { plainTable, rawTable } = this;
    if (plainTable === undefined || rawTable === undefined) return;
    this.chunks = plainTable.textChunks();
    this.plainCount = plainTable.count;
    const decoded: string[] = [];
    for (let k = 0; k < rawTable.count; k++) {
      const raw = rawTable.bytesOf(k);
      decoded.push(this.decode(raw, 0, raw.length));
    }
    this.decoded = decoded;
    this.decodedLower = decoded.map((text) => text.toLowerCase());
    this.plainTable = undefined;
    this.rawTable = undefined;
  }

  /** Number of distinct tokens, and of characters in them. */
  get size(): { readonly tokens: number; readonly characters: number } {
    let characters = 0;
    for (const chunk of this.chunks) characters += chunk.text.length;
    for (const text of this.decoded) characters += text.length;
    return { tokens: this.plainCount + this.decoded.length, characters };
  }

  noMarks(): TokenMarks {
    return new TokenMarks(new Uint8Array(this.plainCount), new Uint8Array(this.decoded.length));
  }

  /** Marks the tokens that hold the text (lower-cased, not empty) or, with `atStart`, begin with it. */
  mark(text: string, marks: TokenMarks, atStart = false): void {
    for (const chunk of this.chunks) markInChunk(chunk, text, marks, atStart);
    this.decodedLower.forEach((token, k) => {
      if (atStart ? token.startsWith(text) : token.includes(text)) marks.set(DECODED + k);
    });
  }

  private chunkOf(token: number): TextChunk | undefined {
    let low = 0;
    let high = this.chunks.length;
    while (high - low > 1) {
      const middle = (low + high) >>> 1;
      if ((this.chunks[middle]?.first ?? 0) <= token) low = middle;
      else high = middle;
    }
    return this.chunks[low];
  }

  /** The text of one token in its own case. */
  textOf(token: number): string {
    if (token >= DECODED) return this.decoded[token - DECODED] ?? '';
    const chunk = this.chunkOf(token);
    if (chunk === undefined) return '';
    const at = token - chunk.first;
    return chunk.text.slice(chunk.starts[at], (chunk.starts[at + 1] ?? 1) - 1);
  }
}

/**
 * The last text of the chunk that starts at or before a position, at or after the text `from`. Hits come in ascending order: the
 * search steps wider and wider from the last one, so that a text that hits everything costs one step a hit.
 */
function textAt(starts: Uint32Array, position: number, from: number): number {
  let low = from;
  let reach = 1;
  while (from + reach < starts.length - 1 && (starts[from + reach] ?? 0) <= position) {
    low = from + reach;
    reach *= 2;
  }
  let high = Math.min(from + reach, starts.length - 1);
  while (high - low > 1) {
    const middle = (low + high) >>> 1;
    if ((starts[middle] ?? 0) <= position) low = middle;
    else high = middle;
  }
  return low;
}

function markInChunk(
  { lower: text, first, starts }: TextChunk,
  wanted: string,
  marks: TokenMarks,
  atStart: boolean,
): void {
  let token = 0;
  let at = text.indexOf(wanted);
  while (at >= 0) {
    token = textAt(starts, at, token);
    const start = starts[token] ?? 0;
    const next = starts[token + 1] ?? text.length;
    // A text that itself holds the separator could run over the end of a token.
    const inside = at + wanted.length < next;
    if (inside && (!atStart || at === start)) marks.set(first + token);
    // One hit a token is enough; with `atStart` only its start counts.
    at = text.indexOf(wanted, inside || atStart ? next : at + 1);
  }
}
