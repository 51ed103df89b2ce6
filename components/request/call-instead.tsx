/** Whom to call when a request does not get through; the wired nurse call always. */
export function CallInstead({ phone }: { phone: string | null }) {
  if (!phone) return <p className="mt-4 text-xl font-semibold">Use the phone or the nurse call.</p>
  return (
    <p className="mt-4 text-xl font-semibold">
      Call{' '}
      <a
        className="whitespace-nowrap underline decoration-2 underline-offset-4"
        href={`tel:${phone.replace(/[^\d+*#]/g, '')}`}
      >
        {phone}
      </a>
      , or use the nurse call.
    </p>
  )
}
