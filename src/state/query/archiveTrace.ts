import { create } from 'zustand';
import type { Failure } from '../../core';
import { rememberArchived } from '../prefs/archived';
import { whileBusy } from '../session/busy';
import { getConnection } from './connection';
import { failureOf } from './FailureError';

/** What became of the trace that was last to be archived. */
interface Archiving {
  readonly traceId: string;
  /** undefined: it is under way, or done. */
  readonly failure: Failure | undefined;
  readonly isAsking: boolean;
}

export const useArchiving = create<Archiving>(() => ({ traceId: '', failure: undefined, isAsking: false }));

/** Asks the server to copy a trace into its archive. Says in `useArchiving` what came of it; never rejects. */
export async function archiveTrace(traceId: string): Promise<void> {
  if (useArchiving.getState().isAsking) return;
  useArchiving.setState({ traceId, failure: undefined, isAsking: true });
  const ask = async (): Promise<Failure | undefined> => {
    const connection = await getConnection();
    if (!connection.ok) return connection.failure;
    const { source } = connection.value;
    if (source.archive === undefined) return failureOf(new Error('This source has no archive.'));
    const answer = await source.archive(traceId);
    return answer.ok ? undefined : answer.failure;
  };
  const failure = await whileBusy(ask().catch(failureOf));
  if (failure === undefined) rememberArchived(traceId, Date.now());
  useArchiving.setState({ failure, isAsking: false });
}
