import { useNavigate } from '@tanstack/react-router';
import { useRef } from 'react';
import { openDroppedFiles } from '../../state/query/openDroppedFiles';
import { Button } from '../../ui/Button';
import { Icon } from '../../ui/Icon';

/** Opens trace files from the disk: one trace opens at once, several are listed. */
export function FilePicker() {
  const input = useRef<HTMLInputElement>(null);
  const navigate = useNavigate();
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
          void openDroppedFiles(files).then((traceIds) => {
            const [only] = traceIds;
            if (only === undefined) return;
            void navigate(
              traceIds.length === 1
                ? { to: '/trace/$traceId', params: { traceId: only }, search: { raw: 'xfrom=files' } }
                : { to: '/search', search: { raw: 'xfrom=files' } },
            );
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
