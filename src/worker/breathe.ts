/**
 * Lets the messages and events that wait for this thread be handled first. A timer would do, but browsers stretch
 * repeated timers to 4 ms.
 */
export function breathe(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(undefined);
  });
}
