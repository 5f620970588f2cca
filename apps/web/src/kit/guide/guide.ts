import type { GuidedCapability, GuidedValues } from '@mailroom/schemas/guided-settings'

/** A field of a setting: its name in drafts, its label, and its value in words. */
export type GuideField = { name: string; label: string; words: (value: unknown) => string }

/**
 * What a feature without a public API tells the kit about its setting, in the reader's language.
 * Source: NOAPI-01 to NOAPI-03.
 */
export type Guide<Capability extends GuidedCapability = GuidedCapability> = {
  capability: Capability
  /** The name of the setting. */
  title: string
  /** The values that a first draft begins with. */
  initial: GuidedValues<Capability>
  fields: readonly GuideField[]
  /** Where people click in the AWS console, in order, up to the form. */
  path: readonly string[]
  /** Warnings about values, read before anything is entered. */
  cautions: (values: GuidedValues<Capability>, recorded?: GuidedValues<Capability>) => string[]
  /** How people see afterwards that it works. */
  acceptance: readonly string[]
}

/** The AWS console of WorkMail. Source: NOAPI-03. */
export const awsConsole = 'https://console.aws.amazon.com/workmail/'

/** Returns the value of a field; values have no other members than the fields. */
export function valueIn(values: object, name: string): unknown {
  return Object.entries(values).find(([each]) => each === name)?.[1]
}
