import type { Messages } from 'use-intl'

export type PageSceneName = keyof Messages['gallery']['pages']

/** A page besides the board. */
interface PageScene {
  /** Whether the server has answered; else the page is loading. */
  readonly answered: boolean
}

/** The states of the pages besides the board. */
export const PAGE_SCENES: Readonly<Record<PageSceneName, PageScene>> = {
  callQuality: { answered: true },
  callQualityLoading: { answered: false },
}

export const isPageScene = (name: string | null): name is PageSceneName =>
  name !== null && Object.hasOwn(PAGE_SCENES, name)
