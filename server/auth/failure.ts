/** The door for routes, which enter by server/auth. */
export { failureOf } from '@/server/platform/failure'
