import { useDurationUnit } from '../../../pieces/times/TimesContext';
import { askForExport } from '../../../state/session/exportRequest';
import { placeInFile, shareLink } from '../../../state/url/shareLink';
import { IconButton } from '../../../ui/Button';
import { commands } from '../../../ui/commands';
import { useShortcuts } from '../../../ui/shortcuts';
import type { TraceView } from '../useTraceView';
import { exportScopes } from './exportScopes';
import { pictureKinds } from './pictureKinds';

/** Opens the export of the trace, in whatever form. */
export function ExportButton({ view }: { readonly view: TraceView }) {
  const { open, address } = view;
  const unit = useDurationUnit();
  const start = (first: string) => {
    const pictures = pictureKinds(unit);
    askForExport({
      source: {
        what: 'this trace',
        traces: 1,
        fileName: `trace-${open.trace.traceId}`,
        // A trace out of a file has no address that leads anywhere else.
        link: address.from === 'files' ? '' : shareLink(address),
        view: placeInFile(),
        scopes: exportScopes(view),
        each: (look) => look(open.handle),
      },
      extra: pictures,
      first: first === 'picture' ? (pictures[0]?.kind ?? '') : first,
    });
  };
  useShortcuts([
    {
      keys: 'Shift+S',
      does: 'Export the trace …',
      group: 'Trace',
      run: () => {
        start('jaeger');
      },
    },
    ...commands('Trace', [
      [
        'Summary of the trace for a ticket …',
        () => {
          start('markdown');
        },
      ],
      [
        'Trace as one HTML file with its viewer …',
        () => {
          start('html');
        },
      ],
      [
        'Picture of the view …',
        () => {
          start('picture');
        },
      ],
    ]),
  ]);
  return (
    <IconButton
      icon="download"
      label="Export the trace (Shift+S)"
      onClick={() => {
        start('jaeger');
      }}
    />
  );
}
