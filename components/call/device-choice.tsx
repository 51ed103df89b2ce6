'use client'

import Settings from 'lucide-react/icons/settings-2'
import { useEffect, useId, useState } from 'react'
import { useTranslations } from 'use-intl'
import { useObservable } from '@/components/feed/feed-context'
import { Dialog } from '@/components/ui/dialog'
import type { Capture } from './capture'
import { ControlButton } from './control-button'

/** Chooses the camera and the microphone among those that are plugged in. */
export function DeviceChoice({ capture }: { capture: Capture }) {
  const t = useTranslations('call')
  const [open, setOpen] = useState(false)
  const devices = useDevices(open)
  const { cameraId, micId, tracks } = useObservable(capture.state)
  return (
    <>
      <ControlButton icon={Settings} words={t('devices')} onPress={() => setOpen(true)} />
      <Dialog open={open} onClose={() => setOpen(false)} title={t('devices')}>
        <DeviceList
          name={t('camera')}
          devices={devices.filter(({ kind }) => kind === 'videoinput')}
          unnamed={(n) => t('nthCamera', { n })}
          chosen={cameraId ?? tracks.video?.getSettings().deviceId ?? ''}
          onChoose={(id) => void capture.choose('camera', id)}
        />
        <DeviceList
          name={t('microphone')}
          devices={devices.filter(({ kind }) => kind === 'audioinput')}
          unnamed={(n) => t('nthMicrophone', { n })}
          chosen={micId ?? tracks.audio?.getSettings().deviceId ?? ''}
          onChoose={(id) => void capture.choose('mic', id)}
        />
      </Dialog>
    </>
  )
}

interface DeviceListProps {
  readonly name: string
  readonly devices: readonly MediaDeviceInfo[]
  /** The name of the nth device while the browser hides its label. */
  readonly unnamed: (n: string) => string
  readonly chosen: string
  readonly onChoose: (deviceId: string) => void
}

function DeviceList({ name, devices, unnamed, chosen, onChoose }: DeviceListProps) {
  const id = useId()
  return (
    <p className="mt-3 grid gap-1">
      <label htmlFor={id} className="text-sm font-semibold text-ink-soft">
        {name}
      </label>
      <select
        id={id}
        value={chosen}
        onChange={({ target }) => onChoose(target.value)}
        className="min-h-12 rounded-md border border-line-strong bg-surface px-3 text-base text-ink"
      >
        {devices.map(({ deviceId, label }, index) => (
          <option key={deviceId} value={deviceId}>
            {label || unnamed(String(index + 1))}
          </option>
        ))}
      </select>
    </p>
  )
}

/** Returns the plugged-in devices, kept current while `watching`. */
function useDevices(watching: boolean): readonly MediaDeviceInfo[] {
  const [devices, setDevices] = useState<readonly MediaDeviceInfo[]>([])
  useEffect(() => {
    if (!watching) return
    const load = () => void navigator.mediaDevices.enumerateDevices().then(setDevices)
    load()
    navigator.mediaDevices.addEventListener('devicechange', load)
    return () => navigator.mediaDevices.removeEventListener('devicechange', load)
  }, [watching])
  return devices
}
