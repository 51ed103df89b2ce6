'use client'

import { signIn } from 'next-auth/react'
import { useEffect, useState } from 'react'

/**
 * Leaves the page for Microsoft's sign-in. `microsoft` signs in to Lantern, `teams` connects an account to whoever is signed in
 * (server/auth/microsoft-provider.ts); each comes back to its own page, with what became of it in the address.
 */
export function useMicrosoft(provider: 'microsoft' | 'teams') {
  const [leaving, setLeaving] = useState(false)
  const [failed, setFailed] = useState(false)
  // Back by the browser's button, the page is as it was left.
  useEffect(() => {
    const back = () => setLeaving(false)
    window.addEventListener('pageshow', back)
    return () => window.removeEventListener('pageshow', back)
  }, [])
  const leave = async () => {
    setLeaving(true)
    setFailed(false)
    // next-auth rejects when nobody answers.
    await signIn(provider, { callbackUrl: provider === 'teams' ? '/teams' : '/board' }).catch(() => {
      setLeaving(false)
      setFailed(true)
    })
  }
  return { leave, leaving, failed }
}
