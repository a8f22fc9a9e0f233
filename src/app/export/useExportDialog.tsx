import { askForExport, useExportRequest } from '../../state/session/exportRequest';
import { onDemand } from '../../state/session/onDemand';

const ExportDialog = onDemand(async () => (await import('./ExportDialog')).ExportDialog);

/** The dialog of the export that a page asked for; nothing without one. */
export function useExportDialog() {
  const request = useExportRequest((state) => state.request);
  return (
    request && (
      <ExportDialog
        {...request}
        onClose={() => {
          askForExport(undefined);
        }}
      />
    )
  );
}
