import { createContext } from 'react';
import type { Attribute } from '../core';

/** Whose attributes a table shows, in Jaeger's words. */
export type AttributePlace = 'tags' | 'process' | 'logs';

/** A link that the site makes of a value; neither part was checked. */
export interface ValueLink {
  readonly url: string;
  readonly text: string;
}

/** What the page around a table of attributes can do with a key and a value. */
export interface ValueHandles {
  /** Keys that stand first in every table, in this order. */
  readonly pinned: readonly string[];
  /** Attributes whose keys begin so stand behind those, before all others. */
  readonly topPrefixes: readonly string[];
  /** What the site links an attribute of a list to. */
  readonly linksOf: (
    place: AttributePlace,
    list: readonly Attribute[],
    attribute: Attribute,
  ) => readonly ValueLink[];
  /** Opens the menu of what can be done with a value, at the element that asked. */
  readonly openMenu: (attribute: Attribute, anchor: HTMLElement) => void;
  /** Shows a long value on the whole screen. */
  readonly openWhole: (attribute: Attribute) => void;
}

/** The handles of the tables inside; undefined where values can be read and copied only. */
export const ValueHandlesContext = createContext<ValueHandles | undefined>(undefined);
