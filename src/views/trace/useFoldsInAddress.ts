import { useCallback, useMemo, useState } from 'react';
import type { Folds } from '../../core';
import { useFollowing } from './useFollowing';
import { maxReferences, type FoldsInAddress } from '../../state/url/trace/spanParts';

/** How folds of a tree are read from an address and written to it. */
export interface FoldsCodec {
  readonly read: (stated: FoldsInAddress) => Folds;
  readonly write: (folds: Folds) => FoldsInAddress;
}

/** The part of folds that fits into an address, as text: equal texts are equal folds. */
const foldsKey = ({ preset, toggled }: FoldsInAddress) =>
  JSON.stringify([preset, toggled.slice(0, maxReferences)]);

/**
 * Folds from the address. Where more nodes differ from the preset than an address holds, this tab keeps the exact folds
 * as long as the address says the same.
 */
export function useFoldsInAddress<Of>(
  stated: FoldsInAddress,
  codec: FoldsCodec,
  /** What the nodes are numbered in. */
  of: Of,
  /** The folds in the terms of what takes the place of `of`; by default those of the address hold from then on. */
  follow: (folds: Folds, before: Of, after: Of) => Folds | undefined = () => undefined,
) {
  const key = foldsKey(stated);
  // The address is read anew with every change of it: the same folds shall stay the same object.
  const [held, setHeld] = useState({ key, stated });
  if (held.key !== key) setHeld({ key, stated });
  const [exact, setExact] = useFollowing<Of, { readonly key: string; readonly folds: Folds } | undefined>(
    of,
    () => undefined,
    (kept, before, after) => {
      const next = kept && follow(kept.folds, before, after);
      return next && { key: kept.key, folds: next };
    },
  );
  const folds = useMemo(
    () => (exact?.key === held.key ? exact.folds : codec.read(held.stated)),
    [codec, held, exact],
  );
  const write = useCallback(
    (next: Folds) => {
      const inAddress = codec.write(next);
      if (inAddress.toggled.length > maxReferences) setExact({ key: foldsKey(inAddress), folds: next });
      return inAddress;
    },
    [codec, setExact],
  );
  return { folds, write };
}
