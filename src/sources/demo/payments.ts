import { databaseQuery, grpcCall, type Call } from './calls';
import type { DraftSpan, TraceDraft } from './TraceDraft';

export const PAYMENT_FAILURE = 0.07;
const GRPC_UNAVAILABLE = 14;
const GRPC_DEADLINE = 4;

const STACK = `shop.c.bank.BankTimeoutException: no answer from bank gateway after 800 ms
	at shop.c.bank.BankClient.authorize(BankClient.java:118)
	at shop.c.Payments.authorize(Payments.java:64)
	at shop.c.PaymentsGrpc$MethodHandlers.invoke(PaymentsGrpc.java:301)
	at io.grpc.stub.ServerCalls$UnaryServerCallHandler$UnaryServerCallListener.onHalfClose(ServerCalls.java:182)
	at io.grpc.internal.ServerCallImpl$ServerStreamListenerImpl.halfClosed(ServerCallImpl.java:356)
	at java.base/java.util.concurrent.ThreadPoolExecutor.runWorker(ThreadPoolExecutor.java:1144)`;

/** The bank's time to answer, in microseconds: as a rule, and in the day's incident. */
const BANK_MEDIAN = 24_000;
const BANK_MEDIAN_IN_INCIDENT = 430_000;

/** B asks C to authorise a payment. It fails now and then: the bank does not answer, or C is out of connections. */
export function callPayment(
  draft: TraceDraft,
  caller: DraftSpan,
  attempt: number,
  at: number,
  fails: boolean,
  isIncident: boolean,
): Call {
  const call = grpcCall(draft, caller, 'C', 'payments.Payments', 'Authorize', at, (server) =>
    fails
      ? refuse(draft, server)
      : authorise(draft, server, isIncident ? BANK_MEDIAN_IN_INCIDENT : BANK_MEDIAN),
  );
  if (attempt > 0) call.client.set('rpc.retry_count', attempt);
  return call;
}

function authorise(draft: TraceDraft, server: DraftSpan, bankMedian: number): { code: number; end: number } {
  const { random } = draft;
  server.set('payment.method', random.pick(['card', 'card', 'card', 'paypal', 'invoice']));
  server.set('payment.amount', random.whole(499, 24_999) / 100);
  server.set('payment.currency', 'EUR');
  const bank = askBank(draft, server, random.latency(bankMedian, 0.45));
  bank.set('http.response.status_code', 200);
  const insert = databaseQuery(
    draft,
    server,
    'INSERT',
    'payments',
    'INSERT INTO payments (id, order_id, amount, state) VALUES ($1, $2, $3, $4)',
    bank.end + random.latency(300, 0.3),
    random.latency(2_800, 0.4),
    1,
  );
  server.log(insert.end, 'payment.authorized', { 'payment.bank_reference': draft.random.spanId() });
  return { code: 0, end: insert.end + random.latency(400, 0.3) };
}

function refuse(draft: TraceDraft, server: DraftSpan): { code: number; message: string; end: number } {
  const { random } = draft;
  server.set('payment.method', 'card');
  if (random.chance(0.4)) {
    const end = server.start + random.latency(1_500, 0.3);
    server.log(end, 'exception', {
      'exception.type': 'java.sql.SQLTransientConnectionException',
      'exception.message':
        'payments-pool - Connection is not available, request timed out after 1000ms (total=10, active=10, idle=0, waiting=37)',
    });
    return { code: GRPC_UNAVAILABLE, message: 'UNAVAILABLE: connection pool exhausted', end };
  }
  const bank = askBank(draft, server, random.whole(800_000, 806_000));
  bank.set('error.type', 'timeout');
  bank.fail('timeout after 800 ms');
  server.log(bank.end, 'exception', {
    'exception.type': 'shop.c.bank.BankTimeoutException',
    'exception.message': 'no answer from bank gateway after 800 ms',
    'exception.stacktrace': STACK,
  });
  return {
    code: GRPC_DEADLINE,
    message: 'DEADLINE_EXCEEDED: bank gateway',
    end: bank.end + random.latency(600, 0.3),
  };
}

function askBank(draft: TraceDraft, server: DraftSpan, duration: number): DraftSpan {
  const bank = draft.span(
    'C',
    'client',
    'POST /v2/authorizations',
    server,
    server.start + draft.random.latency(700, 0.3),
    {
      'http.request.method': 'POST',
      'server.address': 'bank.example',
      'server.port': 443,
      'url.full': 'https://bank.example/v2/authorizations',
    },
  );
  bank.endAt(bank.start + duration);
  return bank;
}
