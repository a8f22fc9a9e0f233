import { formatCount, type Answer, type DurationUnit } from '../../../core';
import { whileBusy } from '../../../state/session/busy';
import type { ExportJob, ExportKind } from '../../../state/session/exportRequest';
import { notDrawn } from './notDrawn';
import { shownPicture, shownPictures, type ShownPicture } from './shownPictures';

/** Rows and lanes that a picture has at most; a canvas can be no higher. */
const MOST = { svg: 5000, png: 700 } as const;

const hints: Readonly<Record<ShownPicture['of'], (most: string) => string>> = {
  timeline: (most) => `the timeline as it stands, its first ${most} rows`,
  'flame graph': (most) => `the flame graph as it is zoomed, its first ${most} lanes`,
  'call graph': () => 'the call graph with all its boxes',
};

async function make(
  of: ShownPicture['of'],
  form: keyof typeof MOST,
  job: ExportJob,
  unit: DurationUnit,
): Promise<Answer<Blob>> {
  const picture = shownPicture(of);
  if (picture === undefined) return notDrawn(of, `The ${of} is not on screen any more.`);
  try {
    const { drawPicture, pngOf } = await import('./drawPicture');
    const drawn = await drawPicture(picture, job, unit, MOST[form]);
    return form === 'png' ? await pngOf(of, drawn) : { ok: true, value: new Blob([drawn.text]) };
  } catch (fault) {
    return notDrawn(of, `The picture could not be drawn: ${String(fault)}.`);
  }
}

/** Pictures of what is on screen: the timeline, the flame graph, the call graph. Durations in them are written in the unit. */
export function pictureKinds(unit: DurationUnit): readonly ExportKind[] {
  return shownPictures().flatMap((of) =>
    (['svg', 'png'] as const).map((form) => ({
      kind: `${form} ${of}`,
      label: `${form.toUpperCase()} picture of the ${of}`,
      hint: hints[of](formatCount(MOST[form])),
      ending: form,
      mediaType: form === 'svg' ? 'image/svg+xml' : 'image/png',
      isWhole: true,
      make: (job: ExportJob) => whileBusy(make(of, form, job, unit)),
    })),
  );
}
