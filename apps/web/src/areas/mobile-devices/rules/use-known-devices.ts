import type { Device } from '@mailroom/schemas/access/mobile-device-access-effect'
import { useMemo, useState } from 'react'
import { useText } from '../../../kit/words/texts.ts'
import { deviceWith, sampleDevices, sampleNames } from './sample-devices.ts'
import type { Whose } from './WhoseDevice.tsx'

/** A device that rules are tried on, with its name in words. */
export type KnownDevice = { words: string; device: Device; whose?: Whose }

/**
 * Returns the devices that a change of rules is tried on: the examples of AWS's guide, and devices
 * with the user agents that a person has pasted, one per line. Source: MDAR-10.
 */
export function useKnownDevices() {
  const text = useText('deviceRules')
  const [pasted, setPasted] = useState('')
  const devices = useMemo((): KnownDevice[] => {
    const agents = new Set(pasted.split(/[\r\n]+/).map((line) => line.trim()))
    agents.delete('')
    return [
      ...sampleNames.map((name) => ({
        words: text(`sample.${name}`),
        device: sampleDevices[name],
      })),
      ...[...agents].map((agent) => ({ words: agent, device: deviceWith(agent) })),
    ]
  }, [text, pasted])
  return { devices, pasted, setPasted }
}
