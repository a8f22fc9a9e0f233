/** The mark: three spans, each starting inside the one before. */
export function Brand() {
  return (
    <svg width="22" height="22" viewBox="0 0 32 32" aria-hidden="true" focusable="false">
      <rect width="32" height="32" rx="7" fill="#16213d" />
      <path d="M6 9.5h14" stroke="#86a8ff" strokeWidth="4" strokeLinecap="round" />
      <path d="M11 16h11" stroke="#ffd166" strokeWidth="4" strokeLinecap="round" />
      <path d="M17 22.5h9" stroke="#ff7b72" strokeWidth="4" strokeLinecap="round" />
    </svg>
  );
}
