import { type LinkedContext, linking } from './endpoints/linking'
import { seal } from './sealed-text'

/**
 * Returns the address that opens a visit in the Solo at `baseUrl` for the user named in `context` (operation 34). `secret` is
 * the secret shared with that Solo. The address holds a patient's data, encrypted: show it to that user and never log it.
 */
export const linkTo = (baseUrl: string, context: LinkedContext, secret: string): string =>
  `${baseUrl.replace(/\/+$/, '')}${linking.openLink.path}?${new URLSearchParams({ arg: seal(JSON.stringify(context), secret) })}`
