import { useQuery } from '@tanstack/react-query';
import type { OpenTrace } from '../../worker/TraceEngine';
import { whileBusy } from '../session/busy';
import { getEngine } from './connection';
import { unwrap } from './FailureError';

/** HTTP codes from 400 on, gRPC codes but OK, in the names that OpenTelemetry and OpenTracing give them. */
const failedCodes = [
  'http.response.status_code >= 400',
  'http.status_code >= 400',
  'rpc.grpc.status_code > 0',
  'rpc.response.status_code > 0',
].join(' or ');

/** Spans whose HTTP or gRPC code says that they failed, whatever their status says; ascending. undefined until that is known. */
export function useFailedCodes({ handle }: OpenTrace): Int32Array | undefined {
  return useQuery({
    queryKey: ['failed-codes', handle],
    queryFn: async ({ signal }) => unwrap(await whileBusy(getEngine().find(handle, failedCodes, signal))),
  }).data?.matches;
}
