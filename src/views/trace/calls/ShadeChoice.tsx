import { shades, type Shade } from '../../../state/url/trace/graphParts';
import classes from './calls.module.css';
import { Choice } from '../../../ui/Choice';
import type { ShadeColours } from './shadeColours';

const names: Readonly<Record<Shade, string>> = {
  service: 'Service',
  total: 'Total time',
  self: 'Self time',
  errors: 'Errors',
};

/** What frames, rows and boxes are coloured by, with the legend of a scale. `label` = what spans are coloured by on this page. */
export function ShadeChoice({
  shade,
  label,
  colours,
  onChange,
}: {
  readonly shade: Shade;
  readonly label: string;
  readonly colours: ShadeColours;
  readonly onChange: (shade: Shade) => void;
}) {
  return (
    <span className={classes['shade']}>
      <Choice
        label="Colour"
        value={shade}
        options={shades.map((value) => ({ value, text: value === 'service' ? label : names[value] }))}
        onChange={onChange}
      />
      {colours.labels.length > 0 && (
        <ul className={classes['legend']} aria-label="Colours">
          {colours.labels.map((text, at) => (
            <li key={text} className={classes['legendEntry']}>
              <span className={classes['swatch']} style={{ background: colours.palette[at] }} />
              {text}
            </li>
          ))}
        </ul>
      )}
    </span>
  );
}
