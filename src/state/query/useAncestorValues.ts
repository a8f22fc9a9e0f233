import { useQuery } from '@tanstack/react-query';
import { spanIndex, type SpanIndex } from '../../core';
import type { OpenTrace } from '../../worker/TraceEngine';
import { lookUpIn } from '../site/fillLinks';
import type { LinkValue } from '../site/SiteConfig';
import { whileBusy } from '../session/busy';
import { getEngine } from './connection';
import { unwrap } from './FailureError';

/** So many ancestors are looked at: a chain may be 100 000 deep, and each is decoded for it. */
const mostAncestors = 50;

/** The values of some keys, each of the nearest ancestor that has it, as a tag or in its process. Idle while there are no keys. */
export function useAncestorValues(open: OpenTrace, span: SpanIndex, names: readonly string[]) {
  return useQuery({
    queryKey: ['ancestor-values', open.handle, span, names],
    enabled: names.length > 0,
    gcTime: 30_000,
    queryFn: async () => {
      const { parent } = open.trace.spans;
      const found = new Map<string, LinkValue>();
      let at = parent[span] ?? -1;
      for (let level = 0; at >= 0 && level < mostAncestors && found.size < names.length; level++) {
        const detail = unwrap(await whileBusy(getEngine().detail(open.handle, spanIndex(at))));
        for (const name of names) {
          if (found.has(name)) continue;
          const value = lookUpIn(detail.attributes, name) ?? lookUpIn(detail.resource, name);
          if (value !== undefined) found.set(name, value);
        }
        at = parent[at] ?? -1;
      }
      return found;
    },
  });
}
