import {
  criticalSegments,
  durationWriter,
  formatCount,
  px,
  spanIndex,
  TimeAxis,
  type FlameDrawing,
} from '../../../core';
import { flameForms, flameMeasures } from '../flame/flameWords';
import { frameValue } from '../flame/frameWords';
import type { Pen } from './pen';
import type { ShownPicture } from './shownPictures';

const textOf = <T extends string>(
  options: readonly { readonly value: T; readonly text: string }[],
  value: T,
): string => options.find((one) => one.value === value)?.text.toLowerCase() ?? value;

/** The flame graph that is on screen, `width` px wide, ready to be drawn. */
export function flameDrawing(
  { flame, colours, similar }: Extract<ShownPicture, { readonly of: 'flame graph' }>,
  { head, redactor, plain }: Pen,
  width: number,
  mostLanes: number,
): FlameDrawing {
  const { picture, shades, zoom, found } = flame;
  const { open, columns, form, measure, index } = picture;
  const { trace, facts } = open;
  const write = durationWriter(head.unit);
  const widths = form === 'time' ? '' : `, by ${textOf(flameMeasures, measure)}`;
  const part = zoom.whole && !picture.rooted ? '' : ', a part of it';
  const hits = found === undefined ? '' : `, ${formatCount(found.count)} found`;
  // Values of attributes may be among what is left out; services have their own say.
  const isService = colours.by === 'service';
  const serviceText = (service: string) => redactor.service(service) || '(no name)';
  return {
    ...head,
    facts: [
      `Flame graph: ${textOf(flameForms, form)}${widths}${part}${hits}. ${head.facts}`,
      ...picture.notes,
    ].join('. '),
    index,
    window: zoom.window,
    width: px(width),
    axis: form === 'time' ? new TimeAxis(zoom.window, px(width)) : undefined,
    mostLanes,
    faceOf: (frame) => ({
      service: serviceText(trace.services[columns.service[frame] ?? 0] ?? ''),
      name: redactor.name(trace.names[columns.name[frame] ?? 0] ?? '') || '(no name)',
      value: frameValue(picture, frame, write),
    }),
    classOf: shades.classOf,
    palette: shades.palette.map((colour, at) => ({
      colour: plain(colour),
      label: shades.labels[at] ?? (isService ? serviceText(colours.labels[at] ?? '') : ''),
    })),
    inkOnFrames: plain(`var(${shades.ink})`),
    isFound: found && ((place, count) => (found.before[place + count] ?? 0) > (found.before[place] ?? 0)),
    isAlike:
      similar &&
      ((frame) => columns.service[frame] === similar.service && columns.name[frame] === similar.name),
    criticalOf: (frame) =>
      form === 'time' ? criticalSegments(trace.spans, facts, spanIndex(frame), false) : [],
  };
}
