import type { ReactNode } from 'react'

/** Keeps what asks for help at the lower edge of the screen while banners, long words or zoom push it out of view. */
export const AlwaysInView = ({ children }: { readonly children: ReactNode }) => (
  <div className="sticky bottom-0 z-10 -mx-[4vw] flex flex-auto flex-col justify-center gap-6 bg-ground px-[4vw] py-2 short:grid short:flex-none short:grid-cols-2 short:gap-2 short:*:only:col-span-2">
    {children}
  </div>
)
