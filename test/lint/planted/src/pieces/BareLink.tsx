export function BareLink({ address }: { address: string }) {
  return <a href={address}>go</a>; // breaks: no-restricted-syntax
}
