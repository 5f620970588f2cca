/** An organization that receives sample settings. */
export type SamplePlace = {
  organizationId: string
  region: string
  alias: string
  /** Returns the id of a sample person by their number. */
  userId: (number: number) => string
}

/** Returns a setting's id, always the same for the same number; no entity has it. */
export function settingId(number: number): string {
  return `10000000-0000-4000-8000-${number.toString(16).padStart(12, '0')}`
}
