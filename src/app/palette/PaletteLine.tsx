import { hueColour } from '../../pieces/serviceColour';
import { Icon } from '../../ui/Icon';
import { shownKeys } from '../../ui/keyWords';
import { Marked } from './Marked';
import classes from './palette.module.css';
import type { PaletteEntry } from './PaletteEntry';

/** What a line of the palette says. */
export function PaletteLine({
  entry,
  words,
}: {
  readonly entry: PaletteEntry;
  readonly words: readonly string[];
}) {
  const [name = '', ...beside] = entry.texts;
  return (
    <>
      {entry.hue === undefined ? (
        <Icon name={entry.icon} size={14} />
      ) : (
        <span className={classes['dot']} style={{ background: hueColour(entry.hue) }} />
      )}
      <span className={classes['name']}>
        <Marked text={name} words={words} />
      </span>
      {entry.isFailed === true && (
        <span className={classes['failed']}>
          <Icon name="error" size={12} />
          <span className="visually-hidden">failed</span>
        </span>
      )}
      <span className={classes['beside']}>
        {beside.map((text) => (
          <Marked key={text} text={text} words={words} />
        ))}
      </span>
      {entry.aside !== undefined && <span className={classes['aside']}>{entry.aside}</span>}
      {entry.keys?.map((keys) => (
        <kbd key={keys} className={classes['keys']}>
          {shownKeys(keys)}
        </kbd>
      ))}
    </>
  );
}
