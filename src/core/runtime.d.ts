/**
 * The only two things core takes from its surroundings: every JavaScript runtime has them, ES2023's own
 * types do not. Declaring just these keeps the DOM out of core (its tsconfig has no DOM library).
 */
declare class TextDecoder {
  constructor(label?: string, options?: { fatal?: boolean; ignoreBOM?: boolean });
  decode(input?: ArrayBufferView | ArrayBuffer, options?: { stream?: boolean }): string;
}
declare class TextEncoder {
  encode(input?: string): Uint8Array<ArrayBuffer>;
}
