import Container from '@cloudscape-design/components/container'
import SpaceBetween from '@cloudscape-design/components/space-between'
import type { Entity } from '@mailroom/schemas/entities'
import type { OnboardingTemplate } from '@mailroom/schemas/onboarding-templates'
import { Loading } from '@mailroom/ui/Loading'
import { useNavigate, useParams } from 'react-router'
import * as z from 'zod/mini'
import { notify } from '../../../kit/data/notifications.ts'
import { useRow } from '../../../kit/data/query.ts'
import { organizationPath, useOrganizationScope } from '../../../kit/data/scope.ts'
import { EntitiesField } from '../../../kit/entity/EntitiesField.tsx'
import { useEntityNames } from '../../../kit/entity/use-entities.ts'
import type { FieldWords } from '../../../kit/form/ConflictNotice.tsx'
import { EditForm } from '../../../kit/form/EditForm.tsx'
import { LinesField } from '../../../kit/form/LinesField.tsx'
import { OperationForm } from '../../../kit/form/OperationForm.tsx'
import { TextField } from '../../../kit/form/TextField.tsx'
import { Loaded } from '../../../kit/page/Loaded.tsx'
import { Page } from '../../../kit/page/Page.tsx'
import { hasText, useText } from '../../../kit/words/texts.ts'
import { AttributesField } from './AttributesField.tsx'
import { PatternField } from './PatternField.tsx'
import { QuotaField } from './QuotaField.tsx'
import { useTemplates } from './use-templates.ts'

type FieldsProps = { onChosen?: (entities: readonly Entity[]) => void }

function TemplateFields({ onChosen }: FieldsProps) {
  const text = useText('bulk')
  return (
    <Container>
      <SpaceBetween size="m">
        <TextField name="name" label={text('template.name')} />
        <TextField name="department" label={text('attribute.department')} optional />
        <PatternField
          name="addressPattern"
          label={text('addressPattern')}
          initial="{firstName}.{lastName}"
        />
        <LinesField
          optional
          name="aliasPatterns"
          label={text('aliasPatterns')}
          description={text('aliasPatternsHint')}
          placeholder="{f}{lastName}@example.com"
          wrong={text('aliasPatternsWrong')}
        />
        <EntitiesField
          name="groupIds"
          label={text('groups')}
          offered={{ types: ['GROUP'] }}
          {...(onChosen ? { onChosen } : {})}
        />
        <QuotaField name="mailboxQuota" optional />
        <AttributesField
          name="attributes"
          label={text('attributes')}
          description={text('templateAttributesHint')}
        />
      </SpaceBetween>
    </Container>
  )
}

const Ids = z.array(z.string())

/** Returns the labels and words of a template's fields for what changes, and for a conflict. */
function useTemplateWords(nameOfId: (id: string) => string): FieldWords {
  const text = useText('bulk')
  const labels: Record<string, string> = {
    ...{ name: text('template.name'), department: text('attribute.department') },
    groupIds: text('groups'),
    ...{ addressPattern: text('addressPattern'), aliasPatterns: text('aliasPatterns') },
    ...{ mailboxQuota: text('quota'), attributes: text('attributes') },
  }
  const attribute = (name: string) => {
    const key = `attribute.${name}`
    return hasText('bulk', key) ? text(key) : name
  }
  return {
    label: (field) => labels[field] ?? field,
    value: (field, value) => {
      const groups = field === 'groupIds' ? Ids.safeParse(value).data : undefined
      if (groups) return groups.map(nameOfId).join(', ')
      if (Array.isArray(value)) return value.join(', ')
      if (typeof value !== 'object' || value === null) return undefined
      return Object.entries(value)
        .map(([name, each]) => `${attribute(name)}: ${each}`)
        .join(', ')
    },
  }
}

function useTemplateForm() {
  const text = useText('bulk')
  const navigate = useNavigate()
  const scope = useOrganizationScope()
  const list = organizationPath(scope, 'onboarding-templates')
  return {
    id: 'onboardingTemplates.put',
    scope,
    submitLabel: text('template.save'),
    saved: ({ name }: { name: string }) => text('template.saved', { name }),
    close: (options?: { replace: boolean }) => void navigate(list, options),
  } as const
}

function CreateTemplate() {
  const text = useText('bulk')
  const { id, scope, submitLabel, saved, close } = useTemplateForm()
  return (
    <Page title={text('template.add')}>
      <OperationForm
        {...{ id, submitLabel }}
        fixed={scope}
        defaults={{ groupIds: [], aliasPatterns: [], attributes: {} }}
        onCancel={() => close()}
        onDone={(_, input) => {
          notify({ type: 'success', content: saved(input) })
          close({ replace: true })
        }}
      >
        <TemplateFields />
      </OperationForm>
    </Page>
  )
}

function TemplateForm({ template }: { template: OnboardingTemplate }) {
  const templates = useTemplates().data ?? []
  // Those of the others are read along: a conflict shows what the template has now.
  const names = useEntityNames(templates.flatMap(({ groupIds }) => groupIds))
  const words = useTemplateWords(names.nameOfId)
  const { id, scope, submitLabel, saved, close } = useTemplateForm()
  const { templateId, ...original } = template
  return (
    <Page title={template.name}>
      <EditForm
        {...{ id, original, submitLabel, saved }}
        fixed={{ ...scope, templateId }}
        replacesAll
        fieldWords={words}
        onClose={() => close()}
      >
        <TemplateFields onChosen={names.onChosen} />
      </EditForm>
    </Page>
  )
}

function EditTemplate({ templateId }: { templateId: string }) {
  const text = useText('bulk')
  const app = useText('app')
  return (
    <Loaded
      query={useRow(useTemplates(), templateId, (each) => each.templateId)}
      Frame={Page}
      title={text('template')}
      outline={<Loading label={app('loading')} />}
    >
      {(template) => <TemplateForm key={templateId} template={template} />}
    </Loaded>
  )
}

/** The form for a new template, or for the one that the address names. */
export function TemplatePage() {
  const { templateId } = useParams()
  return templateId === undefined ? <CreateTemplate /> : <EditTemplate templateId={templateId} />
}
