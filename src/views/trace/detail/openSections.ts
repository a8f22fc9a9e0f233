import { create } from 'zustand';

export const sectionNames = ['problems', 'tags', 'process', 'logs', 'links', 'json'] as const;
export type SectionName = (typeof sectionNames)[number];

/**
 * Which sections of a span's detail are open. The same for all spans of a tab, so that a reader who steps from span to
 * span looks at the same part of each.
 */
export const useOpenSections = create<ReadonlySet<SectionName>>(
  () => new Set<SectionName>(['problems', 'tags']),
);

/** Opens a closed section or closes an open one. */
export function toggleSection(name: SectionName): void {
  useOpenSections.setState((old) => {
    const next = new Set(old);
    if (!next.delete(name)) next.add(name);
    return next;
  }, true);
}
