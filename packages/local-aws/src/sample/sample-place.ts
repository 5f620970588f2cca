/** An organization that receives sample settings. */
export type SamplePlace = {
  organizationId: string
  region: string
  alias: string
  /** Returns the id of a sample person by their number. */
  userId: (number: number) => string
}
