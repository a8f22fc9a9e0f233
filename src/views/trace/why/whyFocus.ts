let wished = false;

/** The strip that opens next shall take the focus: it was asked for by key. */
export function wishFocus(): void {
  wished = true;
}

/** Whether that was wished, once. */
export function takeFocusWish(): boolean {
  const was = wished;
  wished = false;
  return was;
}
