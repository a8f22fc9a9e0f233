import { formatCountShort, nameOf, visibleText, type SpanPill } from '../../../../core';
import type { FoldedCounts, NameEnd, RowExtras, RowMarks } from '../columns/RowExtras';
import { textWidth } from '../textWidth';

/** Room of the icon with the gap before the bars, in px. */
const iconRoom = 24;
/** Padding of a pill and the gap after it; the sign of one in error. */
const pillRoom = 14;
const signRoom = 13;
/** What is left to the name before any pill is shown, in px; an error is worth more than the end of a name. */
const leastName = 150;
const leastBesideError = 90;
/** Where the name begins after the indent, in px. */
const nameStart = 36;

export const pillText = ({ text }: SpanPill): string => visibleText(text);
const widthOf = (pill: SpanPill): number =>
  textWidth(pillText(pill)) + pillRoom + (pill.tone === 'error' ? signRoom : 0);

/** Which pills go first where there is no room for all: errors stay longest; what the name says already goes first. */
function rankOf(pill: SpanPill, at: number, name: string): number {
  if (pill.tone === 'error') return 100;
  return name.startsWith(`${pill.text} `) || name === pill.text ? -1 : at;
}

/** The pills that have room, in their order. `room` and `errorRoom` (for those in error) in px. */
export function fittingPills(
  pills: readonly SpanPill[],
  name: string,
  room: number,
  errorRoom: number,
): readonly SpanPill[] {
  const ranked = pills.map((pill, at) => ({ pill, rank: rankOf(pill, at, name) }));
  ranked.sort((a, b) => b.rank - a.rank);
  const chosen = new Set<SpanPill>();
  let width = 0;
  for (const { pill } of ranked) {
    const wider = width + widthOf(pill);
    if (wider > (pill.tone === 'error' ? errorRoom : room)) continue;
    chosen.add(pill);
    width = wider;
  }
  return pills.filter((pill) => chosen.has(pill));
}

/** Width of the chip that counts what is folded away, with the gap after it, in px. */
function chipWidth({ matches, errors, spans }: FoldedCounts): number {
  const count = textWidth(`+${formatCountShort(spans)}`) + 12 + 6;
  const found = matches > 0 ? textWidth(`${formatCountShort(matches)} found`) + 12 : 0;
  const failed = errors > 0 ? textWidth(formatCountShort(errors)) + 19 : 0;
  return count + found + failed;
}

/** What stands at the end of a row's name, and how much room is left to the name. */
export function nameEnd(
  extras: RowExtras,
  { open: { trace }, span, hints }: RowMarks,
  indent: number,
  folded: FoldedCounts | undefined,
): NameEnd {
  const chip = folded === undefined ? 0 : chipWidth(folded);
  const room = extras.nameWidth - indent - nameStart - chip - iconRoom;
  const isShown = extras.showsPills;
  const pills = isShown
    ? fittingPills(hints?.pills ?? [], nameOf(trace, span), room - leastName, room - leastBesideError)
    : [];
  const width = isShown ? pills.reduce((sum, pill) => sum + widthOf(pill), iconRoom) : 0;
  return {
    pills,
    width,
    cell: { paddingRight: width + chip + 8 },
    chip: width > 0 ? { right: width } : {},
  };
}
