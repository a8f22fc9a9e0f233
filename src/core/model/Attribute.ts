/**
 * The value of an attribute. Integers keep their digits (`int`), since a double would change those beyond 2^53;
 * doubles keep the text they were sent as.
 */
export type AttributeValue =
  | { readonly type: 'string'; readonly value: string }
  | { readonly type: 'bool'; readonly value: boolean }
  | { readonly type: 'int'; readonly digits: string }
  | { readonly type: 'double'; readonly text: string }
  | { readonly type: 'bytes'; readonly base64: string }
  | { readonly type: 'array'; readonly values: readonly AttributeValue[] }
  | { readonly type: 'map'; readonly entries: readonly Attribute[] }
  | { readonly type: 'empty' };

/** A key and its value. Keys may repeat and may be empty. */
export interface Attribute {
  readonly key: string;
  readonly value: AttributeValue;
}
