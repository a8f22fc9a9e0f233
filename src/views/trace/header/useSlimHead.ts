import { useState } from 'react';
import { setPreferences, usePreferences } from '../../../state/prefs/preferences';
import type { Embedding } from '../../../state/url/embedding';

/** Whether the head of the trace is one line: as the reader prefers, or as the page around an embedded one says until it is changed there. */
export function useSlimHead(embedding: Embedding | undefined) {
  const preferred = usePreferences((preferences) => preferences.slimHead);
  const [chosen, setChosen] = useState<boolean>();
  const slim = chosen ?? (embedding === undefined ? preferred : embedding.collapseTitle);
  return {
    slim,
    toggle: () => {
      // What is done inside another page stays there.
      if (embedding === undefined) setPreferences({ slimHead: !slim });
      else setChosen(!slim);
    },
  };
}
