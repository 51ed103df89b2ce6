import type { Page } from 'playwright-core'

/** What pages send each other by WebRTC, which goes past every proxy. */
export interface MediaLine {
  /** Not a packet passes any more, in either direction, until `mend`. */
  cut(): Promise<void>
  mend(): Promise<void>
}

/**
 * Takes the line between pages in hand, by their browser's own emulation of networks. It holds for connections that are made
 * from then on.
 */
export async function mediaLineBetween(...pages: readonly Page[]): Promise<MediaLine> {
  const ends = await Promise.all(pages.map((page) => page.context().newCDPSession(page)))
  const lose = async (packetLoss: number) => {
    for (const devtools of ends) {
      await devtools.send('Network.emulateNetworkConditionsByRule', {
        // Only the rule of the empty pattern holds for WebRTC.
        matchedNetworkConditions: [
          { urlPattern: '', latency: 0, downloadThroughput: -1, uploadThroughput: -1, packetLoss },
        ],
      })
    }
  }
  for (const devtools of ends) await devtools.send('Network.enable')
  await lose(0)
  return { cut: () => lose(100), mend: () => lose(0) }
}
