import { askBucket } from '../export-setup/ask-bucket.ts'
import { exportChecks } from '../export-setup/checks.ts'
import { exportSettingsOf } from '../store/export-settings.ts'
import { guardEdit } from './guarded-edit.ts'
import type { Handlers } from './handlers.ts'
import { refusal } from './refusal.ts'

const changedMeanwhile = () =>
  refusal('Conflict', 'Somebody else has changed the settings of exports in the meantime.')

export const exportSettings: Handlers<'exportSettings'> = {
  'exportSettings.describe': async (scope, { store }) =>
    (await exportSettingsOf(store).find(scope)) ?? {},

  'exportSettings.put': async ({ expected, ...input }, { store, clock, person, note }) => {
    const { bucket, prefix, kmsKeyArn, roleArn, ...scope } = input
    const wanted = { bucket, prefix, kmsKeyArn, roleArn }
    const kept = exportSettingsOf(store)
    const former = await kept.find(scope)
    const isFirst = Object.keys(expected).length === 0
    // Who saw that nothing was set has seen each value missing.
    const seen = isFirst ? { bucket: null, prefix: null, kmsKeyArn: null, roleArn: null } : expected
    guardEdit(note, { current: former, expected: seen, wanted })
    const changedAt = clock.now().toISOString()
    const next = { ...wanted, changedAt, changedBy: person.name }
    if (!(await kept.replace(scope, former, next))) throw changedMeanwhile()
  },

  'exportSettings.check': async (scope, { store, workmail, client, awsNow, note }) => {
    const kept = exportSettingsOf(store)
    const settings = await kept.find(scope)
    if (!settings)
      throw refusal('ExportNotConfigured', 'No bucket, key and role are set for exports.')
    const { organizationId, region } = scope
    const { ARN = '' } = await workmail.describeOrganization({ OrganizationId: organizationId })
    const [, , , , accountId = ''] = ARN.split(':')
    const asked = await askBucket({ s3: () => client('s3'), kms: () => client('kms') }, settings)
    const now = awsNow()
    const checks = exportChecks(asked, settings, { region, organizationId, accountId, now })
    const result = { checkedAt: now.toISOString(), checks }
    if (!(await kept.keepChecks(scope, settings, result))) throw changedMeanwhile()
    note({ details: Object.fromEntries(checks.map(({ id, state }) => [id, state])) })
    return result
  },
}
