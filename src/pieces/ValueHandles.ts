import { createContext } from 'react';
import type { Attribute } from '../core';

/** What the page around a table of attributes can do with a key and a value. */
export interface ValueHandles {
  /** Keys that stand first in every table, in this order. */
  readonly pinned: readonly string[];
  /** Opens the menu of what can be done with a value, at the element that asked. */
  readonly openMenu: (attribute: Attribute, anchor: HTMLElement) => void;
  /** Shows a long value on the whole screen. */
  readonly openWhole: (attribute: Attribute) => void;
}

/** The handles of the tables inside; undefined where values can be read and copied only. */
export const ValueHandlesContext = createContext<ValueHandles | undefined>(undefined);
