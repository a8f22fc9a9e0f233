/** Lets the reader save a text, whole or in parts, as a file. Of its name only what any file system takes is kept. */
export function saveFile(name: string, text: string | readonly (string | Blob)[], type: string): void {
  const parts = typeof text === 'string' ? [text] : [...text];
  const address = URL.createObjectURL(new Blob(parts, { type }));
  const anchor = document.createElement('a');
  anchor.href = address;
  anchor.download = name.replace(/[^\w.-]/g, '_').slice(-100);
  anchor.click();
  // The browser has taken hold of the bytes by the next turn of its loop.
  setTimeout(() => {
    URL.revokeObjectURL(address);
  }, 10_000);
}
