import { createHash, timingSafeEqual } from 'node:crypto'

const digest = (text: string) => createHash('sha256').update(text).digest()

/** Compares two secrets in a time that reveals nothing about either. */
export const sameSecret = (one: string, other: string): boolean => timingSafeEqual(digest(one), digest(other))
