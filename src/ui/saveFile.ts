/** Lets the reader save a text as a file. `name` is ours, never out of a trace. */
export function saveFile(name: string, text: string, type: string): void {
  const address = URL.createObjectURL(new Blob([text], { type }));
  const anchor = document.createElement('a');
  anchor.href = address;
  anchor.download = name;
  anchor.click();
  // The browser has taken hold of the bytes by the next turn of its loop.
  setTimeout(() => {
    URL.revokeObjectURL(address);
  }, 10_000);
}
