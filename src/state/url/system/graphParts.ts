import { listPart, textPart, wordPart, type AddressPart } from '../trace/AddressPart';
import { sortPart } from '../trace/tableParts';

/**
 * How the calls are shown; 'auto' = as a graph where that can be drawn, else as a matrix. 'quality' = what the instrumentation lacks
 * instead, which traces alone tell.
 */
export const systemForms = ['auto', 'graph', 'matrix', 'list', 'quality'] as const;
export type SystemForm = (typeof systemForms)[number];
export const formPart = wordPart<SystemForm>(
  'xform',
  systemForms,
  'auto',
  (word) => `Calls cannot be shown as “${word}”.`,
);

/** How the graph is laid out. */
export const systemLayouts = ['layers', 'forces'] as const;
export type SystemLayout = (typeof systemLayouts)[number];
export const layoutPart = wordPart<SystemLayout>(
  'xlayout',
  systemLayouts,
  'layers',
  (word) => `There is no layout “${word}”; services stand in layers.`,
);

/** The service, or group, around which the graph is shown; '' = all of it. */
export const focusPart = textPart('xfocus', 256, 'The service in focus');

/** More calls than any path has: to the end. */
const endless = 'all';
const usualHops = 1;

/** How many calls a look around the service in focus goes; Infinity = to the end. */
export const hopsPart = (name: string, way: string, usual = usualHops): AddressPart<number> => ({
  names: [name],
  empty: usual,
  read: (text, fault) => {
    const stated = text(name);
    if (stated === '') return usual;
    if (stated === endless) return Infinity;
    if (/^\d{1,2}$/.test(stated)) return Number(stated);
    fault(`How many calls ${way} this link goes could not be read; it is ${String(usual)}.`);
    return usual;
  },
  write: (value, put) => {
    put(name, value === usual ? '' : value === Infinity ? endless : String(value));
  },
});
export const hopsUpPart = hopsPart('xup', 'up');
export const hopsDownPart = hopsPart('xdown', 'down');

/** Edges below this share of what both of their ends handle are left out, in hundredths of a percent; 0 = all are shown. */
export const leastSharePart: AddressPart<number> = {
  names: ['xshare'],
  empty: 0,
  read: (text, fault) => {
    const stated = text('xshare');
    if (stated === '') return 0;
    if (/^\d{1,5}$/.test(stated) && Number(stated) <= 10_000) return Number(stated);
    fault('The least share of calls in this link could not be read; all edges are shown.');
    return 0;
  },
  write: (value, put) => {
    put('xshare', value === 0 ? '' : String(value));
  },
};

/** Beginnings of names whose services stand as one. */
export const groupsPart: AddressPart<readonly string[]> = listPart('xgroups', 100);
/** Text that the names of services are searched for. */
export const serviceFindPart = textPart('xfind', 256, 'The search for a service');
/** What the panel is about: a service, or caller and callee of an edge; [] = nothing. */
export const pickPart: AddressPart<readonly string[]> = listPart('xpick', 2);
/** Order of the list; [] = by name. */
export const listSortPart = sortPart('xsort');
