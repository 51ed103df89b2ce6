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
import { contacts } from './contacts'
import { coverage } from './coverage'
import { displays } from './displays'
import { escalation } from './escalation'
import { gallery } from './gallery'
import { invitations } from './invitations'
import { layout } from './layout'
import { queue } from './queue'
import { refusals } from './refusals'
import { reports } from './reports'
import { request } from './request'
import { search } from './search'
import { shell } from './shell'
import { signIn } from './sign-in'
import { sound } from './sound'
import { teams } from './teams'
import { views } from './views'
import { wall } from './wall'

/** All words, by page or panel: ICU messages. A page sends the browser only the namespaces that it names. */
export const en = {
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
  callPanel,
  appointments,
  reports,
  escalation,
  coverage,
  displays,
  layout,
  alerts,
  sound,
  search,
  signIn,
  shell,
  contacts,
  teams,
  views,
  gallery,
  refusals,
} as const
