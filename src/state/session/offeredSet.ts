import { create } from 'zustand';
import type { SavedSetRead } from '../prefs/savedSet';

/** A set of saved searches out of a file, until the reader has said what of it to keep. */
export const useOfferedSet = create<{ readonly set: SavedSetRead | undefined }>(() => ({ set: undefined }));
