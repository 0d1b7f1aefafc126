/** The mark is a loss surface with a ball at its lowest point. */
export function Brand() {
  return (
    <h1 className="brand">
      <svg viewBox="0 0 22 22" aria-hidden="true">
        <rect x="1" y="1" width="20" height="20" rx="5.5" fill="var(--ink)" />
        <path
          d="M4.5 6.2C9 6.2 8 16 11 16s2-9.8 6.5-9.8"
          fill="none"
          stroke="var(--on-ink)"
          strokeWidth="1.7"
          strokeLinecap="round"
        />
        <circle cx="11" cy="16" r="2.2" fill="var(--on-ink)" />
      </svg>
      Gradlab
    </h1>
  );
}
