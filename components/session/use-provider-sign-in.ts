'use client'

import { useEffect, useState } from 'react'

/** The hospital's OpenID provider. */
export interface Provider {
  readonly id: 'oidc' | 'microsoft'
  /** What users call it. */
  readonly name: string
}

export interface ProviderSignIn {
  /** Leaves the page for the provider's sign-in. */
  leave(): Promise<void>
  readonly leaving: boolean
  /** Whether the last try failed. */
  readonly failed: boolean
}

/**
 * Leaves the page for a provider's sign-in. The hospital's provider signs in to Lantern, `teams` connects an account to the signed-in user
 * (server/auth/openid-providers.ts).
 * @param callbackUrl - the path to which the provider returns, with the result in the address
 */
export function useProviderSignIn(provider: Provider['id'] | 'teams', callbackUrl: string): ProviderSignIn {
  const [leaving, setLeaving] = useState(false)
  const [failed, setFailed] = useState(false)
  // The browser's back button restores the page as it was left.
  useEffect(() => {
    const back = () => setLeaving(false)
    window.addEventListener('pageshow', back)
    return () => window.removeEventListener('pageshow', back)
  }, [])
  const leave = async () => {
    setLeaving(true)
    setFailed(false)
    // next-auth rejects when the server does not answer.
    await import('next-auth/react')
      .then(({ signIn }) => signIn(provider, { callbackUrl }))
      .catch(() => {
        setLeaving(false)
        setFailed(true)
      })
  }
  return { leave, leaving, failed }
}
