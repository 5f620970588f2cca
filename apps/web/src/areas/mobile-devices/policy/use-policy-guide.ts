import {
  defaultMobilePolicy,
  type MobilePolicy,
  mobilePolicyRanges,
  mobilePolicyWarnings,
  wipesSooner,
} from '@mailroom/schemas/console-only/mobile-policy'
import type { Guide, GuideField } from '../../../kit/guide/guide.ts'
import { useText } from '../../../kit/words/texts.ts'

/** The ten settings, in the order of AWS's form. Source: MOB-03. */
export const policySettings = [
  ...(['requireDeviceEncryption', 'requireStorageCardEncryption', 'passwordRequired'] as const),
  ...(['allowSimplePassword', 'minimumPasswordLength', 'requireAlphanumericPassword'] as const),
  ...(['failedAttemptsAllowed', 'passwordExpirationDays', 'screenLockSeconds'] as const),
  'passwordHistory',
] as const satisfies readonly (keyof MobilePolicy)[]

/** Whether the value of a setting is a number, in a range. */
export function isLimit(setting: keyof MobilePolicy): setting is keyof typeof mobilePolicyRanges {
  return setting in mobilePolicyRanges
}

/** Returns the settings with their labels, and their values in words with units. */
export function usePolicyFields(): readonly (GuideField & { name: keyof MobilePolicy })[] {
  const text = useText('mobilePolicy')
  return policySettings.map((name) => ({
    name,
    label: text(name),
    words: (value) => {
      if (typeof value === 'boolean') return text(value ? 'on' : 'off')
      if (typeof value === 'number' && isLimit(name)) return text(`unit.${name}`, { count: value })
      return text('off')
    },
  }))
}

/** Returns what people read about values before they save them. Source: MOB-02, MOB-03. */
export function usePolicyCautions() {
  const text = useText('mobilePolicy')
  return (policy: MobilePolicy, before?: MobilePolicy): string[] => {
    // What is not known may wipe sooner.
    const known = before ?? { ...policy, failedAttemptsAllowed: null }
    const { failedAttemptsAllowed: count } = policy
    return [
      ...mobilePolicyWarnings(policy).map((warning) => text(`warning.${warning}`)),
      ...(count !== null && wipesSooner(known, policy) ? [text('dataLoss', { count })] : []),
    ]
  }
}

/** What the guide tells about the mobile policy. Source: MOB-01 to MOB-04. */
export function usePolicyGuide(): Guide<'mobilePolicy'> {
  const text = useText('mobilePolicy')
  const fields = usePolicyFields()
  const cautions = usePolicyCautions()
  return {
    capability: 'mobilePolicy',
    title: text('title'),
    initial: defaultMobilePolicy,
    fields,
    path: [text('path.organization'), text('path.policies'), text('path.edit')],
    cautions: (values, recorded) => [...cautions(values, recorded), text('allDevices')],
    acceptance: [text('accept.shown'), text('accept.device'), text('accept.lock')],
  }
}
