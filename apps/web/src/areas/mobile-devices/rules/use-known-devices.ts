import type { Device } from '@mailroom/schemas/access/mobile-device-access-effect'
import { lacksCapability } from '@mailroom/schemas/why-not'
import { useMemo, useState } from 'react'
import { useConnection, useOrganizationScope } from '../../../kit/data/scope.ts'
import { useEntityNames } from '../../../kit/entity/use-entities.ts'
import { useWholeList } from '../../../kit/table/whole-list.ts'
import { useText } from '../../../kit/words/texts.ts'
import { deviceWith, sampleDevices, sampleNames } from './sample-devices.ts'
import type { Whose } from './WhoseDevice.tsx'

/** A device that rules are tried on, with its name in words. */
export type KnownDevice = {
  words: string
  device: Device
  whose?: Whose
  /** True if an override decides about it, and not the rules. */
  isOverridden?: boolean
}

const none: readonly never[] = []

/**
 * Returns the devices that a change of rules is tried on: those of the organization, which only a
 * local AWS lists, the examples of AWS's guide, and devices with the user agents that a person has
 * pasted, one per line. Source: MDAR-10.
 */
export function useKnownDevices() {
  const text = useText('deviceRules')
  const scope = useOrganizationScope()
  const [pasted, setPasted] = useState('')
  const isLocal = useConnection()?.local ?? false
  const isTold = !lacksCapability('mobileDevices.listAll', { isLocal })
  const listed = useWholeList('mobileDevices.listAll', scope, { enabled: isTold }).data ?? none
  const { nameOfId } = useEntityNames(listed.map(({ userId }) => userId))
  const devices = useMemo((): KnownDevice[] => {
    const agents = new Set(pasted.split(/[\r\n]+/).map((line) => line.trim()))
    agents.delete('')
    return [
      ...listed.map(({ userId, deviceId, type, model, operatingSystem, userAgent, access }) => ({
        words: text('knownDevice', { device: deviceId, user: nameOfId(userId) }),
        device: { type, model, operatingSystem, userAgent },
        whose: { userId, deviceId },
        isOverridden: access.decidedBy === 'OVERRIDE',
      })),
      ...sampleNames.map((name) => ({
        words: text(`sample.${name}`),
        device: sampleDevices[name],
      })),
      ...[...agents].map((agent) => ({ words: agent, device: deviceWith(agent) })),
    ]
  }, [text, pasted, listed, nameOfId])
  return { devices, isTold, pasted, setPasted }
}
