/** The value scale with its ends written. */
export function ScaleKey({
  low,
  high,
  label,
}: {
  readonly low: string;
  readonly high: string;
  readonly label: string;
}) {
  return (
    <span className="scale-key number">
      {low}
      <i className="ramp" />
      {high} {label}
    </span>
  );
}
