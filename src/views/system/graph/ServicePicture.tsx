import {
  useEffect,
  useEffectEvent,
  useId,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
  type KeyboardEvent,
  type PointerEvent,
} from 'react';
import { formatCount } from '../../../core';
import { nextInDirection } from '../../../pieces/graph/nextInDirection';
import { IconButton } from '../../../ui/Button';
import { useShortcuts } from '../../../ui/shortcuts';
import { useSize } from '../../../ui/useSize';
import { useThemeTurn } from '../../../ui/useThemeTurn';
import { neighboursOf, type Neighbour } from '../neighbours';
import classes from '../system.module.css';
import { Tip, type TipPlace } from '../Tip';
import { edgeWords, shareWords } from '../words';
import { spotAt, type GraphScene, type Spot } from './GraphScene';
import { LinesLayer } from './LinesLayer';
import { paintInSteps } from './paintEdges';
import { paintGraph } from './paintGraph';
import { useViewport } from './useViewport';

const leastDrag = 4;
const zoomStep = 1.4;
/** Neighbours that are named to screen readers; the list has all. */
const mostNamed = 8;

/** The graph on a canvas: pan by drag or wheel, zoom by buttons, pinch or Ctrl+wheel, walk from box to box by the arrow keys. */
export function ServicePicture({
  scene,
  onPickNode,
  onPickEdge,
  onFocusOn,
}: {
  readonly scene: GraphScene;
  /** undefined = nothing is chosen any more. */
  readonly onPickNode: (node: number | undefined) => void;
  readonly onPickEdge: (edge: number) => void;
  /** A double click on a box. */
  readonly onFocusOn: (node: number) => void;
}) {
  const { part, places } = scene;
  const area = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const size = useSize(area);
  const theme = useThemeTurn();
  const id = useId();
  const [pointed, setPointed] = useState<{ readonly spot: Spot } & TipPlace>();
  const [hasFocus, setHasFocus] = useState(false);
  const count = part.nodes.length;
  const [stated, setActive] = useState(
    scene.picked?.kind === 'node' ? scene.picked.at : (scene.focused ?? 0),
  );
  const active = Math.min(stated, count - 1);
  const drag = useRef<{ x: number; y: number; moved: boolean }>(undefined);
  const again = useRef<() => void>(undefined);
  const [layer] = useState(() => new LinesLayer(paintInSteps, () => again.current?.()));
  useEffect(
    () => () => {
      layer.stop();
    },
    [layer],
  );
  const paint = () => {
    if (canvas.current && size.width > 0)
      paintGraph(
        canvas.current,
        scene,
        port.view.current,
        size,
        pointed?.spot,
        hasFocus ? active : undefined,
        layer,
      );
  };
  const port = useViewport(area, places, size, paint);
  const painted = useEffectEvent(paint);
  useLayoutEffect(() => {
    again.current = paint;
  });
  useLayoutEffect(() => {
    painted();
  }, [scene, size, pointed?.spot, hasFocus, active, theme]);
  const pickedNode = scene.picked?.kind === 'node' ? scene.picked.at : undefined;
  const revealPicked = useEffectEvent((node: number) => {
    setActive(node);
    port.reveal(node);
  });
  const firstPlaces = useRef(places);
  useEffect(() => {
    // With new places all of the picture is shown, the pick too.
    if (pickedNode !== undefined && firstPlaces.current === places) revealPicked(pickedNode);
    firstPlaces.current = places;
  }, [pickedNode, places]);

  const points = useMemo(() => Array.from(places.x, (x, node) => ({ x, y: places.y[node] ?? 0 })), [places]);
  useShortcuts([
    {
      keys: '+',
      does: 'Zoom in',
      group: 'Service graph',
      run: () => {
        port.zoom(zoomStep);
      },
    },
    {
      keys: '=',
      does: 'Zoom in',
      group: 'Service graph',
      run: () => {
        port.zoom(zoomStep);
      },
    },
    {
      keys: '-',
      does: 'Zoom out',
      group: 'Service graph',
      run: () => {
        port.zoom(1 / zoomStep);
      },
    },
    { keys: '0', does: 'Fit all services', group: 'Service graph', run: port.fit },
  ]);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target !== event.currentTarget) return;
    const next = nextInDirection(points, active, event.key);
    if (next !== undefined) {
      setActive(next);
      port.reveal(next);
    } else if (event.key === 'Enter' || event.key === ' ')
      onPickNode(active === pickedNode ? undefined : active);
    else if (!event.key.startsWith('Arrow')) return;
    event.preventDefault();
    event.stopPropagation();
  };
  const point = (event: { readonly clientX: number; readonly clientY: number }) => {
    const box = area.current?.getBoundingClientRect();
    return { x: event.clientX - (box?.left ?? 0), y: event.clientY - (box?.top ?? 0) };
  };
  const onPointerMove = (event: PointerEvent) => {
    const held = drag.current;
    const at = point(event);
    if (held) {
      const [dx, dy] = [at.x - held.x, at.y - held.y];
      if (!held.moved && Math.abs(dx) + Math.abs(dy) < leastDrag) return;
      const { x, y, scale } = port.view.current;
      port.move({ x: x - dx / scale, y: y - dy / scale, scale });
      drag.current = { ...at, moved: true };
      if (pointed) setPointed(undefined);
      return;
    }
    const spot = spotAt(scene, port.view.current, at.x, at.y);
    setPointed((old) => {
      if (spot === undefined) return undefined;
      // The same spot keeps its identity: nothing is painted anew while the pointer moves over it.
      const isSame = old?.spot.kind === spot.kind && old.spot.at === spot.at;
      return { ...at, spot: isSame ? old.spot : spot };
    });
  };
  const press = (event: PointerEvent) => {
    const at = point(event);
    const spot = spotAt(scene, port.view.current, at.x, at.y);
    if (spot?.kind === 'node') {
      setActive(spot.at);
      onPickNode(spot.at === pickedNode ? undefined : spot.at);
    } else if (spot) onPickEdge(spot.at);
    else if (scene.picked) onPickNode(undefined);
  };
  const name = (node: number) => scene.names[node] ?? '';
  const list = (neighbours: readonly Neighbour[]) =>
    neighbours.length === 0
      ? 'nothing'
      : neighbours
          .slice(0, mostNamed)
          .map(({ node, calls }) => `${name(node)} ${formatCount(calls)}`)
          .join(', ') +
        (neighbours.length > mostNamed ? ` and ${String(neighbours.length - mostNamed)} more` : '');
  const around = count === 0 ? undefined : neighboursOf(part.graph, active);
  return (
    <div className={classes['picture']}>
      <p id={`${id}-keys`} className="visually-hidden">
        Arrow keys move from service to service, Enter chooses one. The list has all calls in words.
      </p>
      <div
        ref={area}
        role="listbox"
        aria-label="Service graph"
        aria-describedby={`${id}-keys`}
        aria-activedescendant={count === 0 ? undefined : `${id}-active`}
        tabIndex={0}
        className={classes['area']}
        data-pointed={pointed !== undefined || undefined}
        onKeyDown={onKeyDown}
        onFocus={() => {
          setHasFocus(true);
        }}
        onBlur={() => {
          setHasFocus(false);
        }}
        onPointerDown={(event) => {
          if (event.button !== 0) return;
          drag.current = { ...point(event), moved: false };
          event.currentTarget.setPointerCapture(event.pointerId);
        }}
        onPointerMove={onPointerMove}
        onPointerUp={(event) => {
          const isPress = drag.current?.moved === false;
          drag.current = undefined;
          if (isPress) press(event);
        }}
        onPointerCancel={() => {
          drag.current = undefined;
        }}
        onPointerLeave={() => {
          setPointed(undefined);
        }}
        onDoubleClick={(event) => {
          const at = point(event);
          const spot = spotAt(scene, port.view.current, at.x, at.y);
          if (spot?.kind === 'node') onFocusOn(spot.at);
        }}
      >
        <canvas ref={canvas} className={classes['canvas']} style={size} aria-hidden="true" />
        {around && (
          <div
            id={`${id}-active`}
            role="option"
            aria-selected={active === pickedNode}
            aria-setsize={count}
            aria-posinset={active + 1}
            className="visually-hidden"
          >
            {name(active)}: called by {list(around.callers)}; calls {list(around.callees)}
            {scene.nodeWords(active) !== '' && `; ${scene.nodeWords(active)}`}
          </div>
        )}
      </div>
      <div className={classes['zoom']}>
        <IconButton
          icon="zoom-in"
          label="Zoom in (+)"
          onClick={() => {
            port.zoom(zoomStep);
          }}
        />
        <IconButton
          icon="zoom-out"
          label="Zoom out (−)"
          onClick={() => {
            port.zoom(1 / zoomStep);
          }}
        />
        <IconButton icon="fit" label="Fit all services (0)" onClick={port.fit} />
      </div>
      {pointed && (
        <Tip at={pointed} screen={size}>
          {pointed.spot.kind === 'node' ? (
            <>
              <p className={classes['tipName']}>
                <bdi>{name(pointed.spot.at)}</bdi>
              </p>
              <p>{scene.numbers[pointed.spot.at]}</p>
              <p>{scene.nodeWords(pointed.spot.at)}</p>
            </>
          ) : (
            <>
              <p className={classes['tipName']}>
                <bdi>{edgeWords(part.graph, pointed.spot.at)}</bdi>
              </p>
              <p>
                {formatCount(part.graph.calls[pointed.spot.at] ?? 0)} calls:{' '}
                {shareWords(part.graph, pointed.spot.at)}
              </p>
              <p>{scene.edgeWords(pointed.spot.at)}</p>
            </>
          )}
        </Tip>
      )}
    </div>
  );
}
