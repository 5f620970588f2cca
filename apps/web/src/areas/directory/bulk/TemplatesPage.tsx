import SpaceBetween from '@cloudscape-design/components/space-between'
import type { OnboardingTemplate } from '@mailroom/schemas'
import { DataTable } from '@mailroom/ui/table/DataTable'
import { useMemo } from 'react'
import { Outlet } from 'react-router'
import { Can, useCan } from '../../../kit/access/Can.tsx'
import { apiErrorOf } from '../../../kit/data/failure.ts'
import { useOrganizationScope } from '../../../kit/data/scope.ts'
import { useRead } from '../../../kit/data/use-read.ts'
import { AppButton } from '../../../kit/page/AppButton.tsx'
import { AppLink } from '../../../kit/page/AppLink.tsx'
import { ErrorAlert } from '../../../kit/page/ErrorAlert.tsx'
import { PageTitle } from '../../../kit/page/PageTitle.tsx'
import { useTableWords } from '../../../kit/table/table-words.ts'
import { useFormats } from '../../../kit/words/formats.ts'
import { useText } from '../../../kit/words/texts.ts'
import { TemplateDetails } from './TemplateDetails.tsx'

function useColumns() {
  const text = useText('bulk')
  const { number } = useFormats()
  const can = useCan()
  const canEdit = can('onboardingTemplates.put')
  const canDelete = can('onboardingTemplates.delete')
  return useMemo(
    () => [
      {
        id: 'name',
        header: text('template.name'),
        isRowHeader: true,
        cell: ({ templateId, name }: OnboardingTemplate) =>
          canEdit ? <AppLink to={`${templateId}/edit`}>{name}</AppLink> : name,
      },
      {
        id: 'department',
        header: text('attribute.department'),
        cell: ({ department }: OnboardingTemplate) => department || '–',
      },
      {
        id: 'addressPattern',
        header: text('addressPattern'),
        cell: ({ addressPattern }: OnboardingTemplate) => addressPattern,
      },
      {
        id: 'groups',
        header: text('groups'),
        cell: ({ groupIds }: OnboardingTemplate) => number(groupIds.length),
      },
      {
        id: 'mailboxQuota',
        header: text('quota'),
        cell: ({ mailboxQuota }: OnboardingTemplate) =>
          mailboxQuota === undefined ? '–' : number(mailboxQuota),
      },
      ...(canDelete
        ? [
            {
              id: 'actions',
              header: text('actions'),
              cell: ({ templateId, name }: OnboardingTemplate) => (
                <AppLink
                  to={`${templateId}/delete`}
                  ariaLabel={text('template.deleteNamed', { name })}
                >
                  {text('template.delete')}
                </AppLink>
              ),
            },
          ]
        : []),
    ],
    [text, number, canEdit, canDelete],
  )
}

/** The onboarding templates: the groups, quota and addresses of new users in a department. */
export function TemplatesPage() {
  const text = useText('bulk')
  const columns = useColumns()
  const { data, error, refetch } = useRead('onboardingTemplates.list', useOrganizationScope())
  const details = useMemo(
    () => ({
      label: ({ name }: OnboardingTemplate) => text('template.unfold', { name }),
      content: (template: OnboardingTemplate) => <TemplateDetails template={template} />,
    }),
    [text],
  )
  return (
    <>
      <DataTable
        label={text('templates')}
        title={<PageTitle>{text('templates')}</PageTitle>}
        variant="full-page"
        description={text('templatesDescription')}
        actions={
          <SpaceBetween direction="horizontal" size="xs">
            <Can id="jobs.plan">
              <AppButton to="../onboard">{text('onboard')}</AppButton>
            </Can>
            <Can id="onboardingTemplates.put">
              <AppButton to="create" variant="primary">
                {text('template.add')}
              </AppButton>
            </Can>
          </SpaceBetween>
        }
        columns={columns}
        visible={columns.map(({ id }) => id)}
        rowKey={({ templateId }) => templateId}
        details={details}
        rows={error ? [] : data?.items}
        loadingText={text('loadingTemplates')}
        empty={
          error ? (
            <ErrorAlert error={apiErrorOf(error)} onRetry={() => void refetch()} />
          ) : (
            text('noTemplates')
          )
        }
        words={useTableWords(text('templates'))}
      />
      <Outlet />
    </>
  )
}
