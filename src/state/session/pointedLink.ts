import { create } from 'zustand';
import type { SpanIndex } from '../../core';

/** A link in a span's detail: the span, and the one at the link's other end. */
export interface PointedLink {
  readonly span: SpanIndex;
  readonly other: SpanIndex;
}

/** The link under the pointer or with the focus. */
export const usePointedLink = create<{ readonly link: PointedLink | undefined }>(() => ({ link: undefined }));

export function pointAtLink(link: PointedLink | undefined): void {
  usePointedLink.setState({ link });
}
