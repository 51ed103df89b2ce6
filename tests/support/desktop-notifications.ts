import type { Page } from 'playwright-core'

interface Notice {
  readonly title: string
  readonly body: string | undefined
  open: boolean
  click(): void
}

declare global {
  interface Window {
    notices: Notice[]
  }
}

/** The notices of a page's desktop since `behindOthers`, the oldest first. */
export const notices = (page: Page) =>
  page.evaluate(() => window.notices.map(({ title, body, open }) => ({ title, body, open })))

/** A window that is not looked at, on a desktop whose notices are written down: a headless browser shows none. */
export async function behindOthers(page: Page): Promise<void> {
  await page.addInitScript(() => {
    window.notices = []
    document.hasFocus = () => false
    class Shown {
      static permission = 'default'
      static requestPermission = async () => {
        Shown.permission = 'granted'
        return Shown.permission
      }
      onclick: (() => void) | null = null
      readonly notice: Notice
      constructor(title: string, { body }: NotificationOptions) {
        this.notice = { title, body, open: true, click: () => this.onclick?.() }
        window.notices.push(this.notice)
      }
      close() {
        this.notice.open = false
      }
    }
    Reflect.set(window, 'Notification', Shown)
  })
}
