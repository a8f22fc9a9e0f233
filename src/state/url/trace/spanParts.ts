import { listPart, decodeMember, encodeMember, joinList, splitList, type AddressPart } from './AddressPart';

/**
 * A span in an address: its id, and where several spans of the trace share that id, `~n` for the n-th of them in
 * pre-order (0 is left out).
 */
export type SpanReference = string;

/** Most folded or opened spans that an address carries: 17 characters each keep it below what servers take (8 kB). */
export const maxReferences = 300;

/** One span, undefined when there is none. */
export const spanPart = (name: string): AddressPart<SpanReference | undefined> => ({
  names: [name],
  empty: undefined,
  read: (text) => {
    const stated = decodeMember(text(name));
    return stated !== '' && stated.length <= 256 ? stated : undefined;
  },
  write: (value, put) => {
    put(name, value === undefined ? '' : encodeMember(value));
  },
});

export const selectedPart = spanPart('xspan');
/** The second span of two that are read side by side. */
export const pairPart = spanPart('xpair');
/** Spans whose detail is open under their row. */
export const openPart: AddressPart<readonly SpanReference[]> = listPart('xopen', maxReferences);

/** Which subtrees are folded: a preset, and the spans for which the opposite holds. */
export interface FoldsInAddress {
  readonly preset: 'none' | 'all' | { readonly level: number };
  readonly toggled: readonly SpanReference[];
}

/** Folds of a tree, in the parameter `name`. */
export const foldsPart = (name: string): AddressPart<FoldsInAddress> => ({
  names: [name],
  empty: { preset: 'none', toggled: [] },
  read: (text) => {
    const [head = '', ...rest] = text(name).split('.');
    const level = /^l(\d{1,6})$/.exec(head);
    const preset = head === 'all' ? 'all' : level ? { level: Number(level[1]) } : 'none';
    return { preset, toggled: splitList(rest.join('.')).slice(0, maxReferences) };
  },
  write: ({ preset, toggled }, put) => {
    const head = typeof preset === 'string' ? preset : `l${String(preset.level)}`;
    if (head === 'none' && toggled.length === 0) put(name, '');
    else
      put(name, [head, ...(toggled.length > 0 ? [joinList(toggled.slice(0, maxReferences))] : [])].join('.'));
  },
});
