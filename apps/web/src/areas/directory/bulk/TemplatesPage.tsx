import type { OnboardingTemplate } from '@mailroom/schemas/onboarding-templates'
import { useMemo } from 'react'
import { Outlet } from 'react-router'
import { Can, useCan } from '../../../kit/access/Can.tsx'
import { useOrganizationScope } from '../../../kit/data/scope.ts'
import { useRead } from '../../../kit/data/use-read.ts'
import { AppButton } from '../../../kit/page/AppButton.tsx'
import { AppLink } from '../../../kit/page/AppLink.tsx'
import { actionColumn, numberColumn, textColumn } from '../../../kit/table/columns.tsx'
import { ListTable } from '../../../kit/table/ListTable.tsx'
import { useWholeSource } from '../../../kit/table/whole-source.tsx'
import { useText } from '../../../kit/words/texts.ts'
import { TemplateDetails } from './TemplateDetails.tsx'

function useColumns() {
  const text = useText('bulk')
  const can = useCan()
  const canEdit = can('onboardingTemplates.put')
  const canDelete = can('onboardingTemplates.delete')
  return useMemo(
    () => [
      {
        id: 'name',
        header: text('template.name'),
        isRowHeader: true,
        value: ({ name }: OnboardingTemplate) => name,
        cell: ({ templateId, name }: OnboardingTemplate) =>
          canEdit ? <AppLink to={`${templateId}/edit`}>{name}</AppLink> : name,
      },
      textColumn({
        id: 'department',
        header: text('attribute.department'),
        value: ({ department }: OnboardingTemplate) => department,
      }),
      textColumn({
        id: 'addressPattern',
        header: text('addressPattern'),
        value: ({ addressPattern }: OnboardingTemplate) => addressPattern,
      }),
      numberColumn({
        id: 'groups',
        header: text('groups'),
        value: ({ groupIds }: OnboardingTemplate) => groupIds.length,
      }),
      numberColumn({
        id: 'mailboxQuota',
        header: text('quota'),
        value: ({ mailboxQuota }: OnboardingTemplate) => mailboxQuota,
      }),
      ...(canDelete
        ? [
            actionColumn({
              header: text('actions'),
              text: text('template.delete'),
              to: ({ templateId }: OnboardingTemplate) => `${templateId}/delete`,
              label: ({ name }) => text('template.deleteNamed', { name }),
            }),
          ]
        : []),
    ],
    [text, canEdit, canDelete],
  )
}

/** The onboarding templates: the groups, quota and addresses of new users in a department. */
export function TemplatesPage() {
  const text = useText('bulk')
  const scope = useOrganizationScope()
  const query = useRead('onboardingTemplates.list', scope)
  const source = useWholeSource({
    id: 'onboardingTemplates',
    operation: 'onboardingTemplates.list',
    input: scope,
    as: 'page',
    query: { ...query, data: query.data?.items },
    columns: useColumns(),
  })
  const details = useMemo(
    () => ({
      label: ({ name }: OnboardingTemplate) => text('template.unfold', { name }),
      content: (template: OnboardingTemplate) => <TemplateDetails template={template} />,
    }),
    [text],
  )
  return (
    <>
      <ListTable
        source={source}
        title={text('templates')}
        description={text('templatesDescription')}
        actions={
          <Can id="jobs.plan">
            <AppButton to="../onboard">{text('onboard')}</AppButton>
          </Can>
        }
        add={{
          operation: 'onboardingTemplates.put',
          to: 'create',
          text: text('template.add'),
          disabledReason: undefined,
        }}
        empty={text('noTemplates')}
        rowKey={({ templateId }) => templateId}
        details={details}
      />
      <Outlet />
    </>
  )
}
