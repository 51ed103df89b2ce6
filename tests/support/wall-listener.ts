import type { Page } from 'playwright-core'
import { DEMO_HOSPITAL } from '@/server/solo-emulator/demo/hospital'

export interface Overhearing {
  /** Every text that was on the page at any time, and everything the network brought: answers and socket frames. */
  everything(): Promise<string[]>
  /** The names, MRNs and birth dates of the demo hospital's patients that are in `texts`. */
  patientsIn(texts: readonly string[]): string[]
}

/** Listens in on all that a screen is given, from before its first page. */
export async function overhear(page: Page): Promise<Overhearing> {
  const fromNetwork: Promise<string>[] = []
  const onPage: string[] = []
  page.on('response', (response) => {
    // A redirect, or a page that was left, has no body any more.
    fromNetwork.push(response.text().catch(() => ''))
  })
  page.on('websocket', (socket) => {
    socket.on('framereceived', ({ payload }) => void fromNetwork.push(Promise.resolve(String(payload))))
  })
  await page.exposeFunction('heard', (texts: string[]) => void onPage.push(...texts))
  await page.addInitScript(reportEverything)
  return {
    everything: async () => {
      onPage.push(await page.content())
      return [...(await Promise.all(fromNetwork)), ...onPage]
    },
    patientsIn: (texts) => {
      const all = texts.join('\n')
      return PATIENT_DATA.filter((word) => new RegExp(`(?<![\\w-])${word}(?![\\w-])`).test(all))
    },
  }
}

/** Runs in the page: hands over every text and attribute that is added or changed. */
function reportEverything(): void {
  const tell: unknown = Reflect.get(window, 'heard')
  if (typeof tell !== 'function') throw new Error('Nobody listens.')
  new MutationObserver((changes) => {
    const texts = changes.flatMap(({ type, target, attributeName, addedNodes }) => {
      if (type === 'characterData') return [target.textContent ?? '']
      if (type === 'attributes') {
        return target instanceof Element && attributeName ? [target.getAttribute(attributeName) ?? ''] : []
      }
      return [...addedNodes].map((node) =>
        node instanceof Element ? node.outerHTML : (node.textContent ?? ''),
      )
    })
    tell(texts)
  }).observe(document, { subtree: true, childList: true, attributes: true, characterData: true })
}

const PATIENT_DATA: readonly string[] = DEMO_HOSPITAL.buildings.flatMap(({ beds }) =>
  beds.flatMap(({ patient }) => (patient ? [patient.lastName, patient.mrn, patient.birthDate] : [])),
)
