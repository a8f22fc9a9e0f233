import type { Nanos } from '../../model';

/**
 * One way to cut the tree to the question. `S` is how spans are named: SpanIndex here, references in an address. Services and
 * names are given by their text, so that a cut means the same in another trace.
 */
export type Cut<S> =
  /** Only this span and what is below it. */
  | { readonly cut: 'root'; readonly span: S }
  /** Without this span and what is below it. */
  | { readonly cut: 'subtree'; readonly span: S }
  /** Without this span; its children move up. */
  | { readonly cut: 'span'; readonly span: S }
  /** Only spans of this service; each hangs on the nearest one above it. */
  | { readonly cut: 'only-service'; readonly service: string }
  /** Without the spans of this service, and with `subtree` without all that is below them. */
  | { readonly cut: 'service'; readonly service: string; readonly subtree: boolean }
  /** Without the spans of these services and all that is below them. */
  | { readonly cut: 'services'; readonly services: readonly string[] }
  /** Without spans of this service and name; their children move up. */
  | { readonly cut: 'like'; readonly service: string; readonly name: string }
  /** Only spans of this service and name, and what is below them. */
  | { readonly cut: 'only-like'; readonly service: string; readonly name: string }
  /** Without spans that took less than this; the children of those move up. */
  | { readonly cut: 'below'; readonly by: 'duration' | 'self'; readonly least: Nanos }
  /** Spans that are called, directly or not, by one of their own service and name give way to their children. */
  | { readonly cut: 'recursion' }
  /** Only these spans and their ancestors. */
  | { readonly cut: 'paths'; readonly spans: readonly S[] };
