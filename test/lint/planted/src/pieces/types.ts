async function later(): Promise<number> {
  return Promise.resolve(1);
}
export function forget(): void {
  later(); // breaks: @typescript-eslint/no-floating-promises
}
export function loose(value: any): unknown {
  // breaks-previous: @typescript-eslint/no-explicit-any
  return value.inside; // breaks: @typescript-eslint/no-unsafe-member-access
}
export function print(text: string): void {
  console.log(text); // breaks: no-console
}
