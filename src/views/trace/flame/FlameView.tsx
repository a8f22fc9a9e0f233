import { useState } from 'react';
import { formatCount, formatPercent, frameAround, spanIndex, type Trace } from '../../../core';
import { whileBusy } from '../../../state/session/busy';
import { inSlices } from '../../../state/session/inSlices';
import { announce } from '../../../ui/announce';
import { Button, IconButton } from '../../../ui/Button';
import { FormButtons } from '../../../ui/FormButtons';
import { Choice } from '../../../ui/Choice';
import { Waiting } from '../../../ui/Waiting';
import { operationKey } from '../calls/callTreeOf';
import { findTermsOf } from '../calls/findTermsOf';
import { ShadeChoice } from '../calls/ShadeChoice';
import { useShownPicture } from '../exporting/shownPictures';
import { useFollowing } from '../useFollowing';
import type { ViewProps } from '../ViewProps';
import classes from './flame.module.css';
import { FlameAxis } from './FlameAxis';
import { FlameChart } from './FlameChart';
import { flameForms, flameMeasures } from './flameWords';
import { FrameBar } from './FrameBar';
import { frameWords } from './frameWords';
import { useFlame, useMadeFlame, type MadeFlame } from './useFlame';

interface Operation {
  readonly service: number;
  readonly name: number;
}

/** The trace as a flame graph: where the time went, by path of calls or along time. */
export function FlameView(props: ViewProps) {
  const made = useMadeFlame(props.view, props.colours);
  return (
    <section className={classes['view']} aria-label="Flame graph">
      {made ? <ShownFlame {...props} made={made} /> : <Waiting text="Putting the frames together" />}
    </section>
  );
}

function ShownFlame({ made, ...props }: ViewProps & { readonly made: MadeFlame }) {
  const { view, find, colours } = props;
  const { address, change } = view;
  const { picture } = made;
  const flame = useFlame(props, made);
  const { shades, zoom, active, setActive, found } = flame;
  const { open, columns, frames, index } = picture;
  const [similar, setSimilar] = useFollowing<Trace, Operation | undefined>(
    open.trace,
    () => undefined,
    (operation, before, after) =>
      operation && {
        service: after.services.indexOf(before.services[operation.service] ?? ''),
        name: after.names.indexOf(before.names[operation.name] ?? ''),
      },
  );
  useShownPicture({ of: 'flame graph', flame, colours, similar });
  const [wish, setWish] = useState<{ readonly frame: number }>();

  // A wish to see a span (a step through what is found) makes its frame the active one.
  const [followed, setFollowed] = useState(view.shown);
  if (followed?.turn !== view.shown?.turn) {
    setFollowed(view.shown);
    const frame = view.shown && picture.frameOfSpan(view.shown.span);
    if (frame !== undefined) {
      setActive(frame);
      setWish({ frame });
    }
  }

  const zoomTo = (frame: number) => {
    setActive(frame);
    zoom.set(frames.left[frame] ?? 0, frames.right[frame] ?? 0);
    const { service, name } = frameWords(open, picture, frame, view.durationText);
    announce(`Zoomed to ${service} ${name}`);
  };
  const showAll = () => {
    change({ flameRoot: '', flameZoom: undefined }, 'push');
  };
  const zoomOut = () => {
    const { start, end } = zoom.window;
    const around = zoom.whole ? undefined : frameAround(index, start, end);
    if (around !== undefined) zoomTo(around);
    else if (!zoom.whole) zoom.reset();
    else if (picture.rooted) showAll();
    if (around === undefined) announce('All of the picture is shown');
  };
  const exampleOf = (frame: number) => spanIndex(columns.example[frame] ?? 0);
  const operationOf = (frame: number) => ({
    service: columns.service[frame] ?? 0,
    name: columns.name[frame] ?? 0,
  });
  const isSimilar =
    active !== undefined &&
    similar?.service === columns.service[active] &&
    similar?.name === columns.name[active];
  const root = active === undefined || frames.lane[active] === 0 ? undefined : picture.keyOf(active);
  const notes = picture.isLostRoot
    ? ['The frame that this link begins at is not in this trace; all of it is shown.', ...picture.notes]
    : picture.notes;
  return (
    <>
      <div className={classes['tools']}>
        <FormButtons
          label="Form of the flame graph"
          value={picture.form}
          options={flameForms}
          onChange={(flameForm) => {
            change({ flameForm, flameRoot: '', flameZoom: undefined }, 'push');
          }}
        />
        {picture.form !== 'time' && (
          <Choice
            label="Width"
            value={picture.measure}
            options={flameMeasures}
            onChange={(flameWidth) => {
              change({ flameWidth, flameZoom: undefined }, 'push');
            }}
          />
        )}
        <ShadeChoice
          shade={address.shade}
          label={colours.label}
          colours={shades}
          onChange={(shade) => {
            change({ shade }, 'replace');
          }}
        />
        {picture.rooted && (
          <Button className={classes['action']} onClick={showAll}>
            Show what was collapsed
          </Button>
        )}
        {found && (
          <span className={classes['found']} role="note">
            {formatCount(found.count)} found, {formatPercent(found.share)} of{' '}
            {picture.measure === 'critical' ? 'the critical path' : `${picture.measure} time`}
          </span>
        )}
        <span className={classes['zoom']} role="group" aria-label="Zoom of the flame graph">
          <IconButton
            icon="zoom-out"
            label="Zoom out one frame (Escape)"
            aria-disabled={zoom.whole && !picture.rooted}
            onClick={zoomOut}
          />
          <IconButton
            icon="zoom-in"
            label="Zoom in"
            onClick={() => {
              if (active === undefined) zoom.by(2);
              else zoomTo(active);
            }}
          />
          <IconButton
            icon="fit"
            label="Show all of the picture"
            aria-disabled={zoom.whole}
            onClick={zoom.reset}
          />
        </span>
      </div>
      {notes.length > 0 && <p className={classes['notes']}>{notes.join(' ')}</p>}
      {picture.form === 'time' && <FlameAxis window={zoom.window} />}
      <FlameChart
        open={open}
        flame={flame}
        similar={similar}
        wish={wish}
        onPress={(frame, from) => {
          setActive(frame);
          if (picture.form === 'time' && from === 'pointer') view.pick(spanIndex(frame));
        }}
        onZoom={zoomTo}
        onOut={zoomOut}
      />
      {active !== undefined && (
        <FrameBar
          open={open}
          picture={picture}
          frame={active}
          colour={shades.palette[shades.classOf[active] ?? 0] ?? 'var(--line-strong)'}
          actions={{
            zoom: () => {
              zoomTo(active);
            },
            show: () => {
              view.select(exampleOf(active));
            },
            find: () => {
              const { service, name } = operationOf(active);
              find.setText(findTermsOf(open.trace.services[service] ?? '', open.trace.names[name] ?? ''));
            },
            sandwich: () => {
              const { service, name } = operationOf(active);
              const key = inSlices(operationKey(open, service, name));
              void whileBusy(key).then((flamePick) => {
                change({ flameForm: 'sandwich', flamePick, flameRoot: '', flameZoom: undefined }, 'push');
              });
            },
            similar: () => {
              setSimilar(isSimilar ? undefined : operationOf(active));
            },
            isSimilar,
            root:
              root === undefined
                ? undefined
                : () => {
                    change({ flameRoot: root, flameZoom: undefined }, 'push');
                    announce('What is above the frame is collapsed');
                  },
          }}
        />
      )}
    </>
  );
}
