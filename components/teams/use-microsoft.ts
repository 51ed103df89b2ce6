'use client'

import { signIn } from 'next-auth/react'
import { useEffect, useState } from 'react'

/**
 * Leaves the page for Microsoft's sign-in. `microsoft` signs in to Lantern, `teams` connects an account to the signed-in user
 * (server/auth/microsoft-provider.ts); each returns to its own page, with the result in the address.
 */
export function useMicrosoft(provider: 'microsoft' | 'teams') {
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
    await signIn(provider, { callbackUrl: provider === 'teams' ? '/teams' : '/board' }).catch(() => {
      setLeaving(false)
      setFailed(true)
    })
  }
  return { leave, leaving, failed }
}
