import { archiveTrace, useArchiving } from '../../../state/query/archiveTrace';
import { Button } from '../../../ui/Button';
import { commands } from '../../../ui/commands';
import { useShortcuts } from '../../../ui/shortcuts';

/** Has the server copy the trace into its archive, where it stays when others are gone. */
export function ArchiveButton({ traceId }: { readonly traceId: string }) {
  const isAsking = useArchiving((state) => state.isAsking);
  const archive = () => void archiveTrace(traceId);
  useShortcuts(commands('Trace', [['Archive the trace', archive]]));
  return (
    <Button
      look="quiet"
      aria-disabled={isAsking}
      title="Copies the trace into the server’s archive, where it is kept longer"
      onClick={archive}
    >
      {isAsking ? 'Archiving …' : 'Archive'}
    </Button>
  );
}
