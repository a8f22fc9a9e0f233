import { useMemo } from 'react';
import { labelText, type GraphPart, type PathLabel, type TracedPaths } from '../../../core';
import type { HistoryMode } from '../../../state/url/address';
import type { PathsAddress } from '../../../state/url/pathsAddress';
import type { PictureModel } from '../graph/GraphForm';
import type { Pick } from '../useSystemModel';
import { pathLine } from './pathWords';

type Change = (part: Partial<PathsAddress>, mode: HistoryMode) => void;

/** First member of the address's pick where it is a path; else it is the label of a step. */
const pathMark = '*path';

/** What the panel is about: a step of the graph, or a path of the list. */
export type PathPick =
  | { readonly kind: 'node'; readonly node: number; readonly label: PathLabel }
  | { readonly kind: 'path'; readonly path: number };

const noLabel: PathLabel = { service: '', operation: '' };

/** The graph of the paths for the picture, what is picked, and what can be done with a step. */
export function usePathsModel(paths: TracedPaths, address: PathsAddress, change: Change) {
  const { pick } = address;
  const part = useMemo<GraphPart>(
    () => ({
      graph: paths.graph,
      nodes: Int32Array.from(paths.graph.names.keys()),
      edges: Int32Array.from(paths.graph.calls.keys()),
    }),
    [paths],
  );
  const labelOf = (node: number): PathLabel => paths.labels[paths.nodeLabel[node] ?? -1] ?? noLabel;
  const markOf = (node: number) => [labelText(labelOf(node)), String(paths.nodeDistance[node] ?? 0)];
  const [first = '', second = ''] = pick;
  const picked = useMemo<PathPick | undefined>(() => {
    if (first === '') return undefined;
    if (first === pathMark) {
      const path = paths.paths.findIndex((_, at) => pathLine(paths, at) === second);
      return path < 0 ? undefined : { kind: 'path', path };
    }
    const node = paths.graph.names.findIndex(
      (name, at) => name === first && String(paths.nodeDistance[at] ?? 0) === second,
    );
    const label = paths.labels[paths.nodeLabel[node] ?? -1];
    return node < 0 || label === undefined ? undefined : { kind: 'node', node, label };
  }, [paths, first, second]);
  const pictured = useMemo<Pick | undefined>(
    () => (picked?.kind === 'node' ? { kind: 'service', node: picked.node } : undefined),
    [picked],
  );
  const focusOn = ({ service, operation }: PathLabel) => {
    // The traces stay those that are loaded.
    change(
      {
        service,
        operation,
        askService: address.askService || address.service,
        pick: [],
        hidden: address.hidden.filter((each) => each !== service),
        through: '',
      },
      'push',
    );
  };
  const picture: PictureModel = {
    graph: paths.graph,
    part,
    found: undefined,
    picked: pictured,
    focused: Math.max(0, paths.nodeDistance.indexOf(0)),
    pickService: (node) => {
      change({ pick: node === undefined ? [] : markOf(node) }, 'push');
    },
    pickEdge: (_, to) => {
      change({ pick: markOf(to) }, 'push');
    },
    focusOn: (node) => {
      focusOn(labelOf(node));
    },
  };
  return {
    picture,
    picked,
    focusOn,
    pickPath: (path: number) => {
      const isPicked = picked?.kind === 'path' && picked.path === path;
      change({ pick: isPicked ? [] : [pathMark, pathLine(paths, path)] }, 'push');
    },
    close: () => {
      change({ pick: [] }, 'push');
    },
    hide: (service: string) => {
      change({ hidden: [...address.hidden, service], pick: [] }, 'push');
    },
    goThrough: (service: string) => {
      change({ through: service, pick: [] }, 'push');
    },
  };
}

export type PathsModel = ReturnType<typeof usePathsModel>;
