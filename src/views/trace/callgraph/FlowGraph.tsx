import '@xyflow/react/dist/base.css';
import {
  getViewportForBounds,
  MarkerType,
  Panel,
  ReactFlow,
  ReactFlowProvider,
  useReactFlow,
  useStore,
} from '@xyflow/react';
import {
  useCallback,
  useEffect,
  useEffectEvent,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
  type KeyboardEvent,
} from 'react';
import { nextInDirection } from '../../../pieces/graph/nextInDirection';
import { IconButton } from '../../../ui/Button';
import { useShortcuts } from '../../../ui/shortcuts';
import { useShownPicture } from '../exporting/shownPictures';
import type { ShowRequest } from '../useTraceView';
import { CallEdge, type CallEdgeType } from './CallEdge';
import classes from './callGraph.module.css';
import { GraphNode, type GraphNodeType } from './GraphNode';
import { boxSize, callsText, errorsText } from './graphQuestion';
import type { GraphLayout } from './layoutGraph';
import type { CallGraphModel } from './useCallGraph';
import { useRising } from './useRising';

const nodeTypes = { call: GraphNode };
const edgeTypes = { call: CallEdge };
const fitPadding = 0.12;
/** A small picture is not blown up beyond this. */
const largestFit = 1.25;
const leastZoom = 0.05;
const zoomMs = 120;

interface ZoomProps {
  readonly hasKeys: boolean;
  readonly fit: (options: { readonly duration: number }) => void;
}

function ZoomButtons({ hasKeys, fit: fitAll }: ZoomProps) {
  const { zoomIn, zoomOut } = useReactFlow();
  const calm = { duration: matchMedia('(prefers-reduced-motion: reduce)').matches ? 0 : zoomMs };
  const fit = () => {
    fitAll(calm);
  };
  const group = 'Call graph';
  useShortcuts(
    hasKeys
      ? [
          { keys: '+', does: 'Zoom in', group, run: () => void zoomIn(calm) },
          { keys: '=', does: 'Zoom in', group, run: () => void zoomIn(calm) },
          { keys: '-', does: 'Zoom out', group, run: () => void zoomOut(calm) },
          { keys: '0', does: 'Fit all boxes', group, run: fit },
        ]
      : [],
  );
  return (
    <Panel position="top-right" className={classes['zoom'] ?? ''}>
      <IconButton icon="zoom-in" label="Zoom in (+)" onClick={() => void zoomIn(calm)} />
      <IconButton icon="zoom-out" label="Zoom out (−)" onClick={() => void zoomOut(calm)} />
      <IconButton icon="fit" label="Fit all boxes (0)" onClick={fit} />
    </Panel>
  );
}

interface GraphProps {
  readonly model: CallGraphModel;
  readonly layout: GraphLayout;
  /** The last wish to see a span: its box is shown. */
  readonly shown: ShowRequest | undefined;
  /** The keys of the page that zoom are about this picture. */
  readonly hasKeys: boolean;
}

function Flow({ model, layout, shown, hasKeys }: GraphProps) {
  const { form, graph, names, shade, shades, found, picked, pick } = model;
  const { nodeWidth, nodeHeight } = boxSize(form);
  useShownPicture({ of: 'call graph', model, layout });
  const { setCenter, getZoom, setViewport } = useReactFlow();
  const area = useRef<HTMLDivElement>(null);
  const [focused, setFocused] = useState(
    () => picked ?? (shown === undefined ? 0 : (graph.nodeOfSpan[shown.span] ?? 0)),
  );
  const width = useStore((flow) => flow.width);
  const height = useStore((flow) => flow.height);
  const drawn = useRising(graph.nodes.length + graph.edges.length);

  const fit = useCallback(
    (options?: { readonly duration: number }) => {
      const bounds = { x: 0, y: 0, ...layout.size };
      void setViewport(
        getViewportForBounds(bounds, width, height, leastZoom, largestFit, fitPadding),
        options,
      );
    },
    [layout, width, height, setViewport],
  );
  // A panel that opens beside the picture must not hide a part of it.
  useLayoutEffect(() => {
    if (width > 0 && height > 0) fit();
  }, [width, height, fit]);

  const centre = useEffectEvent((place: number) => {
    const at = layout.nodes[place];
    if (at) void setCenter(at.x + nodeWidth / 2, at.y + nodeHeight / 2, { zoom: getZoom() });
  });
  // The first wish came with the address: the whole picture shows its box.
  const [followed, setFollowed] = useState(shown);
  if (followed !== shown) {
    setFollowed(shown);
    if (shown) setFocused(graph.nodeOfSpan[shown.span] ?? 0);
  }
  const first = useRef(shown);
  useEffect(() => {
    if (shown && shown !== first.current) centre(graph.nodeOfSpan[shown.span] ?? 0);
  }, [shown, graph]);

  // What stays the same keeps its identity, so that a pick draws no more anew than it changes.
  const plainNodes = useMemo(() => {
    const onKey = (event: KeyboardEvent<HTMLButtonElement>, place: number) => {
      const next = nextInDirection(layout.nodes, place, event.key);
      const at = next === undefined ? undefined : layout.nodes[next];
      if (next === undefined || !at) return;
      event.preventDefault();
      event.stopPropagation();
      setFocused(next);
      void setCenter(at.x + nodeWidth / 2, at.y + nodeHeight / 2, { zoom: getZoom() });
      const button = area.current?.querySelector(`[data-place="${String(next)}"]`);
      if (button instanceof HTMLElement) button.focus({ preventScroll: true });
    };
    return graph.nodes.map((node, place): GraphNodeType => ({
      id: String(place),
      type: 'call',
      position: layout.nodes[place] ?? { x: 0, y: 0 },
      width: nodeWidth,
      height: nodeHeight,
      // A box that can be neither dragged nor selected takes no presses otherwise.
      style: { pointerEvents: 'all' },
      data: {
        node,
        name: names[place] ?? { service: '', operation: undefined, label: '' },
        place,
        colour: shades.palette[shades.classOf[place] ?? 0] ?? 'var(--line-strong)',
        filled: shade !== 'service',
        found: found?.[place] ?? 0,
        picked: false,
        tabStop: false,
        onPick: (isPicked) => {
          setFocused(place);
          pick(isPicked ? undefined : place);
        },
        onKey,
      },
    }));
  }, [graph, names, shade, shades, found, layout, nodeWidth, nodeHeight, pick, setCenter, getZoom]);
  const nodes = useMemo(
    () =>
      plainNodes.map((node, place) =>
        place === picked || place === focused
          ? { ...node, data: { ...node.data, picked: place === picked, tabStop: place === focused } }
          : node,
      ),
    [plainNodes, picked, focused],
  );

  const plainEdges = useMemo(() => {
    return graph.edges.map((edge, at): CallEdgeType => {
      const { from, to } = edge;
      const failed = edge.errors > 0;
      const { points = [], label = { x: 0, y: 0 } } = layout.edges[at] ?? {};
      return {
        id: String(at),
        type: 'call',
        source: String(from),
        target: String(to),
        ariaLabel: `${names[from]?.label ?? ''} to ${names[to]?.label ?? ''}: ${callsText(edge)}${failed ? `, ${errorsText(edge.errors)}` : ''}`,
        markerEnd: {
          type: MarkerType.ArrowClosed,
          width: 14,
          height: 14,
          markerUnits: 'userSpaceOnUse',
          color: failed ? 'var(--error)' : 'var(--line-strong)',
        },
        data: { edge, points, label, near: false },
      };
    });
  }, [graph, names, layout]);
  const edges = useMemo(
    () =>
      plainEdges.map((edge) =>
        edge.data && (edge.data.edge.from === picked || edge.data.edge.to === picked)
          ? { ...edge, data: { ...edge.data, near: true } }
          : edge,
      ),
    [plainEdges, picked],
  );

  return (
    <div ref={area} className={classes['flow']} data-picked={picked !== undefined || undefined}>
      <ReactFlow<GraphNodeType, CallEdgeType>
        nodes={nodes.slice(0, drawn)}
        edges={edges.slice(0, Math.max(0, drawn - nodes.length))}
        nodeTypes={nodeTypes}
        edgeTypes={edgeTypes}
        minZoom={leastZoom}
        maxZoom={2}
        nodesDraggable={false}
        nodesConnectable={false}
        nodesFocusable={false}
        edgesFocusable={false}
        elementsSelectable={false}
        panOnScroll
        zoomOnDoubleClick={false}
        disableKeyboardA11y
        deleteKeyCode={null}
        selectionKeyCode={null}
        multiSelectionKeyCode={null}
        onlyRenderVisibleElements={graph.nodes.length > 300}
        onPaneClick={() => {
          if (picked !== undefined) pick(undefined);
        }}
      >
        <ZoomButtons hasKeys={hasKeys} fit={fit} />
      </ReactFlow>
    </div>
  );
}

/** The graph as a picture: pan by drag or wheel, zoom by buttons, pinch or Ctrl+wheel, walk from box to box by the arrow keys. */
export function FlowGraph(props: GraphProps) {
  return (
    <ReactFlowProvider>
      <Flow {...props} />
    </ReactFlowProvider>
  );
}
