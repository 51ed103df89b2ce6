import MonitorOff from 'lucide-react/icons/monitor-off'
import MonitorPlay from 'lucide-react/icons/monitor-play'
import MonitorX from 'lucide-react/icons/monitor-x'

/** The mark of a device that is not ready for a call, on a bed's card and in the legend. */
export const DEVICE_ICONS = { busy: MonitorPlay, offline: MonitorOff, none: MonitorX } as const
