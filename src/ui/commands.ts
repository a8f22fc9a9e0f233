import type { Shortcut } from './shortcuts';

/** Things to do that have a name and no key of their own: the palette lists them, the help lets them have one. */
export const commands = (
  group: string,
  named: readonly (readonly [does: string, run: () => void])[],
): readonly Shortcut[] => named.map(([does, run]) => ({ keys: '', does, group, run }));
