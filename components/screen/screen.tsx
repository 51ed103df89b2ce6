'use client'

import dynamic from 'next/dynamic'
import type { BoardProps } from '@/components/board/board'
import type { WallScreenProps } from '@/components/wall/screen'

const Board = dynamic(async () => (await import('@/components/board/board')).Board)
const WallScreen = dynamic(async () => (await import('@/components/wall/screen')).WallScreen)

type ScreenProps = ({ readonly kind: 'board' } & BoardProps) | ({ readonly kind: 'wall' } & WallScreenProps)

/**
 * The board of a user who acts, or a wall. Each has a bundle of its own, so that the small computer behind a wall does
 * not load the code of actions.
 */
export function Screen(props: ScreenProps) {
  return props.kind === 'wall' ? <WallScreen {...props} /> : <Board {...props} />
}
