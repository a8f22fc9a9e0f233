import { useState } from 'react';
import { visibleText } from '../../../core';
import { onDemand } from '../../../state/session/onDemand';
import { Button } from '../../../ui/Button';
import { Icon } from '../../../ui/Icon';
import type { TraceView } from '../useTraceView';
import classes from './ColourLegend.module.css';
import type { SpanColours } from './SpanColours';

const ColourMenu = onDemand(async () => (await import('./ColourMenu')).ColourMenu);

/** Opens the choice of what spans are coloured by. */
export function ColourButton({ view, colours }: { readonly view: TraceView; readonly colours: SpanColours }) {
  const [anchor, setAnchor] = useState<HTMLElement>();
  return (
    <>
      <Button
        look="quiet"
        className={classes['by']}
        aria-haspopup="menu"
        onClick={(event) => {
          setAnchor(event.currentTarget);
        }}
      >
        <Icon name="palette" size={14} /> Colour: <bdi>{visibleText(colours.label.slice(0, 60))}</bdi>
      </Button>
      {anchor && (
        <ColourMenu
          view={view}
          anchor={anchor}
          onClose={() => {
            setAnchor(undefined);
          }}
        />
      )}
    </>
  );
}
