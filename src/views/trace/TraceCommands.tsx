import { useEffect, useEffectEvent } from 'react';
import { builtins, normaliseTraceId, traceHeader, type SpanIndex } from '../../core';
import { rememberTrace } from '../../state/prefs/recents';
import { putAtHand } from '../../state/session/atHand';
import type { Placement } from '../../state/url/trace/viewParts';
import { commands } from '../../ui/commands';
import { copyText } from '../../ui/copyText';
import { useShortcuts } from '../../ui/shortcuts';
import { setCuts } from './cuts/changeCuts';
import { spanCuts } from './cuts/spanCuts';
import type { Find } from './useFind';
import type { TraceView } from './useTraceView';

/** Built-in columns that spans can be coloured by. */
const colours = ['service', 'name', 'kind', 'status', 'duration', 'self', 'critical'];

const placements: readonly (readonly [string, Placement])[] = [
  ['Details under their rows', 'row'],
  ['Details at the right', 'right'],
  ['Details at the bottom', 'bottom'],
];

/** The menu of a row, for the span that is selected. */
const cutsOfSpan = (view: TraceView, span: SpanIndex) => {
  const { own, alike, byService, rest } = spanCuts(view, span);
  return [...own, ...alike, ...byService, ...rest].map(({ label, run }) => [label, () => run?.()] as const);
};

/** What menus of the trace page offer, by name; and the trace itself, for the palette and for what was looked at last. */
export function TraceCommands({ view, find }: { readonly view: TraceView; readonly find: Find }) {
  const { open, address, change, selected } = view;
  const { trace, facts } = open;
  const goToSpan = useEffectEvent(view.select);
  const findText = useEffectEvent(find.setText);
  useEffect(
    () => putAtHand({ open, goToSpan: (span) => goToSpan(span), findText: (text) => findText(text) }),
    [open],
  );
  useEffect(() => {
    // What is in a file is gone with the tab.
    if (address.from === 'files' || normaliseTraceId(trace.traceId) === undefined) return;
    const { service, name, spanCount, errorCount } = traceHeader(trace, facts);
    rememberTrace({
      traceId: trace.traceId,
      service,
      name,
      duration: trace.duration,
      spans: spanCount,
      errors: errorCount,
    });
  }, [trace, facts, address.from]);
  useShortcuts([
    ...commands(
      'Colour',
      builtins
        .filter(({ key }) => colours.includes(key))
        .map(({ key, label }) => [
          `Colour by ${label}`,
          () => {
            change({ colour: key === 'service' ? '' : key }, 'push');
          },
        ]),
    ),
    ...commands(
      'Details',
      placements.map(([does, placement]) => [
        does,
        () => {
          view.setPlacement(placement);
        },
      ]),
    ),
    ...commands('Find', [['Find: mark, show only, or hide what is found', find.cycleMode]]),
    ...commands('Trace', [
      ['Copy the trace id', () => void copyText(trace.traceId)],
      [
        'Logs of the whole trace in order',
        () => {
          view.showEvents(undefined);
        },
      ],
      ...(address.cuts.length === 0
        ? []
        : [
            [
              'Take all cuts away',
              () => {
                setCuts(view, []);
              },
            ] as const,
          ]),
    ]),
    ...(selected === undefined
      ? []
      : commands('Selected span', [
          ...cutsOfSpan(view, selected),
          [
            'Logs of the selected span and below',
            () => {
              view.showEvents(selected);
            },
          ],
        ])),
  ]);
  return null;
}
