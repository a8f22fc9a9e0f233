import { useId } from 'react';
import { visibleText } from '../../core';
import { useSite } from '../../state/site/site';
import classes from './SettingsPanel.module.css';

/** What the operator of the site has to know of its configuration; nothing where there is nothing to say. */
export function SiteSection() {
  const id = useId();
  const { serverVersion, faults, unused } = useSite();
  if (serverVersion === '' && faults.length === 0 && unused.length === 0) return null;
  return (
    <section aria-labelledby={id} className={classes['section']}>
      <h2 id={id} className={classes['title']}>
        This site
      </h2>
      {serverVersion !== '' && <p>Served by Jaeger {visibleText(serverVersion)}.</p>}
      {faults.length > 0 && (
        <>
          <p>Of its configuration this could not be used:</p>
          <ul className={classes['faults']}>
            {faults.map(({ key, reason }, at) => (
              <li key={at}>
                <code>{visibleText(key)}</code> {visibleText(reason)}
              </li>
            ))}
          </ul>
        </>
      )}
      {unused.length > 0 && (
        <p className={classes['sample']}>Set, and without use in Spanlight: {unused.join(', ')}.</p>
      )}
    </section>
  );
}
