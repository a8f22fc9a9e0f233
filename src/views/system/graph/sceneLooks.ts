import { formatCountShort, type CallNumbers, type GraphPart, type ServiceGraph } from '../../../core';
import { hueColour, serviceHues } from '../../../pieces/serviceColour';
import type { Measure } from '../../../state/url/system/tracedParts';
import {
  edgeNumber,
  measured,
  numbersWords,
  shortNumbers,
  sizesOf,
  toneColour,
  toneLevels,
  tonesOf,
} from '../measures';
import type { GraphScene } from './GraphScene';

/** What sizes and colours of a picture tell, and the numbers that they are made of; undefined where only calls are known. */
export interface Looks {
  readonly size: Measure;
  readonly colour: Measure;
  readonly numbers: { readonly nodes: CallNumbers; readonly edges: CallNumbers } | undefined;
  /** The service that a node's colour is of; default: its name. */
  readonly serviceOf?: (node: number) => string;
}

/** Sizes, colours and texts of the services and edges of a part. */
export function sceneLooks(
  graph: ServiceGraph,
  part: GraphPart,
  { size, colour, numbers, serviceOf = (node) => graph.names[node] ?? '' }: Looks,
): Omit<GraphScene, 'part' | 'layout' | 'places' | 'lines' | 'names' | 'found' | 'picked' | 'focused'> {
  const hues = serviceHues(Array.from(graph.names.keys(), serviceOf));
  const ofNodes = (measure: Measure) =>
    Float64Array.from(part.nodes, (node) => measured(measure, node, numbers?.nodes, graph.received));
  const ofEdges = (measure: Measure) =>
    Float64Array.from(part.edges, (edge) => measured(measure, edge, numbers?.edges, graph.calls));
  const nodeTones = tonesOf(colour, ofNodes(colour));
  const wholeNode = (at: number) => part.nodes[at] ?? 0;
  const wholeEdge = (at: number) => part.edges[at] ?? 0;
  return {
    colours: Array.from(part.nodes, (node, at) =>
      colour === 'none' ? hueColour(hues.get(serviceOf(node)) ?? 0) : toneColour(colour, nodeTones[at] ?? 0),
    ),
    numbers: Array.from(part.nodes, (node) => {
      const members = graph.members[node] ?? 1;
      const text =
        numbers === undefined
          ? `${formatCountShort(graph.received[node] ?? 0)} in · ${formatCountShort(graph.made[node] ?? 0)} out`
          : shortNumbers(numbers.nodes, node);
      return members === 1 ? text : `${formatCountShort(members)}× · ${text}`;
    }),
    nodeSizes:
      size === 'none' || (size === 'calls' && numbers === undefined) ? undefined : sizesOf(ofNodes(size)),
    edgeSizes: sizesOf(ofEdges(size)),
    edgeTones: tonesOf(colour, ofEdges(colour)),
    toneColours: toneLevels.map((level) => toneColour(colour, level)),
    edgeText: (edge) =>
      numbers === undefined
        ? formatCountShort(graph.calls[wholeEdge(edge)] ?? 0)
        : edgeNumber(colour === 'none' ? size : colour, numbers.edges, wholeEdge(edge)),
    edgeWords: (edge) => numbersWords(numbers?.edges, wholeEdge(edge)),
    nodeWords: (node) => numbersWords(numbers?.nodes, wholeNode(node)),
  };
}
