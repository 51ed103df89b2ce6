/** Says on every page that this is the demo. */
export const DemoMark = () => (
  <p className="rounded border-2 border-dashed border-line-strong px-2 py-1 text-xs leading-tight font-bold text-ink sm:text-sm">
    DEMO<span className="hidden font-semibold sm:inline"> — not for patient care</span>
    <span className="sr-only sm:hidden"> — not for patient care</span>
  </p>
)
