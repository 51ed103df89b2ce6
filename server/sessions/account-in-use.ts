/**
 * Returns whether an account may be used at all, however its user came in: it is not disabled, and is none of the demo's outside the demo.
 * @param demo - whether the demo's accounts may sign in
 */
export const isAccountInUse = (
  account: { readonly disabled: boolean; readonly demo: boolean },
  demo: boolean,
): boolean => !account.disabled && (demo || !account.demo)
