import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'

export type Side = 'provider' | 'patient'

/** The part of an appointment that its links are made of. */
export interface LinkedVisit {
  readonly videoCallId: string
  readonly providerToken: string
  readonly patientToken: string
}

/** 192 random bits, to be put into a link. */
export const newToken = (): string => randomBytes(24).toString('base64url')

/** The address of a visit's page for one side; `via` names Teams where its call would open there. */
export function visitLink(publicUrl: string, visit: LinkedVisit, side: Side, via?: 'teams'): string {
  const query = new URLSearchParams({
    as: side,
    ...(via && { via }),
    token: side === 'provider' ? visit.providerToken : visit.patientToken,
  })
  return `${publicUrl}/videocalls/${visit.videoCallId}?${query}`
}

const digest = (text: string) => createHash('sha256').update(text).digest()

/** Compares two secrets in a time that tells nothing of either. */
export const sameSecret = (one: string, other: string): boolean => timingSafeEqual(digest(one), digest(other))
