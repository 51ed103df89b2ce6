'use client'

import dynamic from 'next/dynamic'
import type { BoardProps } from '@/components/board/board'
import type { WallScreenProps } from '@/components/wall/screen'

const Board = dynamic(async () => (await import('@/components/board/board')).Board)
const WallScreen = dynamic(async () => (await import('@/components/wall/screen')).WallScreen)

type ScreenProps = ({ readonly kind: 'board' } & BoardProps) | ({ readonly kind: 'wall' } & WallScreenProps)

/**
 * The board of somebody who acts, or a wall. Each is code of its own, sent with the page, so that the small computer behind a
 * screen need not load what only those use who act.
 */
export function Screen(props: ScreenProps) {
  return props.kind === 'wall' ? <WallScreen {...props} /> : <Board {...props} />
}
