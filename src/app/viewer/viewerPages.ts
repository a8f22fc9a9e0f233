import type { ComponentType } from 'react';
import { searchPlace, type Place } from '../../state/url/place';
import { TracePage } from '../../views/trace/TracePage';
import { ViewerHome } from './ViewerHome';

// Stands in the exported file for app/pages: traces, and in the place of the search the list of them.

const pages: readonly (readonly [path: RegExp, page: ComponentType])[] = [
  [/^\/search\/?$/, ViewerHome],
  [/^\/trace\/[^/]+\/?$/, TracePage],
];

/** All code is there. */
export const loadPage = (): Promise<unknown> | undefined => undefined;

export const pageFor = ({ path }: Place): ComponentType | 'unknown' | 'coming' | 'missing' =>
  pages.find(([own]) => own.test(path))?.[1] ?? 'unknown';

export const home = searchPlace('xfrom=files');
