import { useRef } from 'react';
import { openFiles } from '../../../state/query/filesOnDemand';
import { go } from '../../../state/url/place';
import { placeOfFiles } from '../../../state/url/placeOfFiles';
import { Button } from '../../../ui/Button';
import { Icon } from '../../../ui/Icon';

/** Opens trace files from the disk: one trace opens at once, several are listed. */
export function FilePicker() {
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
          void openFiles(files).then((traceIds) => {
            const place = placeOfFiles(traceIds);
            if (place) go(place);
          });
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
