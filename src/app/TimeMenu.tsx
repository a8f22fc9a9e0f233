import { TimeForms } from '../pieces/times/TimeForms';
import { chooseDurationUnit } from '../state/url/chooseDurationUnit';

/** The forms of every time on the page, and the choice of the unit that durations stand in. */
export const TimeMenu = ({ other }: { readonly other: Window | undefined }) => (
  <TimeForms other={other} onUnit={chooseDurationUnit} />
);
