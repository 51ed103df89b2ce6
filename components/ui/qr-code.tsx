import { useMemo } from 'react'
import { encode } from 'uqr'

/** Light modules around the code, which a reader needs to find it (ISO/IEC 18004: 4). */
const QUIET_ZONE = 4

/** Fits a phone of 390 px. */
const LARGEST_PX = 340

/** A QR code, dark on light by day and night: many readers take no inverted one. */
export function QrCode({ text, label }: { text: string; label: string }) {
  const { size, path } = useMemo(() => {
    const { size, data } = encode(text, { ecc: 'L', border: QUIET_ZONE })
    const rows = data.map((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : '')).join(''))
    return { size, path: rows.join('') }
  }, [text])
  // Whole pixels a module: readers fail where modules differ in size.
  const side = size * Math.max(1, Math.floor(LARGEST_PX / size))
  return (
    <svg
      role="img"
      width={side}
      height={side}
      aria-label={label}
      viewBox={`0 0 ${size} ${size}`}
      shapeRendering="crispEdges"
      className="rounded-md bg-white"
    >
      <path d={path} fill="#000" />
    </svg>
  )
}
