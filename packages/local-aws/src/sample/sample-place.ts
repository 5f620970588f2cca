/** The organization that sample settings are for. */
export type SamplePlace = {
  organizationId: string
  region: string
  alias: string
  /** The id of a person of the sample, by number. */
  userId: (number: number) => string
}
