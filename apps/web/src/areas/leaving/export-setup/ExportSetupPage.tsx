import { ExportSettings } from '@mailroom/schemas/export-settings'
import { Details } from '@mailroom/ui/Details'
import { organizationPath, useOrganizationScope } from '../../../kit/data/scope.ts'
import { useRead } from '../../../kit/data/use-read.ts'
import { AppButton } from '../../../kit/page/AppButton.tsx'
import { Loaded } from '../../../kit/page/Loaded.tsx'
import { Page } from '../../../kit/page/Page.tsx'
import { SettingSection } from '../../../kit/page/SettingSection.tsx'
import { useFormats } from '../../../kit/words/formats.ts'
import { useText } from '../../../kit/words/texts.ts'
import { ExportChecks } from './ExportChecks.tsx'
import { PolicyDocuments } from './PolicyDocuments.tsx'

/** Where exports go, with which key and role, and who said so. Source: EXIT-08. */
function Settings() {
  const text = useText('exportSetup')
  const { dateTime } = useFormats()
  const scope = useOrganizationScope()
  const query = useRead('exportSettings.describe', scope)
  return (
    <SettingSection
      title={text('settings')}
      description={text('settingsMeaning')}
      read="exportSettings.describe"
      input={scope}
      write="exportSettings.put"
    >
      <Loaded query={query}>
        {(described) => {
          const { bucket, prefix, kmsKeyArn, roleArn, changedAt, changedBy = '' } = described
          if (changedAt === undefined) return <div>{text('notSet')}</div>
          return (
            <Details
              columns={1}
              items={[
                { label: text('bucket'), value: bucket },
                { label: text('prefix'), value: prefix },
                { label: text('kmsKeyArn'), value: kmsKeyArn },
                { label: text('roleArn'), value: roleArn },
                {
                  label: text('changed'),
                  value: text('changedBy', { by: changedBy, at: dateTime(changedAt) }),
                },
              ]}
            />
          )
        }}
      </Loaded>
    </SettingSection>
  )
}

/** The documents, as soon as the settings are there to fill in. */
function Documents() {
  const scope = useOrganizationScope()
  const query = useRead('exportSettings.describe', scope)
  const organization = useRead('organizations.describe', scope)
  return (
    <Loaded query={query}>
      {({ checks = [], ...described }) => (
        <Loaded query={organization}>
          {({ arn }) => {
            const { data } = ExportSettings.safeParse(described)
            const isBucketKeyUsed = checks.some(({ findings }) =>
              findings.some(({ code }) => code === 'bucketKey'),
            )
            const place =
              data && arn ? { ...data, organizationArn: arn, isBucketKeyUsed } : undefined
            return <PolicyDocuments place={place} />
          }}
        </Loaded>
      )}
    </Loaded>
  )
}

/**
 * What exports need before they can start: where they go, what is checked about it, and the documents
 * that AWS needs, to copy and to hand on. Every state is read; nothing is a step that has to come
 * before another. Source: EXIT-08 to EXIT-11.
 */
export function ExportSetupPage() {
  const text = useText('exportSetup')
  const scope = useOrganizationScope()
  return (
    <Page
      title={text('title')}
      description={text('description')}
      actions={
        <AppButton to={organizationPath(scope, 'exit/exports')}>{text('toExports')}</AppButton>
      }
    >
      <Settings />
      <ExportChecks />
      <Documents />
    </Page>
  )
}
