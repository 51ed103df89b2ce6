/** The grey dot of a device that could take a call; hollow while that is not known. Its words stand next to it, or in its title. */
export function DeviceDot({ readiness }: { readiness: 'ready' | 'unknown' }) {
  return (
    <span
      aria-hidden
      className={`inline-block flex-none rounded-full ${
        readiness === 'ready'
          ? 'size-[0.4em] bg-current opacity-60'
          : 'size-[0.5em] border border-current opacity-80'
      }`}
    />
  )
}
