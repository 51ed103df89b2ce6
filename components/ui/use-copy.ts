import { useState } from 'react'

/** Copies a text. `copied` is null before, and false where the browser refused, as on a page over plain http. */
export function useCopy(): { readonly copied: boolean | null; copy(text: string): Promise<void> } {
  const [copied, setCopied] = useState<boolean | null>(null)
  return {
    copied,
    async copy(text) {
      try {
        await navigator.clipboard.writeText(text)
        setCopied(true)
      } catch {
        setCopied(false)
      }
    },
  }
}
