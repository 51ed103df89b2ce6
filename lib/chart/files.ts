import type { Formats } from '@/lib/words/formats'

/** The types that Solo accepts as attachments ("Upload attachment to appointment"), as far as browsers name it. */
export const ATTACHMENT_TYPES = ['application/pdf', 'image/png', 'image/jpeg'] as const
export type AttachmentType = (typeof ATTACHMENT_TYPES)[number]

/** "Max file size: 5Mb". */
export const LARGEST_ATTACHMENT_BYTES = 5 * 1024 * 1024

/** Solo's own limit is the same number of characters. */
export const LONGEST_FILE_NAME = 255

export const isAttachmentType = (type: string): type is AttachmentType =>
  ATTACHMENT_TYPES.some((one) => one === type)

/** Returns why a file cannot be attached; null where it can. */
export function attachmentProblem({
  type,
  size,
}: {
  type: string
  size: number
}): 'kind' | 'empty' | 'large' | null {
  if (!isAttachmentType(type)) return 'kind'
  if (size === 0) return 'empty'
  return size > LARGEST_ATTACHMENT_BYTES ? 'large' : null
}

/** "84 kB", "1.2 MB" ("1,2 MB"); binary units, as Solo counts. */
export function sizeWords(bytes: number, { decimal }: Formats): string {
  if (bytes < 1024) return `${bytes} bytes`
  if (bytes < 1024 * 1024) return `${Math.round(bytes / 1024)} kB`
  // Rounded up, so that a file over the limit never reads as within it.
  const megabytes = Math.ceil((bytes / 1024 / 1024) * 10) / 10
  return `${decimal(megabytes, 1)} MB`
}
