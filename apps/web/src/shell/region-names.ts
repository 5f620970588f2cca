import type { Region } from '@mailroom/schemas'

/** Amazon's names of the Regions with WorkMail, which are not translated. Source: X-01. */
export const regionNames: Record<Region, string> = {
  'us-east-1': 'N. Virginia',
  'us-west-2': 'Oregon',
  'eu-west-1': 'Ireland',
}
