/** What stands instead of a value: nothing (the attribute goes), `***`, or a hash that is the same for equal values. */
export type RedactionAction = 'drop' | 'mask' | 'hash';

/** Kinds of text that give somebody away wherever they stand. */
export type TextKind = 'email' | 'bearer' | 'jwt' | 'address' | 'card' | 'userinfo';

/** What of an export is not handed on. Empty lists: everything is. */
export interface Redaction {
  /**
   * Words of keys: "api key" means api_key, apiKey, http.request.header.x-api-key, and `api_key=…` inside of texts. Case does
   * not matter; a word is a whole one ("ip" is in "client.ip" and not in "description").
   */
  readonly keys: readonly string[];
  /** Parts of texts (values, names, logs) that are replaced. */
  readonly kinds: readonly TextKind[];
  /** Patterns of the find language (see readPattern): a text in which one hits is replaced as a whole. */
  readonly patterns: readonly string[];
  readonly action: RedactionAction;
  /** Stands before what is hashed and is not in the file, so that nobody can try out values. New for each export. */
  readonly salt: string;
}

export const nothingRedacted = ({ keys, kinds, patterns }: Redaction): boolean =>
  keys.length + kinds.length + patterns.length === 0;

/** Words of keys whose values are likely secrets. */
export const secretKeys: readonly string[] = [
  'authorization',
  'cookie',
  'password',
  'passwd',
  'pwd',
  'passphrase',
  'secret',
  'token',
  'api key',
  'apikey',
  'access key',
  'private key',
  'credential',
  'credentials',
  'session id',
  'jwt',
];

/** Words of keys whose values are likely about a person. */
export const personKeys: readonly string[] = [
  'email',
  'user name',
  'username',
  'user id',
  'enduser id',
  'full name',
  'phone',
  'ip',
  'client address',
  'peer address',
  'ipv4',
  'ipv6',
  'iban',
];

export const textKinds: readonly { readonly kind: TextKind; readonly label: string }[] = [
  { kind: 'bearer', label: 'Bearer and Basic credentials' },
  { kind: 'jwt', label: 'JSON web tokens' },
  { kind: 'userinfo', label: 'Names and passwords in addresses (https://name:password@…)' },
  { kind: 'email', label: 'E-mail addresses' },
  { kind: 'address', label: 'IP addresses' },
  { kind: 'card', label: 'Numbers of cards and accounts' },
];
