import { useRef, useState } from 'react';
import {
  attributeText,
  curlCommand,
  formatTimestamp,
  nameOf,
  nanos,
  serviceOf,
  spanIdOf,
  spanMarkdown,
  zoneOffset,
  type SpanDetail,
  type SpanIndex,
  type WriteDuration,
} from '../../../core';
import { useDurationText } from '../../../pieces/times/TimesContext';
import { onDemand } from '../../../state/session/onDemand';
import { useZone } from '../../../state/session/readerTimes';
import { shareLink } from '../../../state/url/shareLink';
import type { MenuGroup } from '../../../ui/ActionMenu';
import { IconButton } from '../../../ui/Button';
import { copyText } from '../../../ui/copyText';
import { saveFile } from '../../../ui/saveFile';
import { useShortcuts } from '../../../ui/shortcuts';
import type { OpenTrace } from '../../../worker/TraceEngine';
import { spanLink } from '../spanLink';

const ActionMenu = onDemand(async () => (await import('../../../ui/ActionMenu')).ActionMenu);

/** The span as Markdown, with its times in the reader's zone and unit. */
function markdownOf(
  { trace, facts }: OpenTrace,
  span: SpanIndex,
  detail: SpanDetail,
  zone: string,
  durationText: WriteDuration,
  link: string,
) {
  const start = trace.spans.start[span] ?? 0;
  const epoch = trace.startEpoch + BigInt(Math.round(start));
  return spanMarkdown(
    {
      service: serviceOf(trace, span),
      name: nameOf(trace, span),
      link,
      numbers: [
        ['Duration', durationText(nanos((trace.spans.end[span] ?? 0) - start))],
        ['Self time', durationText(nanos(facts.selfTime[span] ?? 0))],
        [
          'Start',
          `${formatTimestamp(epoch, { zone, precision: 'micros' })} ${zoneOffset(epoch, zone)} (+${durationText(nanos(start))})`,
        ],
        ['Trace', trace.traceId],
        ['Span', spanIdOf(trace, span)],
        ...(detail.statusMessage === '' ? [] : [['Status', detail.statusMessage] as const]),
      ],
      timeOf: (at) => {
        const time = detail.events[at]?.time;
        return time === undefined ? '' : `+${durationText(nanos(time - start))}`;
      },
    },
    detail,
  );
}

/** What the keys copy when the focus is on a value: its own first button, or its menu. */
const buttonInRow = (which: 'first' | 'last'): HTMLElement | undefined => {
  const buttons = document.activeElement?.closest('[data-row]')?.querySelectorAll('[data-copy] button');
  const button = buttons?.[which === 'first' ? 0 : buttons.length - 1];
  return button instanceof HTMLElement ? button : undefined;
};

/** Copies a whole span: as the text it came in, as Markdown, as a curl command, as a link. */
export function CopySpan({
  open,
  span,
  detail,
  hasKeys,
}: {
  readonly open: OpenTrace;
  readonly span: SpanIndex;
  readonly detail: SpanDetail;
  /** The keys c and Shift+C are about this span. */
  readonly hasKeys: boolean;
}) {
  const button = useRef<HTMLButtonElement>(null);
  const [anchor, setAnchor] = useState<HTMLElement>();
  const zone = useZone();
  const durationText = useDurationText();
  const link = () => shareLink(spanLink(open.trace, span), 'trace');
  const curl = () => curlCommand(detail.attributes);
  const copy = (made: () => string) => () => void copyText(made());
  useShortcuts(
    hasKeys
      ? [
          {
            keys: 'c',
            does: 'Copy the focused value, or the span as JSON',
            group: 'Span',
            run: () => {
              const value = buttonInRow('first');
              if (value) value.click();
              else void copyText(detail.json);
            },
          },
          {
            keys: 'Shift+C',
            does: 'Copy as …',
            group: 'Span',
            run: () => {
              const value = buttonInRow('last');
              if (value) value.click();
              else setAnchor(button.current ?? undefined);
            },
          },
        ]
      : [],
  );
  const groups = (): readonly MenuGroup[] => {
    const command = curl();
    const statement = detail.attributes.find(({ key }) => key === 'db.query.text' || key === 'db.statement');
    return [
      [
        { icon: 'braces', label: 'Copy as JSON', hint: 'as it came', run: copy(() => detail.json) },
        {
          icon: 'text',
          label: 'Copy as Markdown',
          run: copy(() => markdownOf(open, span, detail, zone, durationText, link())),
        },
        ...(command === undefined
          ? []
          : [{ icon: 'terminal', label: 'Copy as curl', run: copy(() => command) } as const]),
        ...(statement === undefined
          ? []
          : [
              {
                icon: 'rows',
                label: 'Copy statement',
                run: copy(() => attributeText(statement.value)),
              } as const,
            ]),
      ],
      [
        { icon: 'link', label: 'Copy link to this span', run: copy(link) },
        { icon: 'copy', label: 'Copy span id', run: copy(() => spanIdOf(open.trace, span)) },
      ],
      [
        {
          icon: 'save',
          label: 'Save as JSON',
          run: () => {
            saveFile('span.json', detail.json, 'application/json');
          },
        },
      ],
    ];
  };
  return (
    <>
      <IconButton
        ref={button}
        icon="more"
        label="Copy span as …"
        aria-haspopup="menu"
        onClick={(event) => {
          setAnchor(event.currentTarget);
        }}
      />
      {anchor && (
        <ActionMenu
          label="Copy span as"
          anchor={anchor}
          groups={groups()}
          onClose={() => {
            setAnchor(undefined);
          }}
        />
      )}
    </>
  );
}
