import { useRef } from 'react';
import { Button } from '../ui/Button';
import { Icon } from '../ui/Icon';

/** Chooses trace files from the disk. */
export function FileButton({ onFiles }: { readonly onFiles: (files: readonly File[]) => void }) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        aria-label="Trace files"
        onChange={(event) => {
          const files = [...(event.target.files ?? [])];
          // The same file can be chosen again.
          event.target.value = '';
          onFiles(files);
        }}
      />
      <Button
        onClick={() => {
          input.current?.click();
        }}
      >
        <Icon name="file" size={14} /> Open files…
      </Button>
    </>
  );
}
