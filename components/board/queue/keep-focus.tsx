import { Component, type ReactNode } from 'react'

interface FocusedAct {
  readonly requestId: string
  readonly act: string
}

/**
 * Gives the keyboard's focus back to a row that went from one list to another. A class, because only a class can read the page right
 * before React changes it.
 */
export class KeepFocus extends Component<{ readonly children: ReactNode }> {
  override getSnapshotBeforeUpdate(): FocusedAct | null {
    const button = document.activeElement
    const act = button?.getAttribute('data-act')
    const requestId = button?.closest('[data-queue-request]')?.getAttribute('data-queue-request')
    return act && requestId ? { requestId, act } : null
  }

  override componentDidUpdate(_: unknown, __: unknown, had: FocusedAct | null): void {
    if (!had || document.activeElement !== document.body) return
    const row = document.querySelector(`.queue-rest [data-queue-request="${CSS.escape(had.requestId)}"]`)
    const button = row?.querySelector<HTMLElement>(`[data-act="${had.act}"]`)
    const open = row?.querySelector<HTMLElement>('[data-act="open"]')
    ;(button ?? open)?.focus()
  }

  override render(): ReactNode {
    return this.props.children
  }
}
