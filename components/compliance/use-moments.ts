import { useFormats } from '@/components/words/use-formats'

/** Returns the formats of the page's language, and the day with the time to the second. */
export function useMoments() {
  const formats = useFormats()
  return { ...formats, full: (at: number) => `${formats.day(at)}, ${formats.clockTime(at)}` }
}
