import { useMemo } from 'react';
import {
  aroundService,
  groupServices,
  partOfGraph,
  weightyEdges,
  type GraphPart,
  type CallNumbers,
  type ServiceGraph,
} from '../../core';
import type { HistoryMode } from '../../state/url/address';
import { useSite } from '../../state/site/site';
import type { SystemAddress } from '../../state/url/systemAddress';
import { edgeBetween } from './neighbours';

/** A picture of more than these, or of more services than the site says, says little: the matrix is shown, and the picture drawn when asked for. */
const mostEdges = 5000;

/** What the panel is about, by places in the graph; `edge` −1 = caller and callee of no call. */
export type Pick =
  | { readonly kind: 'service'; readonly node: number }
  | { readonly kind: 'edge'; readonly from: number; readonly to: number; readonly edge: number };

/** What traces tell of the services and edges of a graph, once its services are in these groups. */
export interface TracedNumbers {
  readonly prefixes: readonly string[];
  readonly nodes: CallNumbers;
  readonly edges: CallNumbers;
}

const isSameList = (a: readonly string[], b: readonly string[]) =>
  a.length === b.length && a.every((each, at) => each === b[at]);

/** The graph that the address asks for: services in groups, the part around the focus, what is found and picked in it. */
export function useSystemModel(
  whole: ServiceGraph,
  traced: TracedNumbers | undefined,
  address: SystemAddress,
  change: (part: Partial<SystemAddress>, mode: HistoryMode) => void,
) {
  const { groups, focus, hopsUp, hopsDown, leastShare, find, pick } = address;
  const { graph, nodeOf } = useMemo(() => groupServices(whole, groups), [whole, groups]);
  const placeOf = useMemo(() => {
    // A service inside a group is found as the group.
    const places = new Map(whole.names.map((name, service) => [name, nodeOf[service] ?? 0]));
    graph.names.forEach((name, node) => places.set(name, node));
    return places;
  }, [whole, graph, nodeOf]);
  const focused = focus === '' ? undefined : placeOf.get(focus);
  const part = useMemo<GraphPart>(() => {
    const near =
      focused === undefined
        ? new Uint8Array(graph.names.length).fill(1)
        : aroundService(graph, focused, { up: hopsUp, down: hopsDown });
    return partOfGraph(graph, near, weightyEdges(graph, leastShare / 10_000));
  }, [graph, focused, hopsUp, hopsDown, leastShare]);
  /** Edges between services on screen that the least share leaves out. */
  const hiddenEdges = useMemo(() => {
    if (leastShare === 0) return 0;
    const isShown = new Uint8Array(graph.names.length);
    for (const node of part.nodes) isShown[node] = 1;
    let between = 0;
    graph.from.forEach((from, edge) => {
      if (isShown[from] === 1 && isShown[graph.to[edge] ?? 0] === 1) between++;
    });
    return between - part.edges.length;
  }, [graph, part, leastShare]);
  const wanted = find.trim().toLowerCase();
  /** 1 for every node of the part that is found; undefined while nothing is looked for. */
  const found = useMemo(() => {
    if (wanted === '') return undefined;
    const hits = new Uint8Array(graph.names.length);
    whole.names.forEach((name, service) => {
      if (name.toLowerCase().includes(wanted)) hits[nodeOf[service] ?? 0] = 1;
    });
    return Uint8Array.from(part.nodes, (node) => hits[node] ?? 0);
  }, [wanted, whole, graph, nodeOf, part]);
  const picked = useMemo<Pick | undefined>(() => {
    const [first, second] = pick.map((name) => placeOf.get(name));
    if (first === undefined) return undefined;
    if (pick.length === 1) return { kind: 'service', node: first };
    if (second === undefined || second === first) return { kind: 'service', node: first };
    return { kind: 'edge', from: first, to: second, edge: edgeBetween(graph, first, second) };
  }, [pick, placeOf, graph]);
  const mostServices = useSite((site) => site.mostGraphServices);
  const isLarge = part.nodes.length > mostServices || part.edges.length > mostEdges;
  const form =
    address.form === 'auto' || address.form === 'quality' ? (isLarge ? 'matrix' : 'graph') : address.form;
  const nameOf = (node: number) => graph.names[node] ?? '';
  return {
    whole,
    /** With groups folded, before focus and least share: numbers of all calls. */
    graph,
    part,
    focused,
    /** The address names a service that is not there. */
    isLostFocus: focus !== '' && focused === undefined,
    isLostPick: pick.length > 0 && picked === undefined,
    hiddenEdges,
    found,
    picked,
    isLarge,
    form,
    /** What traces tell of `graph`; undefined where they tell nothing, or not yet with these groups. */
    numbers: traced && isSameList(traced.prefixes, groups) ? traced : undefined,
    pickService: (node: number | undefined) => {
      change({ pick: node === undefined ? [] : [nameOf(node)] }, 'push');
    },
    pickEdge: (from: number, to: number) => {
      change({ pick: from === to ? [nameOf(from)] : [nameOf(from), nameOf(to)] }, 'push');
    },
    focusOn: (node: number) => {
      change({ focus: nameOf(node) }, 'push');
    },
  };
}

export type SystemModel = ReturnType<typeof useSystemModel>;
