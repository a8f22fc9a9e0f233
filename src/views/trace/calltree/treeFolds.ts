import { framesOfKeys, writeFrameKey, type Folds } from '../../../core';
import type { FoldsCodec } from '../useFoldsInAddress';

/** Folds of frames in an address, by their keys; keys that the tree does not have are passed over. */
export const treeFoldsCodec = (keys: Float64Array): FoldsCodec => ({
  read: ({ preset, toggled }): Folds => ({
    preset,
    toggled: new Set([...framesOfKeys(keys, toggled)].filter((node) => node >= 0)),
  }),
  write: ({ preset, toggled }) => ({
    preset,
    toggled: [...toggled].sort((a, b) => a - b).map((node) => writeFrameKey(keys[node] ?? 0)),
  }),
});
