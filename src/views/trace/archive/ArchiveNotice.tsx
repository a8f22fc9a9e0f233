import { useEffect } from 'react';
import { TimestampText } from '../../../pieces/TimestampText';
import { useArchived } from '../../../state/prefs/archived';
import { archiveTrace, useArchiving } from '../../../state/query/archiveTrace';
import { announce } from '../../../ui/announce';
import { Button } from '../../../ui/Button';
import { Notice } from '../../../ui/Notice';

/** Why servers refuse, in words that help more than theirs. */
function adviceOf(serverSaid: string, advice: string): string {
  if (/archive span storage was not configured/i.test(serverSaid))
    return 'The server has no archive storage: its operator can configure one, or set archiveEnabled to false.';
  return advice;
}

/** Says that a trace was archived from this browser, or why it was not. */
export function ArchiveNotice({ traceId }: { readonly traceId: string }) {
  const archived = useArchived(({ traces }) => traces.find((one) => one.traceId === traceId));
  const failure = useArchiving((state) => (state.traceId === traceId ? state.failure : undefined));
  const isAsking = useArchiving((state) => state.traceId === traceId && state.isAsking);
  const time = archived?.time;
  useEffect(() => {
    if (failure) announce(`Not archived: ${failure.message}`);
    else if (time !== undefined && Date.now() - time < 5000) announce('The trace is archived');
  }, [failure, time]);
  if (failure) {
    return (
      <Notice
        tone="error"
        actions={
          <Button aria-disabled={isAsking} onClick={() => void archiveTrace(traceId)}>
            Try again
          </Button>
        }
      >
        The trace was not archived. {failure.message} {failure.serverSaid.slice(0, 300)}{' '}
        {adviceOf(failure.serverSaid, failure.advice)}
      </Notice>
    );
  }
  if (time === undefined) return null;
  return (
    <Notice>
      Archived from this browser, <TimestampText epoch={BigInt(time) * 1_000_000n} precision="millis" />: the
      link of this page opens it as long as the archive keeps it.
    </Notice>
  );
}
