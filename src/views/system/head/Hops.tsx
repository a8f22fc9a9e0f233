import { Choice } from '../../../ui/Choice';

const steps = ['0', '1', '2', '3', '4', '5', 'all'] as const;
const textOf = (step: string, way: string) =>
  step === 'all' ? `all the way ${way}` : `${step} ${step === '1' ? 'call' : 'calls'} ${way}`;
const stepOf = (hops: number) => (hops === Infinity ? 'all' : String(hops));
const hopsOf = (step: string) => (step === 'all' ? Infinity : Number(step));

/** How many calls a look goes one way. */
export function Hops({
  label,
  way,
  hops,
  onChange,
}: {
  readonly label: string;
  readonly way: string;
  readonly hops: number;
  readonly onChange: (hops: number) => void;
}) {
  const stated = stepOf(hops);
  const known: readonly string[] = steps;
  const values = known.includes(stated) ? known : [...known, stated];
  return (
    <Choice
      label={label}
      value={stated}
      options={values.map((value) => ({ value, text: textOf(value, way) }))}
      onChange={(value) => {
        onChange(hopsOf(value));
      }}
    />
  );
}
