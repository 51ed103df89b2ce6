import type { Words } from '../catalogue'
import { accounts } from './accounts'
import { alerts } from './alerts'
import { appointments } from './appointments'
import { bedside } from './bedside'
import { board } from './board'
import { call } from './call'
import { callLinks } from './call-links'
import { callPanel } from './call-panel'
import { callQuality } from './call-quality'
import { chart } from './chart'
import { common } from './common'
import { compliance } from './compliance'
import { contacts } from './contacts'
import { coverage } from './coverage'
import { displays } from './displays'
import { escalation } from './escalation'
import { factors } from './factors'
import { gallery } from './gallery'
import { invitations } from './invitations'
import { layout } from './layout'
import { lock } from './lock'
import { pin } from './pin'
import { privacy } from './privacy'
import { queue } from './queue'
import { refusals } from './refusals'
import { reports } from './reports'
import { request } from './request'
import { search } from './search'
import { secondStep } from './second-step'
import { shell } from './shell'
import { signIn } from './sign-in'
import { sound } from './sound'
import { teams } from './teams'
import { views } from './views'
import { wall } from './wall'

export const es: Words = {
  common,
  board,
  wall,
  bedside,
  queue,
  request,
  chart,
  call,
  callLinks,
  invitations,
  callQuality,
  compliance,
  privacy,
  callPanel,
  appointments,
  reports,
  escalation,
  coverage,
  displays,
  accounts,
  layout,
  alerts,
  sound,
  search,
  signIn,
  secondStep,
  factors,
  shell,
  pin,
  lock,
  contacts,
  teams,
  views,
  gallery,
  refusals,
}
