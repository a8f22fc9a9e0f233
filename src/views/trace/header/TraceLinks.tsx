import { useMemo } from 'react';
import { traceHeader } from '../../../core';
import { SiteLinks } from '../../../pieces/SiteLinks';
import { traceLinks } from '../../../state/site/fillLinks';
import { useSite } from '../../../state/site/site';
import { traceValues } from '../../../state/site/traceValues';
import { Icon } from '../../../ui/Icon';
import { Popover } from '../../../ui/Popover';
import type { OpenTrace } from '../../../worker/TraceEngine';
import classes from './header.module.css';

/** The links out of a trace that the site configured: one as itself, several in a panel. */
export function TraceLinks({ open }: { readonly open: OpenTrace }) {
  const patterns = useSite((site) => site.linkPatterns);
  const links = useMemo(() => {
    const values = traceValues(open.trace, traceHeader(open.trace, open.facts));
    return traceLinks(patterns, (name) => values.get(name.replace(/^trace\./, '')));
  }, [patterns, open]);
  if (links.length < 2) return <SiteLinks links={links} />;
  return (
    <Popover
      label="Links of this trace"
      look="quiet"
      panelClass={classes['linkPanel']}
      button={
        <>
          <Icon name="external" size={14} /> {links.length} links
        </>
      }
    >
      {() => <SiteLinks links={links} />}
    </Popover>
  );
}
