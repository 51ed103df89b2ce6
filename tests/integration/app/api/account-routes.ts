import type { Row } from './route-table'
import { REQUEST_ID } from './said-by-services'

const ACCOUNTS = ['bedside', 'virtual', 'charge', 'admin', 'compliance'] as const
const NEW = {
  username: 'n.smith',
  name: 'Nora Smith, RN',
  role: 'virtual',
  password: 'long enough to pass',
} as const
const CHANGE = { name: 'Nora Smith, RN', role: 'charge' } as const
const PASSWORD = { password: 'long enough to pass' }
const OWN_PASSWORD = { old: 'the one before', password: 'long enough to pass' }
const SESSION = 'x'.repeat(22)

/** Accounts: for administrators, and each user's own. */
export const ACCOUNT_ROUTES = [
  ['GET', 'accounts', {}, ['admin'], 'listAccounts', []],
  ['POST', 'accounts', { body: NEW }, ['admin'], 'addAccount', [NEW]],
  ['PUT', 'accounts/[id]', { body: CHANGE }, ['admin'], 'changeAccount', [REQUEST_ID, CHANGE]],
  [
    'PUT',
    'accounts/[id]/password',
    { body: PASSWORD },
    ['admin'],
    'resetPassword',
    [REQUEST_ID, PASSWORD.password],
  ],
  ['POST', 'accounts/[id]/disable', {}, ['admin'], 'disableAccount', [REQUEST_ID]],
  ['POST', 'accounts/[id]/enable', {}, ['admin'], 'enableAccount', [REQUEST_ID]],
  ['POST', 'accounts/[id]/unlock', {}, ['admin'], 'unlockAccount', [REQUEST_ID]],
  ['POST', 'accounts/[id]/unlink', {}, ['admin'], 'unlinkAccount', [REQUEST_ID]],
  ['POST', 'accounts/[id]/reset-factors', {}, ['admin'], 'resetFactors', [REQUEST_ID]],
  ['GET', 'account', {}, ACCOUNTS, 'readOwnAccount', []],
  ['PUT', 'account/password', { body: OWN_PASSWORD }, ACCOUNTS, 'changeOwnPassword', [OWN_PASSWORD]],
  ['DELETE', 'account/sessions/[id]', { id: SESSION }, ACCOUNTS, 'endOwnSession', [SESSION]],
] as const satisfies readonly Row[]
