import Alert from '@cloudscape-design/components/alert'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { MobilePolicy, mobilePolicyRanges } from '@mailroom/schemas/console-only/mobile-policy'
import { useEffect, useRef } from 'react'
import { useFormContext, useWatch } from 'react-hook-form'
import { CheckboxField } from '../../../kit/form/CheckboxField.tsx'
import { NumberField } from '../../../kit/form/NumberField.tsx'
import { useText } from '../../../kit/words/texts.ts'
import { isLimit, policySettings, usePolicyCautions } from './use-policy-guide.ts'

type Setting = (typeof policySettings)[number]

/** The settings that restrict passwords; AWS's form has them only if a password is required. */
const ofPassword: readonly Setting[] = [
  ...(['allowSimplePassword', 'minimumPasswordLength', 'requireAlphanumericPassword'] as const),
  ...(['failedAttemptsAllowed', 'passwordExpirationDays', 'passwordHistory'] as const),
]

/** The values of those that cannot stay without a password. */
const without = {
  ...{ requireAlphanumericPassword: false, failedAttemptsAllowed: null },
  ...{ passwordExpirationDays: null, passwordHistory: null },
}

/**
 * Turns off what a password would need as soon as none is required, and gives the values back if the
 * person changes their mind. Returns whether a password is required.
 */
function useDependencies(prefix: string): boolean {
  const { getValues, setValue } = useFormContext()
  const required = useWatch<Record<string, unknown>>({ name: `${prefix}passwordRequired` }) === true
  const kept = useRef<Map<string, unknown>>(undefined)
  useEffect(() => {
    if (required) {
      for (const [path, value] of kept.current ?? []) setValue(path, value, { shouldDirty: true })
      kept.current = undefined
    } else {
      const entries = Object.entries(without).map(
        ([name, off]) => [`${prefix}${name}`, off] as const,
      )
      kept.current ??= new Map(entries.map(([path]) => [path, getValues(path)]))
      for (const [path, off] of entries) setValue(path, off, { shouldDirty: true })
    }
  }, [required, prefix, getValues, setValue])
  return required
}

/** What the typed values are warned of; nothing while a value is wrong. */
function Cautions({ prefix, before }: { prefix: string; before: MobilePolicy | undefined }) {
  const cautions = usePolicyCautions()
  const names = policySettings.map((name) => `${prefix}${name}`)
  const typed: readonly unknown[] = useWatch({ name: names })
  const entries = policySettings.map((name, index) => {
    const value = typed[index]
    return [name, value === '' || value === undefined ? null : value]
  })
  const { data: policy } = MobilePolicy.safeParse(Object.fromEntries(entries))
  if (!policy) return null
  return (
    <div aria-live="polite">
      <SpaceBetween size="xs">
        {cautions(policy, before).map((caution) => (
          <Alert key={caution} type="warning">
            {caution}
          </Alert>
        ))}
      </SpaceBetween>
    </div>
  )
}

type Props = {
  /** The path of the values in the input of the operation, with a dot at its end. */
  prefix?: string
  /** The policy until now, as far as it is known. */
  before: MobilePolicy | undefined
}

/** The fields of the ten settings, with units, ranges, dependencies and warnings. Source: MOB-03. */
export function PolicyFields({ prefix = '', before }: Props) {
  const text = useText('mobilePolicy')
  const hasPassword = useDependencies(prefix)
  return (
    <>
      {policySettings.map((name) => {
        const frame = {
          ...{ name: `${prefix}${name}`, label: text(name), description: text(`about.${name}`) },
          disabled: !hasPassword && ofPassword.includes(name),
        }
        if (!isLimit(name)) return <CheckboxField key={name} {...frame} />
        const isOptional = name !== 'minimumPasswordLength'
        return (
          <NumberField
            key={name}
            {...frame}
            constraint={text(`range.${name}`, mobilePolicyRanges[name])}
            {...(isOptional ? { optional: true, empty: null } : {})}
          />
        )
      })}
      <Cautions prefix={prefix} before={before} />
    </>
  )
}
