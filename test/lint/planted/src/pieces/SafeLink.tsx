export function SafeLink({ address }: { address: string }) {
  return <a href={address}>the one place that may</a>;
}
