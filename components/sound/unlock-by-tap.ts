import type { Player } from './player'

/**
 * Browsers unlock sound on the first tap or key press, wherever it is. The tap counts when it is lifted: unlocking takes away the
 * banner that asks for it, and a bed that moved between press and lift would lose the tap that was meant for it.
 * @returns what ends it
 */
export function unlockByTap({ unlock }: Pick<Player, 'unlock'>): () => void {
  document.addEventListener('pointerup', unlock, true)
  document.addEventListener('keydown', unlock, true)
  return () => {
    document.removeEventListener('pointerup', unlock, true)
    document.removeEventListener('keydown', unlock, true)
  }
}
